package io.github.smimetrust.audit;

import io.github.smimetrust.name.NameParts;
import io.github.smimetrust.report.document.Text;
import io.github.smimetrust.sst.der.DerReader;
import io.github.smimetrust.sst.der.MalformedDerException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;

/**
 * The texts by which people tell a certificate from others: the values of its subject and issuer,
 * and the friendly name that a store adds.
 */
final class CertificateNames {
  /** A text with the place where it stands. */
  record Named(Text place, String text) {}

  private CertificateNames() {}

  static List<Named> of(Member member) {
    List<Named> names = new ArrayList<>();
    member
        .profile()
        .signedPart()
        .ifPresent(
            tbs -> {
              add(tbs.getSubject(), "subject", "サブジェクト", names);
              // The same text again in a root would only be the same finding again.
              if (!member.entry().isSelfIssued()) {
                add(tbs.getIssuer(), "issuer", "発行者", names);
              }
            });
    member
        .entry()
        .friendlyName()
        .ifPresent(n -> names.add(new Named(Text.of("friendly name", "フレンドリ名"), n)));
    return names;
  }

  private static void add(X500Name name, String english, String japanese, List<Named> names) {
    for (RDN rdn : name.getRDNs()) {
      for (AttributeTypeAndValue attribute : rdn.getTypesAndValues()) {
        String text = text(attribute);
        if (!text.isEmpty()) {
          String type = BCStyle.INSTANCE.oidToDisplayName(attribute.getType());
          String shown = type == null ? attribute.getType().getId() : type;
          names.add(new Named(Text.of(english + " " + shown, japanese + " " + shown), text));
        }
      }
    }
  }

  /** Empty where the value is no text. */
  private static String text(AttributeTypeAndValue attribute) {
    try {
      byte[] der = attribute.getValue().toASN1Primitive().getEncoded(ASN1Encoding.DER);
      DerReader reader = DerReader.of(der);
      reader.next();
      String text = NameParts.string(der, reader);
      return text == null ? "" : text;
    } catch (IOException | MalformedDerException e) {
      return "";
    }
  }
}
