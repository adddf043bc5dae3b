package io.github.smimetrust.mail;

import io.github.smimetrust.chain.ChainResult;
import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.mail.MessageVerdict.Findings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Judges one message: what is signed has to be all of it, and the signer its one sender. Not
 * thread-safe.
 */
final class MessageJudgment {
  private final SignerJudgment signers;
  private final MailRules rules;
  private final String source;
  private final PartBudget budget = new PartBudget();
  private final LayerWalk walk = new LayerWalk(budget);
  private final List<MessageProblem> problems = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  MessageJudgment(SignerJudgment signers, MailRules rules, String source) {
    this.signers = signers;
    this.rules = rules;
    this.source = source;
  }

  /** Says something more about the message, whatever it comes to. */
  MessageJudgment warning(String line) {
    warnings.add(line);
    return this;
  }

  /** A message with its header fields. */
  MessageVerdict message(byte[] bytes, int from) {
    return bounded(
        () -> {
          budget.pay();
          MimeEntity root = MimeEntity.read(bytes, from, bytes.length);
          SmimeLayer layer = SmimeLayer.open(root, budget);
          if (layer == null) {
            walk.plain(root);
          } else if (root.isAmbiguous()) {
            problems.add(ambiguous("a line that is no field, or one field twice"));
          }
          return judged(layer, root.headers());
        });
  }

  /** A message that does not fit into memory: what was read of it, and the rest. */
  MessageVerdict large(byte[] head, InputStream rest) throws IOException {
    return streamed(
        () -> {
          MimeEntity root = MimeEntity.read(head, MessageForm.start(head), head.length);
          SmimeLayer layer =
              SmimeLayer.isCms(root) ? LargeCms.read(root, rest) : LargeMessage.read(root, rest);
          checkLooksPlain(layer);
          if (root.isAmbiguous()) {
            problems.add(ambiguous("a line that is no field, or one field twice"));
          }
          warnOfLarge(layer.content());
          return judged(layer, root.headers());
        });
  }

  /** A CMS object alone that does not fit into memory. */
  MessageVerdict largeBare(InputStream cms) throws IOException {
    return streamed(
        () -> {
          SmimeLayer layer = LargeCms.read("CMS", cms);
          warnOfLarge(layer.content());
          return judged(layer, null);
        });
  }

  /** Whose an inner signature is would have to be known, too, and it is gone. */
  private static void checkLooksPlain(SmimeLayer layer) {
    CmsMessage message = layer.message();
    if (layer.content() instanceof LargeContent large
        && message != null
        && message.contentType().equals(CmsMessage.DATA)) {
      ContentInMemory beginning = large.header();
      if (SmimeLayer.isAnnounced(
          MimeEntity.read(beginning.bytes(), beginning.from(), beginning.to()))) {
        throw new MailLimitReached("memory-bytes", MailLimits.MEMORY_BYTES);
      }
    }
  }

  private void warnOfLarge(@Nullable SignedContent content) {
    if (content instanceof LargeContent) {
      warnings.add("The content is large, and was not looked into.");
    }
  }

  /** A CMS object alone, or with what it is on. */
  MessageVerdict bare(byte[] cms, @Nullable SignedContent content) {
    return bounded(
        () -> {
          warnOfLarge(content);
          return judged(
              content == null
                  ? SmimeLayer.opaque("CMS", cms)
                  : SmimeLayer.detached("CMS", cms, content),
              null);
        });
  }

  /** Reading, within limits. */
  private interface Reading {
    MessageVerdict run();
  }

  /** Reading from a stream, within limits. */
  private interface StreamReading {
    MessageVerdict run() throws IOException;
  }

