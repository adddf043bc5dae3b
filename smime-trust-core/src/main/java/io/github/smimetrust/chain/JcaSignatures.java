package io.github.smimetrust.chain;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;

/**
 * Checks signatures with the providers of the JDK, and those on elliptic curves with Bouncy Castle,
 * which is never registered: it is many times faster there, and stricter with what is no DER.
 */
final class JcaSignatures implements SignatureCheck {
  private final @Nullable Provider chosen;

  /**
   * Makes a check.
   *
   * @param chosen the provider for everything; null for the choice above
   */
  JcaSignatures(@Nullable Provider chosen) {
    this.chosen = chosen;
  }

  @Override
  public Answer check(ParsedCertificate certificate, ParsedCertificate issuer) {
    SignatureScheme scheme = certificate.scheme();
    SubjectKey.Kind kind = issuer.key().kind();
    if (scheme.kind() != kind && !(scheme.isPss() && kind == SubjectKey.Kind.RSA_PSS)) {
      return Answer.INVALID;
    }
    Provider provider = chosen;
    if (provider == null && isElliptic(kind)) {
      provider = BouncyCastle.PROVIDER;
    }
    try {
      Signature verifier = signature(scheme, provider);
      KeyFactory keys =
          provider == null
              ? KeyFactory.getInstance(keyAlgorithm(kind))
              : KeyFactory.getInstance(keyAlgorithm(kind), provider);
      verifier.initVerify(keys.generatePublic(new X509EncodedKeySpec(issuer.keyBytes())));
      verifier.update(certificate.signedBytes());
      return verifier.verify(certificate.signature()) ? Answer.VALID : Answer.INVALID;
    } catch (SignatureException e) {
      return Answer.INVALID;
    } catch (NoSuchAlgorithmException
        | InvalidKeyException
        | InvalidAlgorithmParameterException e) {
      return Answer.UNABLE;
    } catch (GeneralSecurityException | RuntimeException e) {
      // A key that is none; for some broken ones providers throw unchecked exceptions.
      return Answer.UNABLE;
    }
  }

  private static boolean isElliptic(SubjectKey.Kind kind) {
    return switch (kind) {
      case EC, ED25519, ED448 -> true;
      case RSA, RSA_PSS, DSA, OTHER -> false;
    };
  }

  private static String keyAlgorithm(SubjectKey.Kind kind) {
    return switch (kind) {
      case RSA -> "RSA";
      case RSA_PSS -> "RSASSA-PSS";
      case EC -> "EC";
      case DSA -> "DSA";
      case ED25519 -> "Ed25519";
      case ED448 -> "Ed448";
      case OTHER -> "none";
    };
  }

  private static Signature signature(SignatureScheme scheme, @Nullable Provider provider)
      throws NoSuchAlgorithmException, InvalidAlgorithmParameterException {
    String name =
        switch (scheme.kind()) {
          case RSA, RSA_PSS -> scheme.isPss() ? "RSASSA-PSS" : digest(scheme) + "withRSA";
          case EC -> digest(scheme) + "withECDSA";
          case DSA -> digest(scheme) + "withDSA";
          case ED25519 -> "Ed25519";
          case ED448 -> "Ed448";
          case OTHER -> throw new NoSuchAlgorithmException(scheme.id());
        };
    Signature signature =
        provider == null ? Signature.getInstance(name) : Signature.getInstance(name, provider);
    if (scheme.isPss()) {
      signature.setParameter(
          new PSSParameterSpec(
              scheme.hash(),
              "MGF1",
              new MGF1ParameterSpec(scheme.hash()),
              scheme.saltBytes(),
              PSSParameterSpec.TRAILER_FIELD_BC));
    }
    return signature;
  }

  private static String digest(SignatureScheme scheme) {
    return scheme.hash().replace("-", "");
  }

  /** Loaded only when it is needed: the provider costs a second of a cold start. */
  private static final class BouncyCastle {
    static final Provider PROVIDER = new BouncyCastleProvider();
  }
}
