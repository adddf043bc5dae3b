package io.github.smimetrust;

import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA224Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;

/** The digests that key stores name. */
final class Digests {
  private Digests() {}

  static Digest of(Identified algorithm, Origin origin) {
    return switch (algorithm.oid()) {
      case "1.3.14.3.2.26" -> new SHA1Digest();
      case "2.16.840.1.101.3.4.2.4" -> new SHA224Digest();
      case "2.16.840.1.101.3.4.2.1" -> SHA256Digest.newInstance();
      case "2.16.840.1.101.3.4.2.2" -> new SHA384Digest();
      case "2.16.840.1.101.3.4.2.3" -> new SHA512Digest();
      default -> throw algorithm.unsupported(origin, "digest", "SHA-1 or SHA-2");
    };
  }

  /** The digest within an HMAC (RFC 8018 appendix B.1). */
  static Digest ofHmac(Identified algorithm, Origin origin) {
    return switch (algorithm.oid()) {
      case "1.2.840.113549.2.7" -> new SHA1Digest();
      case "1.2.840.113549.2.8" -> new SHA224Digest();
      case "1.2.840.113549.2.9" -> SHA256Digest.newInstance();
      case "1.2.840.113549.2.10" -> new SHA384Digest();
      case "1.2.840.113549.2.11" -> new SHA512Digest();
      default ->
          throw algorithm.unsupported(origin, "message authentication", "HMAC with SHA-1 or SHA-2");
    };
  }
}
