package io.github.smimetrust.mail;

import io.github.smimetrust.sst.der.DerReader;
import io.github.smimetrust.sst.der.MalformedDerException;
import io.github.smimetrust.sst.der.ObjectIdentifiers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A CMS object (RFC 5652 sections 3 and 5.1), DER or BER.
 *
 * <pre>
 * ContentInfo = SEQUENCE { contentType OID, content [0] }
 * SignedData  = SEQUENCE { version, digestAlgorithms SET, encapContentInfo SEQUENCE { OID, [0]
 *                 OCTET STRING? }, certificates [0]?, crls [1]?, signerInfos SET OF SignerInfo }
 * </pre>
 *
 * @param type what kind of object it is, in dotted form
 * @param contentType of signed data: the type of what is signed; else empty
 * @param content of signed data: what is signed, if it is inside
 * @param certificates of signed data: each one's bytes
 * @param signers of signed data
 */
record CmsMessage(
    String type,
    String contentType,
    @Nullable ContentInMemory content,
    List<byte[]> certificates,
    List<CmsSigner> signers) {
  static final String DATA = "1.2.840.113549.1.7.1";
  static final String SIGNED_DATA = "1.2.840.113549.1.7.2";

  private static final int EXPLICIT = 0xA0;
  private static final int CERTIFICATES = 0xA0;
  private static final int CRLS = 0xA1;

  /**
   * Reads one object.
   *
   * @throws MalformedDerException if it is none
   * @throws MailLimitReached if it is too large, content aside, or has too many signers
   */
  static CmsMessage read(byte[] bytes) {
    BerReader whole = BerReader.of(bytes, 0, bytes.length);
    BerReader info = whole.expect(BerReader.SEQUENCE, "ContentInfo").enter();
    whole.expectEnd("ContentInfo");
    String type = identifier(bytes, info, "contentType");
    if (!type.equals(SIGNED_DATA)) {
      return unopened(type);
    }
    BerReader explicit = info.expect(EXPLICIT, "content").enter();
    info.expectEnd("ContentInfo");
    BerReader data = explicit.expect(BerReader.SEQUENCE, "SignedData").enter();
    explicit.expectEnd("content");
    return signedData(bytes, data);
  }

  /** One that is no signed data. */
  static CmsMessage unopened(String type) {
    return new CmsMessage(type, "", null, List.of(), List.of());
  }

  private static CmsMessage signedData(byte[] bytes, BerReader data) {
    data.expect(BerReader.INTEGER, "version");
    data.expect(BerReader.SET, "digestAlgorithms");
    BerReader encapsulated = data.expect(BerReader.SEQUENCE, "encapContentInfo").enter();
    int contentBytes = data.end() - data.start();
    String contentType = identifier(bytes, encapsulated, "eContentType");
    ContentInMemory content = null;
    if (encapsulated.hasNext()) {
      BerReader explicit = encapsulated.expect(EXPLICIT, "eContent").enter();
      encapsulated.expectEnd("encapContentInfo");
      explicit.next();
      content = OctetString.read(bytes, explicit);
      explicit.expectEnd("eContent");
    }
    if (bytes.length - contentBytes > MailLimits.CMS_BYTES) {
      throw new MailLimitReached("cms-bytes", MailLimits.CMS_BYTES);
    }
    List<byte[]> certificates = List.of();
    if (data.peek() == CERTIFICATES) {
      data.next();
      certificates = elements(bytes, data.enter(), "cms-certificates", MailLimits.CERTIFICATES);
    }
    if (data.peek() == CRLS) {
      data.next();
    }
    BerReader infos = data.expect(BerReader.SET, "signerInfos").enter();
    data.expectEnd("SignedData");
    List<CmsSigner> signers = new ArrayList<>();
    for (byte[] signer : elements(bytes, infos, "cms-signers", MailLimits.SIGNERS)) {
      signers.add(CmsSigner.read(signer));
    }
    return new CmsMessage(
        SIGNED_DATA, contentType, content, List.copyOf(certificates), List.copyOf(signers));
  }

  private static List<byte[]> elements(byte[] bytes, BerReader set, String limit, int most) {
    List<byte[]> elements = new ArrayList<>();
    while (set.hasNext()) {
      set.next();
      if (elements.size() == most) {
        throw new MailLimitReached(limit, most);
      }
      elements.add(Arrays.copyOfRange(bytes, set.start(), set.end()));
    }
    return elements;
  }

  /** The identifier that comes next, dotted. */
  static String identifier(byte[] bytes, BerReader reader, String name) {
    reader.expect(BerReader.OBJECT_IDENTIFIER, name);
    DerReader der = DerReader.of(bytes, reader.start(), reader.end());
    der.next();
    return ObjectIdentifiers.read(bytes, der);
  }

  boolean isSignedData() {
    return type.equals(SIGNED_DATA);
  }

  /** What kind of object this is, for people. */
  String name() {
    return switch (type) {
      case DATA -> "data";
      case SIGNED_DATA -> signers.isEmpty() ? "certs-only" : "signed-data";
      case "1.2.840.113549.1.7.3" -> "enveloped-data";
      case "1.2.840.113549.1.9.16.1.23" -> "authEnveloped-data";
      case "1.2.840.113549.1.9.16.1.9" -> "compressed-data";
      case "1.2.840.113549.1.7.5" -> "digested-data";
      case "1.2.840.113549.1.7.6" -> "encrypted-data";
      case "1.2.840.113549.1.9.16.1.2" -> "authenticated-data";
      default -> type;
    };
  }

  /** Can it be opened only with a key? */
  boolean isEncrypted() {
    return switch (type) {
      case "1.2.840.113549.1.7.3", "1.2.840.113549.1.9.16.1.23", "1.2.840.113549.1.7.6" -> true;
      default -> false;
    };
  }
}