  private MessageVerdict streamed(StreamReading reading) throws IOException {
    try {
      return bounded(
          () -> {
            try {
              return reading.run();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw Objects.requireNonNull(e.getCause());
    }
  }

  private MessageVerdict bounded(Reading reading) {
    try {
      return reading.run();
    } catch (MailLimitReached e) {
      return new MessageVerdict.Undecided(Findings.none(source), e.limit(), e.most());
    }
  }

  private MessageVerdict judged(@Nullable SmimeLayer layer, @Nullable Headers headers) {
    if (layer != null) {
      lookInto(layer, headers != null);
    }
    Sender sender = headers == null ? NOBODY : Sender.of(headers);
    if (layer == null && walk.signed().isEmpty() || layer != null && !layer.claimsSignature()) {
      return new MessageVerdict.NotSigned(
          new Findings(
              source, sender.text(), walk.names(), List.of(), List.of(), List.of(), warnings));
    }
    MessageProblem unclear = sender.problem();
    if (unclear != null) {
      problems.add(unclear);
    }
    List<SmimeLayer> layers = new ArrayList<>();
    if (layer == null) {
      problems.add(partly());
    } else {
      MessageProblem broken = layer.problem();
      if (broken != null) {
        problems.add(broken);
      }
      layers.add(layer);
    }
    walk.signed().forEach(inner -> layers.add(inner.layer()));
    Instant date = headers == null ? null : date(headers);
    List<List<SignerVerdict>> verdicts = signers.judge(layers, sender, date);
    List<SignerVerdict> outer = layer == null ? List.of() : verdicts.get(0);
    List<SignerVerdict> inner = new ArrayList<>();
    verdicts.subList(layer == null ? 0 : 1, verdicts.size()).forEach(inner::addAll);
    if (layer != null && headers != null) {
      checkContentType(layer);
      checkProtectedSender(layer, sender);
      checkInner(verdicts, sender);
      if (walk.signsEncryption()) {
        problems.add(
            new MessageProblem(
                MessageReason.SIGNED_ENCRYPTION,
                "an encrypted layer",
                "a signature on the message inside",
                "RFC 8551 section 3.7"));
      }
    }
    return verdict(sender, outer, inner);
  }

  /** What is in a bare signature need not be mail, so there only mail is looked into. */
  private void lookInto(SmimeLayer layer, boolean isMail) {
    try {
      walk.outer(layer);
    } catch (MailLimitReached e) {
      if (isMail) {
        throw e;
      }
      warnings.add("The content was not looked into: " + e.getMessage() + ".");
    }
  }

  private static final Sender NOBODY =
      new Sender(
          null,
          new MessageProblem(
              MessageReason.SENDER_MISSING,
              "a signature without a message's header",
              "a message",
              "RFC 8550 section 3"));

  private static MessageProblem ambiguous(String found) {
    return new MessageProblem(
        MessageReason.MALFORMED_HEADER, found, "each field once", "RFC 5322 section 2.2");
  }

  private MessageProblem partly() {
    return new MessageProblem(
        MessageReason.SIGNED_PART_NOT_ROOT,
        String.join(", ", walk.names()),
        "the whole message signed",
        "RFC 8551 section 3.5");
  }

  private @Nullable Instant date(Headers headers) {
    Instant date = MessageDate.of(headers);
    int dates = headers.all("date").size();
    if (dates > 1) {
      problems.add(ambiguous(dates + " Date fields"));
    } else if (date == null && dates == 1) {
      warnings.add("The Date field cannot be read, so it was not compared with the signing time.");
    }
    return date;
  }

  /** Else a signed receipt or a timestamp would pass for a message. */
  private void checkContentType(SmimeLayer layer) {
    CmsMessage message = layer.message();
    if (message != null
        && message.isSignedData()
        && !message.contentType().equals(CmsMessage.DATA)) {
      problems.add(
          new MessageProblem(
              MessageReason.MALFORMED_SIGNATURE,
              "content type " + message.contentType(),
              CmsMessage.DATA + ", data",
              "RFC 8551 section 2.4.1"));
    }
  }

  /** A From field within what is signed (RFC 9788) has to name the sender, too. */
  private void checkProtectedSender(SmimeLayer layer, Sender sender) {
    SignedContent whole = layer.content();
    MailAddress address = sender.address();
    if (whole == null || address == null) {
      return;
    }
    ContentInMemory content =
        whole instanceof LargeContent large ? large.header() : (ContentInMemory) whole;
    Headers signed = Headers.read(content.bytes(), content.from(), content.to());
    if (signed.all("from").isEmpty()) {
      return;
    }
    MailAddress inner = Sender.of(signed).address();
    if (inner == null || !inner.matches(address, rules.localParts())) {
      problems.add(
          new MessageProblem(
              MessageReason.PROTECTED_SENDER_DIFFERS,
              PlainText.of(signed.all("from").toString()),
              address.text(),
              "RFC 9788 section 4.4"));
    }
  }

  /** What is signed directly within what is signed has to be the sender's, and in order. */
  private void checkInner(List<List<SignerVerdict>> verdicts, Sender sender) {
    for (int i = 0; i < walk.signed().size(); i++) {
      List<SignerVerdict> inner = verdicts.get(verdicts.size() - walk.signed().size() + i);
      if (walk.signed().get(i).direct()
          && inner.stream().noneMatch(s -> s.isIntact() && s.matchesSender())) {
        problems.add(
            new MessageProblem(
                MessageReason.INNER_SIGNATURE,
                inner.isEmpty() ? "no signer" : inner.get(0).addresses().toString(),
                sender.text(),
                "RFC 8551 section 3.7"));
      }
    }
  }

  private MessageVerdict verdict(
      Sender sender, List<SignerVerdict> outer, List<SignerVerdict> inner) {
    SignerVerdict trusted =
        outer.stream().filter(s -> s.problems().isEmpty()).findFirst().orElse(null);
    if (problems.isEmpty() && trusted != null) {
      outer.stream()
          .filter(s -> !s.problems().isEmpty())
          .forEach(s -> warnings.add("Another signer (" + s.identity() + ") is not trusted."));
      return new MessageVerdict.Trusted(findings(sender, outer, inner), trusted);
    }
    boolean clear = problems.isEmpty();
    outer.forEach(s -> problems.addAll(s.problems()));
    Findings findings = findings(sender, outer, inner);
    if (clear) {
      for (SignerVerdict signer : outer) {
        if (signer.isUndecided()
            && signer.chain().orElse(null) instanceof ChainResult.Undecided chain) {
          return new MessageVerdict.Undecided(findings, chain.limit(), chain.most());
        }
      }
    }
    return new MessageVerdict.Rejected(findings);
  }

  private Findings findings(Sender sender, List<SignerVerdict> outer, List<SignerVerdict> inner) {
    return new Findings(source, sender.text(), walk.names(), outer, inner, problems, warnings);
  }
}
