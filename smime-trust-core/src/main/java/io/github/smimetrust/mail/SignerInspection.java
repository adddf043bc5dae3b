package io.github.smimetrust.mail;

import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.sst.der.MalformedDerException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks one signer against the content and the certificates at hand (RFC 5652 sections 5.4 and
 * 5.6), without asking whether a certificate is trusted. Not thread-safe.
 */
final class SignerInspection {
  private static final String STRONG = "SHA-256, SHA-384, SHA-512";

  private final CmsSigner signer;
  private final SignedAttributes attributes;
  private final List<MessageProblem> problems = new ArrayList<>();
  private final List<CertificateParts> verified = new ArrayList<>();
  private @Nullable SigningAlgorithm algorithm;
  private @Nullable CertificateParts meant;

  private SignerInspection(CmsSigner signer) {
    this.signer = signer;
    this.attributes = new SignedAttributes(signer.signedAttributes());
  }

  /**
   * Inspects a signer.
   *
   * @param signer the signer
   * @param contentType what kind of content it signed
   * @param content what it signed
   * @param certificates every certificate at hand
   * @param terms which digests count, and how many signatures may still be checked
   */
  static SignerInspection of(
      CmsSigner signer,
      String contentType,
      SignedContent content,
      List<CertificateParts> certificates,
      InspectionTerms terms) {
    SignerInspection inspection = new SignerInspection(signer);
    inspection.run(contentType, content, certificates, terms);
    return inspection;
  }

  private void run(
      String contentType,
      SignedContent content,
      List<CertificateParts> certificates,
      InspectionTerms terms) {
    List<CertificateParts> candidates =
        certificates.stream().filter(c -> c.isMeantBy(signer)).toList();
    meant = candidates.isEmpty() ? null : candidates.get(0);
    String digest = DigestName.of(signer.digestAlgorithm());
    algorithm = digest == null ? null : scheme(digest);
    if (digest == null || algorithm == null) {
      problem(
          MessageReason.UNSUPPORTED_ALGORITHM,
          "with message digest " + (digest == null ? signer.digestAlgorithm() : digest),
          "RSA, RSA PSS, ECDSA or Ed25519 with the same digest: " + STRONG,
          "RFC 8551 section 2");
      return;
    }
    if (!terms.allows(digest)) {
      problem(MessageReason.WEAK_ALGORITHM, algorithm.name(), STRONG, "RFC 8551 section 2.1");
    }
    checkContent(contentType, content, digest);
    checkSignature(content, candidates, algorithm, terms);
  }

  private @Nullable SigningAlgorithm scheme(String digest) {
    try {
      return SigningAlgorithm.read(signer.signatureAlgorithm(), digest);
    } catch (MalformedDerException e) {
      return null;
    }
  }

  private void checkContent(String contentType, SignedContent content, String digest) {
    if (signer.attributes().isEmpty()) {
      if (!contentType.equals(CmsMessage.DATA)) {
        attributeProblem("no signed attributes", "them, for content type " + contentType, "5.3");
      } else if (content.forms().stream().anyMatch(SignerInspection::isAttributes)) {
        // Else a signature on attributes would pass for one on content that looks like them.
        attributeProblem("content that is a set of attributes", "other content", "5.4");
      }
      return;
    }
    if (!contentType.equals(attributes.contentType())) {
      attributeProblem(
          attributes.count(SignedAttributes.CONTENT_TYPE)
              + " content types, "
              + attributes.contentType(),
          "one, " + contentType,
          "11.1");
    }
    if (attributes.count(SignedAttributes.SIGNING_TIME) > 1) {
      attributeProblem("several signing times", "at most one", "11.3");
    }
    byte[] expected = attributes.messageDigest();
    if (expected == null) {
      attributeProblem(
          attributes.count(SignedAttributes.MESSAGE_DIGEST) + " message digests",
          "one with one value",
          "11.2");
      return;
    }
    if (!content.hasDigest(digest, expected)) {
      problem(
          MessageReason.DIGEST_MISMATCH,
          HexFormat.of().formatHex(content.digests(digest).get(0)),
          PlainText.of(HexFormat.of().formatHex(expected)),
          "RFC 5652 section 5.4");
    }
  }

  /** A SET of SEQUENCEs that begin with an identifier, and nothing more; in BER, too. */
  private static boolean isAttributes(byte[] content) {
    try {
      BerReader whole =
          BerReader.of(content, 0, content.length).expect(BerReader.SET, "attributes");
      BerReader set = whole.enter();
      whole.expectEnd("attributes");
      set.expect(BerReader.SEQUENCE, "attribute")
          .enter()
          .expect(BerReader.OBJECT_IDENTIFIER, "type");
      return true;
    } catch (MalformedDerException e) {
      return false;
    }
  }

  private void checkSignature(
      SignedContent content,
      List<CertificateParts> candidates,
      SigningAlgorithm scheme,
      InspectionTerms terms) {
    if (candidates.isEmpty()) {
      problem(
          MessageReason.CERTIFICATE_MISSING,
          PlainText.of(signer.identity()),
          "it in the signature, or given to the verifier",
          "RFC 8550 section 2.3");
      return;
    }
    List<CertificateParts> named =
        candidates.stream()
            .filter(c -> !attributes.nameCertificate() || attributes.name(c.der()))
            .toList();
    if (named.isEmpty()) {
      problem(
          MessageReason.CERTIFICATE_NOT_NAMED,
          PlainText.of(candidates.get(0).entry().subject()),
          "the certificate with the digest in signingCertificate",
          "RFC 5035 section 3");
      return;
    }
    List<byte[]> signed = signer.attributes().isEmpty() ? content.forms() : signer.attributes();
    boolean unable = true;
    for (CertificateParts candidate : named) {
      terms.payForSignature();
      SignerKey key = SignerKey.read(candidate.publicKey());
      if (key == null) {
        continue;
      }
      for (byte[] form : signed) {
        SignerKey.Answer answer = key.check(scheme, form, signer.signature());
        unable &= answer == SignerKey.Answer.UNABLE;
        if (answer == SignerKey.Answer.VALID) {
          verified.add(candidate);
          break;
        }
      }
    }
    if (verified.isEmpty()) {
      problem(
          unable ? MessageReason.UNSUPPORTED_ALGORITHM : MessageReason.BAD_SIGNATURE,
          scheme.name(),
          unable ? "a key that can be computed with" : PlainText.of(named.get(0).entry().subject()),
          "RFC 5652 section 5.6");
    }
  }

  private void attributeProblem(String found, String expected, String section) {
    problem(MessageReason.SIGNED_ATTRIBUTES, found, expected, "RFC 5652 section " + section);
  }

  private void problem(MessageReason reason, String found, String expected, String section) {
    problems.add(new MessageProblem(reason, found, expected, section));
  }

  CmsSigner signer() {
    return signer;
  }

  SignedAttributes attributes() {
    return attributes;
  }

  /** What is wrong, weak digests included. */
  List<MessageProblem> problems() {
    return List.copyOf(problems);
  }

  /** Did the key of a certificate make this signature, on this content? */
  boolean isIntact() {
    return !verified.isEmpty()
        && problems.stream().allMatch(p -> p.reason() == MessageReason.WEAK_ALGORITHM);
  }

  /** The certificates whose key made it; or else the one that the signer means, if any is there. */
  List<CertificateParts> certificates() {
    if (!verified.isEmpty()) {
      return List.copyOf(verified);
    }
    return meant == null ? List.of() : List.of(meant);
  }

  /** For people. */
  String algorithm() {
    return algorithm == null ? PlainText.of(signer.digestAlgorithm()) : algorithm.name();
  }
}
