package io.github.smimetrust.mail;

import io.github.smimetrust.chain.ChainResult;
import io.github.smimetrust.chain.Outcome;
import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.mail.MailWording.Phrase;
import java.util.List;
import java.util.Locale;

/** Renders a verdict for people, in the words of one language. */
final class MessageExplanation {
  private final MailWording words;
  private final Locale locale;
  private final StringBuilder text = new StringBuilder();

  private MessageExplanation(Locale locale) {
    this.words = MailWording.of(locale);
    this.locale = locale;
  }

  static String of(MessageVerdict verdict, Locale locale) {
    MessageExplanation explanation = new MessageExplanation(locale);
    explanation.verdict(verdict);
    return explanation.text.toString();
  }

  private void verdict(MessageVerdict verdict) {
    Phrase head =
        switch (verdict.outcome()) {
          case TRUSTED -> Phrase.TRUSTED;
          case REJECTED -> Phrase.REJECTED;
          case UNDECIDED -> Phrase.UNDECIDED;
          case NOT_SIGNED -> Phrase.NOT_SIGNED;
        };
    line(0, words.phrase(head, PlainText.of(verdict.source())));
    verdict.sender().ifPresent(s -> line(2, words.phrase(Phrase.SENDER, s)));
    if (!verdict.layers().isEmpty()) {
      line(2, words.phrase(Phrase.LAYERS, String.join(" > ", verdict.layers())));
    }
    if (verdict instanceof MessageVerdict.Undecided undecided) {
      line(2, words.phrase(Phrase.LIMIT, undecided.limit(), undecided.most()));
    }
    verdict.warnings().forEach(w -> line(2, words.phrase(Phrase.WARNING, w)));
    verdict.problems().stream()
        .filter(p -> verdict.signers().stream().noneMatch(s -> s.problems().contains(p)))
        .forEach(p -> problem(2, p));
    signers(verdict.signers());
    for (SignerVerdict inner : verdict.innerSigners()) {
      line(0, words.phrase(Phrase.INNER, inner.identity()));
      signer(inner);
    }
  }

  private void signers(List<SignerVerdict> signers) {
    for (int i = 0; i < signers.size(); i++) {
      SignerVerdict signer = signers.get(i);
      String name =
          signer
              .certificate()
              .map(c -> PlainText.of(c.subject()) + " (sha256 " + c.fingerprint() + ")")
              .orElseGet(() -> words.phrase(Phrase.UNKNOWN_SIGNER, signer.identity()));
      line(0, words.phrase(Phrase.SIGNER, i + 1, signers.size(), name));
      signer(signer);
      signer.chain().ifPresent(c -> chain(signer, c));
    }
  }

  private void signer(SignerVerdict signer) {
    line(
        2, words.phrase(signer.isIntact() ? Phrase.INTACT : Phrase.NOT_INTACT, signer.algorithm()));
    signer.signingTime().ifPresent(t -> line(2, words.phrase(Phrase.SIGNED_AT, t)));
    if (signer.addresses().isEmpty()) {
      line(2, words.phrase(Phrase.NO_ADDRESSES));
    } else {
      line(2, words.phrase(Phrase.ADDRESSES, String.join(", ", signer.addresses())));
      line(2, words.phrase(signer.matchesSender() ? Phrase.MATCHES : Phrase.NO_MATCH));
    }
    signer.problems().forEach(p -> problem(2, p));
  }

  private void chain(SignerVerdict signer, ChainResult chain) {
    line(2, words.phrase(Phrase.CHAIN_NOW));
    chain.explain(locale).lines().forEach(l -> line(4, l));
    if (chain.outcome() != Outcome.TRUSTED) {
      signer
          .chainWhenSigned()
          .ifPresent(
              then ->
                  line(
                      2,
                      words.phrase(
                          then.outcome() == Outcome.TRUSTED
                              ? Phrase.TRUSTED_WHEN_SIGNED
                              : Phrase.NOT_TRUSTED_WHEN_SIGNED)));
    }
  }

  private void problem(int indent, MessageProblem problem) {
    line(indent, problem.reason().id() + ": " + words.sentence(problem));
    line(indent + 2, problem.section());
    line(indent + 2, words.phrase(Phrase.REMEDY, problem.remedy(locale)));
    line(indent + 2, words.phrase(Phrase.MORE, problem.reason().page()));
  }

  private void line(int indent, String words) {
    text.append(" ".repeat(indent)).append(words).append('\n');
  }
}
