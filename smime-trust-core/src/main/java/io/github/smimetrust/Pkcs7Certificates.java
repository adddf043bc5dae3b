package io.github.smimetrust;

import io.github.smimetrust.sst.StoreElement;
import io.github.smimetrust.sst.der.DerReader;
import io.github.smimetrust.sst.der.MalformedDerException;
import io.github.smimetrust.sst.der.ObjectIdentifiers;
import java.util.Arrays;
import java.util.List;

/**
 * Reads PKCS #7 or CMS that only carries certificates and CRLs (RFC 5652 section 5.1, the
 * "certs-only" of RFC 8551), as CAs give out chains (.p7b, .p7c). One with signers is a signature,
 * perhaps from mail, and is refused: what it carries is evidence, not something to trust.
 */
final class Pkcs7Certificates {
  private static final String SIGNED_DATA = "1.2.840.113549.1.7.2";
  private static final int CERTIFICATES = 0xA0;
  private static final int CRLS = 0xA1;

  private Pkcs7Certificates() {}

  /** Reads one object with definite lengths. */
  static void read(byte[] der, Origin origin, Intake intake) {
    try {
      DerReader whole = DerReader.of(der);
      DerReader contentInfo = whole.expect(DerReader.SEQUENCE, "ContentInfo").enter();
      whole.expectEnd("ContentInfo");
      contentInfo.expect(DerReader.OBJECT_IDENTIFIER, "contentType");
      String type = ObjectIdentifiers.read(der, contentInfo);
      if (!type.equals(SIGNED_DATA)) {
        intake.problem(origin, "PKCS #7 with content type " + type, SIGNED_DATA + ", signedData");
        return;
      }
      DerReader content = contentInfo.expect(0xA0, "content").enter();
      contentInfo.expectEnd("ContentInfo");
      readSignedData(der, content, origin, intake);
    } catch (MalformedDerException e) {
      intake.problem(origin.at("byte " + e.offset()), e.found(), e.expected());
    }
  }

  private static void readSignedData(byte[] der, DerReader content, Origin origin, Intake intake) {
    DerReader data = content.expect(DerReader.SEQUENCE, "SignedData").enter();
    content.expectEnd("content");
    data.expect(DerReader.INTEGER, "version");
    data.expect(DerReader.SET, "digestAlgorithms");
    data.expect(DerReader.SEQUENCE, "encapContentInfo");
    DerReader certificates = data.peek() == CERTIFICATES ? enterNext(data) : null;
    DerReader crls = data.peek() == CRLS ? enterNext(data) : null;
    if (data.expect(DerReader.SET, "signerInfos").length() > 0) {
      intake.problem(
          origin,
          "a signature with its signers",
          "certificates alone (certs-only); those of a signed mail are evidence, not trust");
      return;
    }
    data.expectEnd("SignedData");
    int number = 0;
    while (certificates != null && certificates.hasNext()) {
      number++;
      Origin place = origin.at("certificate " + number);
      if (certificates.next() == DerReader.SEQUENCE) {
        intake.certificate(copy(der, certificates), place);
      } else {
        intake.problem(place, "an attribute or other certificate", "an X.509 certificate");
      }
    }
    number = 0;
    while (crls != null && crls.hasNext()) {
      number++;
      Origin place = origin.at("CRL " + number);
      if (crls.next() == DerReader.SEQUENCE) {
        intake.otherObject(
            StoreElement.of(StoreElement.Kind.CRL, copy(der, crls), List.of()), place);
      } else {
        intake.problem(place, "other revocation information", "an X.509 CRL");
      }
    }
  }

  private static DerReader enterNext(DerReader reader) {
    reader.next();
    return reader.enter();
  }

  private static byte[] copy(byte[] der, DerReader reader) {
    return Arrays.copyOfRange(der, reader.start(), reader.end());
  }
}
