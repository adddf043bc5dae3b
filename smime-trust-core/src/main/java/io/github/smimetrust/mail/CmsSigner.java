package io.github.smimetrust.mail;

import io.github.smimetrust.sst.der.MalformedDerException;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * A SignerInfo (RFC 5652 section 5.3) as Bouncy Castle parses it. Immutable as long as nobody
 * changes the arrays.
 */
final class CmsSigner {
  /** Far more than any program writes. */
  private static final int MOST_ATTRIBUTES = 64;

  private static final int IMPLICIT_ATTRIBUTES = 0xA0;

  /** Version, identifier, digest algorithm. */
  private static final int FIELDS_BEFORE_ATTRIBUTES = 3;

  private final byte @Nullable [] issuer;
  private final BigInteger serial;
  private final String keyIdentifier;
  private final String digestAlgorithm;
  private final byte[] signatureAlgorithm;
  private final List<byte[]> attributes;
  private final List<Attribute> signedAttributes;
  private final byte[] signature;

  private CmsSigner(
      byte @Nullable [] issuer,
      BigInteger serial,
      String keyIdentifier,
      String digestAlgorithm,
      byte[] signatureAlgorithm,
      List<byte[]> attributes,
      List<Attribute> signedAttributes,
      byte[] signature) {
    this.issuer = issuer;
    this.serial = serial;
    this.keyIdentifier = keyIdentifier;
    this.digestAlgorithm = digestAlgorithm;
    this.signatureAlgorithm = signatureAlgorithm;
    this.attributes = attributes;
    this.signedAttributes = signedAttributes;
    this.signature = signature;
  }

  /**
   * Reads one.
   *
   * @throws MalformedDerException if it is none
   */
  static CmsSigner read(byte[] ber) {
    BerReader.checkNesting(ber, 0, ber.length);
    try {
      return of(SignerInfo.getInstance(ber), asTheyCame(ber));
    } catch (IOException | RuntimeException e) {
      // Bouncy Castle throws several kinds of unchecked exceptions on what is no SignerInfo.
      throw new MalformedDerException(0, "something else (" + e.getMessage() + ")", "SignerInfo");
    }
  }

  private static CmsSigner of(SignerInfo info, byte[] asTheyCame) throws IOException {
    byte[] issuer = null;
    BigInteger serial = BigInteger.ZERO;
    String keyIdentifier = "";
    ASN1Encodable id = info.getSID().getId();
    if (id instanceof ASN1OctetString key) {
      keyIdentifier = HexFormat.of().formatHex(key.getOctets());
    } else {
      IssuerAndSerialNumber names = IssuerAndSerialNumber.getInstance(id);
      issuer = names.getName().getEncoded(ASN1Encoding.DER);
      serial = names.getSerialNumber().getValue();
    }
    ASN1Set set = info.getAuthenticatedAttributes();
    List<Attribute> attributes = new ArrayList<>();
    if (set != null) {
      if (set.size() > MOST_ATTRIBUTES) {
        throw new IOException(set.size() + " attributes");
      }
      for (ASN1Encodable each : set) {
        attributes.add(Attribute.getInstance(each));
      }
    }
    AlgorithmIdentifier signing = info.getDigestEncryptionAlgorithm();
    return new CmsSigner(
        issuer,
        serial,
        keyIdentifier,
        info.getDigestAlgorithm().getAlgorithm().getId(),
        signing.getEncoded(ASN1Encoding.DER),
        set == null ? List.of() : forms(set.getEncoded(ASN1Encoding.DER), asTheyCame),
        List.copyOf(attributes),
        info.getEncryptedDigest().getOctets());
  }

  /** The bytes of {@code [0] IMPLICIT SET OF Attribute}; empty if they are not there. */
  private static byte[] asTheyCame(byte[] ber) {
    BerReader whole = BerReader.of(ber, 0, ber.length);
    BerReader fields = whole.expect(BerReader.SEQUENCE, "SignerInfo").enter();
    for (int i = 0; i < FIELDS_BEFORE_ATTRIBUTES; i++) {
      fields.next();
    }
    return fields.peek() == IMPLICIT_ATTRIBUTES && fields.next() == IMPLICIT_ATTRIBUTES
        ? Arrays.copyOfRange(ber, fields.start(), fields.end())
        : new byte[0];
  }

  private static List<byte[]> forms(byte[] der, byte[] asTheyCame) {
    if (asTheyCame.length == 0) {
      return List.of(der);
    }
    asTheyCame[0] = BerReader.SET;
    return Arrays.equals(der, asTheyCame) ? List.of(der) : List.of(der, asTheyCame);
  }

  /** The issuer of the signer's certificate; null where a key identifier names it. */
  byte @Nullable [] issuer() {
    return issuer;
  }

  /** The serial number of that certificate; zero where a key identifier names it. */
  BigInteger serial() {
    return serial;
  }

  /** In hexadecimal digits; empty where issuer and serial number name the certificate. */
  String keyIdentifier() {
    return keyIdentifier;
  }

  /** Dotted. */
  String digestAlgorithm() {
    return digestAlgorithm;
  }

  /** An AlgorithmIdentifier in DER. */
  byte[] signatureAlgorithm() {
    return signatureAlgorithm;
  }

  /**
   * The signed attributes as a SET, which is what is signed: in DER, as RFC 5652 section 5.4 asks,
   * and as they came, where that differs; some programs do not sort them. Empty if there are none.
   */
  List<byte[]> attributes() {
    return attributes;
  }

  /** The same, each for itself, in their order. */
  List<Attribute> signedAttributes() {
    return signedAttributes;
  }

  byte[] signature() {
    return signature;
  }

  /** For messages. */
  String identity() {
    return keyIdentifier.isEmpty()
        ? "serial number " + serial.toString(16)
        : "key identifier " + keyIdentifier;
  }
}
