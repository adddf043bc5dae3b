package io.github.smimetrust.mail;

import io.github.smimetrust.sst.der.DerReader;
import io.github.smimetrust.sst.der.MalformedDerException;
import io.github.smimetrust.sst.der.ObjectIdentifiers;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.DSAPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;

/**
 * A signer's public key. RSA and DSA are the JDK's, elliptic curves Bouncy Castle's, which is many
 * times faster there and is never registered.
 *
 * @param algorithm of the key: RSA, RSASSA-PSS, EC, DSA or Ed25519
 * @param key the key
 * @param provider whose it is; null for the JDK's
 */
record SignerKey(String algorithm, PublicKey key, @Nullable Provider provider) {
  /** OpenSSL's ceiling; checking costs the square of the size. */
  private static final int MOST_RSA_BITS = 16_384;

  /** BoringSSL's ceiling; checking costs a multiplication a bit. */
  private static final int MOST_EXPONENT_BITS = 33;

  /** Larger than any DSA prime that FIPS 186-4 has. */
  private static final int MOST_DSA_BITS = 3_072;

  /** What the check of a signature comes to. */
  enum Answer {
    VALID,
    INVALID,
    UNABLE
  }

  /** Reads a SubjectPublicKeyInfo; null for a key that is not computed with. */
  static @Nullable SignerKey read(byte[] info) {
    try {
      DerReader fields = DerReader.of(info).expect(DerReader.SEQUENCE, "publicKey").enter();
      DerReader identifier = fields.expect(DerReader.SEQUENCE, "algorithm").enter();
      identifier.expect(DerReader.OBJECT_IDENTIFIER, "algorithm");
      String id = ObjectIdentifiers.read(info, identifier);
      String algorithm =
          switch (id) {
            case "1.2.840.113549.1.1.1" -> "RSA";
            case "1.2.840.113549.1.1.10" -> "RSASSA-PSS";
            // A curve that is described instead of named could be one of an attacker's making.
            case "1.2.840.10045.2.1" ->
                identifier.peek() == DerReader.OBJECT_IDENTIFIER ? "EC" : null;
            case "1.2.840.10040.4.1" -> "DSA";
            case "1.3.101.112" -> "Ed25519";
            default -> null;
          };
      if (algorithm == null) {
        return null;
      }
      Provider provider = algorithm.startsWith("E") ? BouncyCastle.PROVIDER : null;
      KeyFactory factory =
          provider == null
              ? KeyFactory.getInstance(algorithm)
              : KeyFactory.getInstance(algorithm, provider);
      PublicKey key = factory.generatePublic(new X509EncodedKeySpec(info));
      return isSound(key) ? new SignerKey(algorithm, key, provider) : null;
    } catch (MalformedDerException | GeneralSecurityException e) {
      return null;
    } catch (RuntimeException e) {
      // For some broken keys providers throw unchecked exceptions.
      return null;
    }
  }

  private static boolean isSound(PublicKey key) {
    if (key instanceof RSAPublicKey rsa) {
      int exponentBits = rsa.getPublicExponent().bitLength();
      return rsa.getModulus().bitLength() <= MOST_RSA_BITS
          && exponentBits > 1
          && exponentBits <= MOST_EXPONENT_BITS
          && rsa.getPublicExponent().testBit(0);
    }
    return !(key instanceof DSAPublicKey dsa)
        || dsa.getParams() != null && dsa.getParams().getP().bitLength() <= MOST_DSA_BITS;
  }

  /** Checks a signature on bytes. */
  Answer check(SigningAlgorithm scheme, byte[] signed, byte[] signature) {
    try {
      Signature verifier = verifier(scheme);
      if (verifier == null) {
        return Answer.INVALID;
      }
      verifier.initVerify(key);
      verifier.update(signed);
      return verifier.verify(signature) ? Answer.VALID : Answer.INVALID;
    } catch (SignatureException e) {
      return Answer.INVALID;
    } catch (GeneralSecurityException | RuntimeException e) {
      return Answer.UNABLE;
    }
  }

  /** Null if the key is of another kind than the algorithm takes. */
  private @Nullable Signature verifier(SigningAlgorithm scheme) throws GeneralSecurityException {
    String digest = scheme.digest().replace("-", "");
    return switch (scheme.kind()) {
      case RSA -> algorithm.equals("RSA") ? Signature.getInstance(digest + "withRSA") : null;
      case RSA_PSS -> {
        if (!algorithm.startsWith("RSA")) {
          yield null;
        }
        Signature pss = Signature.getInstance("RSASSA-PSS");
        pss.setParameter(
            new PSSParameterSpec(
                scheme.digest(),
                "MGF1",
                new MGF1ParameterSpec(scheme.digest()),
                scheme.saltBytes(),
                PSSParameterSpec.TRAILER_FIELD_BC));
        yield pss;
      }
      case ECDSA ->
          algorithm.equals("EC")
              ? Signature.getInstance(digest + "withECDSA", BouncyCastle.PROVIDER)
              : null;
      case DSA -> algorithm.equals("DSA") ? Signature.getInstance(digest + "withDSA") : null;
      case ED25519 ->
          algorithm.equals("Ed25519")
              ? Signature.getInstance("Ed25519", BouncyCastle.PROVIDER)
              : null;
    };
  }

  /** Loaded only when it is needed: the provider costs a second of a cold start. */
  private static final class BouncyCastle {
    static final Provider PROVIDER = new BouncyCastleProvider();
  }
}
