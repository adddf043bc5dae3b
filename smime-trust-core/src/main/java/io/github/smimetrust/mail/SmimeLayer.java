package io.github.smimetrust.mail;

import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.sst.der.MalformedDerException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An entity that S/MIME made (RFC 8551 section 3): a multipart/signed, or an application/pkcs7-mime
 * of any kind, by its own type, an old one, or the name of its file.
 *
 * @param name for people
 * @param message the CMS object; null if it cannot be read
 * @param content what is signed; null if it is not at hand
 * @param problem what is wrong with it; null if nothing is
 */
record SmimeLayer(
    String name,
    @Nullable CmsMessage message,
    @Nullable SignedContent content,
    @Nullable MessageProblem problem) {

  /**
   * Opens an entity.
   *
   * @return null if it is none of S/MIME
   * @throws MailLimitReached if it is too large
   */
  static @Nullable SmimeLayer open(MimeEntity entity, PartBudget budget) {
    ContentType type = entity.type();
    if (type.is("multipart", "signed")) {
      return multipart(entity, budget);
    }
    if (!isCms(entity)) {
      return null;
    }
    byte[] decoded = TransferEncoding.decode(entity);
    return decoded == null
        ? unreadable(type.name(), "a body that is no " + PlainText.of(entity.encoding()))
        : opaque(type.name(), decoded);
  }

  /** Is an entity one CMS object, by its type or the name of its file? */
  static boolean isCms(MimeEntity entity) {
    ContentType type = entity.type();
    return type.type().equals("application")
        && (switch (type.subtype()) {
              case "pkcs7-mime", "x-pkcs7-mime" -> true;
              case "pkcs7-signature", "x-pkcs7-signature" -> true;
              default -> false;
            }
            || entity.fileName().toLowerCase(Locale.ROOT).endsWith(".p7m"));
  }

  /** Can an entity be a layer, as far as its header fields tell? */
  static boolean isAnnounced(MimeEntity entity) {
    String protocol = entity.type().parameter("protocol").toLowerCase(Locale.ROOT);
    return entity.type().is("multipart", "signed")
        ? protocol.isEmpty() || isSignature(protocol)
        : isCms(entity);
  }

  /** A CMS object that has its content inside. */
  static SmimeLayer opaque(String name, byte[] cms) {
    try {
      CmsMessage message = CmsMessage.read(cms);
      return opaque(name, message, message.content());
    } catch (MalformedDerException e) {
      return unreadable(name, e);
    }
  }

  /** A CMS object, and what it had inside, if anything. */
  static SmimeLayer opaque(String name, CmsMessage message, @Nullable SignedContent content) {
    String kind = name + " " + message.name();
    if (!message.isSignedData() || message.signers().isEmpty()) {
      return new SmimeLayer(kind, message, content, null);
    }
    MessageProblem problem =
        content == null
            ? new MessageProblem(
                MessageReason.CONTENT_MISSING,
                "a signature without content",
                "the content in the signature, or beside it",
                "RFC 8551 section 3.5")
            : null;
    return new SmimeLayer(kind, message, content, problem);
  }

  /** A CMS object and the content that lies beside it. */
  static SmimeLayer detached(String name, byte[] cms, SignedContent content) {
    CmsMessage message;
    try {
      message = CmsMessage.read(cms);
    } catch (MalformedDerException e) {
      return unreadable(name, e);
    }
    if (!message.isSignedData() || message.signers().isEmpty()) {
      return new SmimeLayer(
          name + " " + message.name(),
          message,
          content,
          new MessageProblem(
              MessageReason.MALFORMED_SIGNATURE,
              message.isSignedData() ? "no signer" : PlainText.of(message.name()),
              "signed data with one signer or more",
              "RFC 5652 section 5.1"));
    }
    MessageProblem problem =
        message.content() == null
            ? null
            : new MessageProblem(
                MessageReason.CONTENT_TWICE,
                "content in the signature",
                "none (detached)",
                "RFC 8551 section 3.5.3.1");
    return new SmimeLayer(name, message, content, problem);
  }

  /** Null for a multipart/signed of another protocol, such as OpenPGP. */
  private static @Nullable SmimeLayer multipart(MimeEntity entity, PartBudget budget) {
    List<MimeEntity> parts = entity.parts(budget);
    String protocol = entity.type().parameter("protocol").toLowerCase(Locale.ROOT);
    boolean ours =
        protocol.isEmpty()
            ? parts != null && parts.stream().anyMatch(p -> isSignature(p.type().name()))
            : isSignature(protocol);
    if (!ours) {
      return null;
    }
    if (parts == null
        || parts.size() != 2
        || !isSignature(parts.get(1).type().name())
        || isEncoded(entity)) {
      List<String> found = new ArrayList<>();
      if (parts != null) {
        parts.stream().limit(8).forEach(p -> found.add(p.type().name()));
      }
      return broken(
          "the parts "
              + PlainText.of(found.toString())
              + (isEncoded(entity) ? " in " + PlainText.of(entity.encoding()) : ""));
    }
    MimeEntity signed = parts.get(0);
    byte[] cms = TransferEncoding.decode(parts.get(1));
    return cms == null
        ? unreadable("multipart/signed", "a body that is no " + parts.get(1).encoding())
        : detached(
            "multipart/signed",
            cms,
            new ContentInMemory(signed.bytes(), signed.from(), signed.to()));
  }

  /** RFC 2045 section 6.4: what has parts has no encoding; some programs undo one all the same. */
  static boolean isEncoded(MimeEntity entity) {
    return switch (entity.encoding()) {
      case "7bit", "8bit", "binary" -> false;
      default -> true;
    };
  }

  static boolean isSignature(String type) {
    return type.equals("application/pkcs7-signature")
        || type.equals("application/x-pkcs7-signature");
  }

  /** A multipart/signed that is none. */
  static SmimeLayer broken(String found) {
    return new SmimeLayer(
        "multipart/signed",
        null,
        null,
        new MessageProblem(
            MessageReason.STRUCTURE,
            found,
            "two parts: what is signed, application/pkcs7-signature",
            "RFC 1847 section 2.1"));
  }

  static SmimeLayer unreadable(String name, MalformedDerException e) {
    return unreadable(
        name, "at byte " + e.offset() + " " + PlainText.of(e.found()) + " for " + e.expected());
  }

  static SmimeLayer unreadable(String name, String found) {
    return new SmimeLayer(
        name,
        null,
        null,
        new MessageProblem(
            MessageReason.MALFORMED_SIGNATURE,
            PlainText.of(found),
            "a CMS object",
            "RFC 5652 section 3"));
  }

  /** Does it claim to be signed: with signers, or in a way that cannot be read? */
  boolean claimsSignature() {
    return problem != null || message != null && !message.signers().isEmpty();
  }

  boolean isEncrypted() {
    return message != null && message.isEncrypted();
  }
}
