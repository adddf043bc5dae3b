package io.github.smimetrust.replay;

import io.github.smimetrust.format.Sha256;
import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPResponseStatus;
import org.bouncycastle.asn1.ocsp.ResponseBytes;
import org.bouncycastle.asn1.ocsp.SingleResponse;
import org.bouncycastle.asn1.x509.CertificateList;
import org.jspecify.annotations.Nullable;

/** What an authority published about revocation, as bytes that nothing here looks into. */
final class Attachment {
  /** The largest lists in use have some ten megabytes. */
  static final int MOST_BYTES = 16 << 20;

  /** What it is. */
  enum Kind {
    /** A certificate revocation list (RFC 5280 section 5.1). */
    CRL("crls/", ".crl", "a CRL (RFC 5280 section 5.1)"),
    /** An answer of a responder (RFC 6960 section 4.2.1). */
    OCSP_RESPONSE("ocsp/", ".ors", "an OCSP response (RFC 6960 section 4.2.1)");

    private final String folder;
    private final String ending;
    private final String expected;

    Kind(String folder, String ending, String expected) {
      this.folder = folder;
      this.ending = ending;
      this.expected = expected;
    }
  }

  private final Kind kind;
  private final byte[] der;

  private Attachment(Kind kind, byte[] der) {
    this.kind = kind;
    this.der = der;
  }

  /**
   * Takes bytes, which are copied.
   *
   * @throws IllegalArgumentException if they are not of that kind, or too many
   */
  static Attachment of(Kind kind, byte[] der) {
    if (der.length > MOST_BYTES) {
      throw new IllegalArgumentException(
          "found " + der.length + " bytes, expected at most " + MOST_BYTES + " for one attachment");
    }
    byte[] own = der.clone();
    if (!isOf(kind, own)) {
      throw new IllegalArgumentException("found something else, expected " + kind.expected);
    }
    return new Attachment(kind, own);
  }

  /** What a file of that name should be; null if it is no attachment by its name. */
  static @Nullable Kind kindOf(String name) {
    return Arrays.stream(Kind.values())
        .filter(k -> name.startsWith(k.folder) && name.endsWith(k.ending))
        .findFirst()
        .orElse(null);
  }

  // Bounded by the size above, and by the nesting that Bouncy Castle takes.
  private static boolean isOf(Kind kind, byte[] der) {
    try {
      ASN1Primitive whole = ASN1Primitive.fromByteArray(der);
      return switch (kind) {
        case CRL -> isCrl(CertificateList.getInstance(whole)) && CrlForm.isOf(der);
        case OCSP_RESPONSE -> isResponse(OCSPResponse.getInstance(whole), whole);
      };
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  private static boolean isCrl(CertificateList list) {
    return list.getIssuer() != null && list.getThisUpdate() != null;
  }

  /**
   * A refusal has no bytes; of the others there is one kind (RFC 6960 section 4.2.1). What the
   * structures have no field for is gone when they are made anew, so it shows.
   */
  private static boolean isResponse(OCSPResponse response, ASN1Primitive whole) {
    int status = response.getResponseStatus().getIntValue();
    ResponseBytes bytes = response.getResponseBytes();
    return status >= OCSPResponseStatus.SUCCESSFUL
        && status <= OCSPResponseStatus.UNAUTHORIZED
        && response.toASN1Primitive().equals(whole)
        && (bytes == null
            || bytes.getResponseType().equals(OCSPObjectIdentifiers.id_pkix_ocsp_basic)
                && isBasic(bytes.getResponse().getOctets()));
  }

  private static boolean isBasic(byte[] der) {
    BasicOCSPResponse basic = BasicOCSPResponse.getInstance(der);
    for (ASN1Encodable single : basic.getTbsResponseData().getResponses()) {
      if (!SingleResponse.getInstance(single).toASN1Primitive().equals(single.toASN1Primitive())) {
        return false;
      }
    }
    return basic.toASN1Primitive().equals(ASN1Sequence.getInstance(der));
  }

  Kind kind() {
    return kind;
  }

  byte[] der() {
    return der.clone();
  }

  /** Its name in the archive, by its content: that of the caller's file may name a person. */
  String name() {
    return kind.folder + Sha256.of(der) + kind.ending;
  }
}
