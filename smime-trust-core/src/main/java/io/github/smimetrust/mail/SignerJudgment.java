package io.github.smimetrust.mail;

import io.github.smimetrust.chain.ChainResult;
import io.github.smimetrust.chain.ChainValidator;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.chain.Failure;
import io.github.smimetrust.chain.Outcome;
import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.mail.SignerVerdict.Finding;
import io.github.smimetrust.mail.SignerVerdict.Judged;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Judges the signers of a message, all as of one time. */
final class SignerJudgment {
  private final ChainValidator validator;
  private final MailRules rules;
  private final @Nullable Instant at;
  private final String source;

  /**
   * Makes a judgment.
   *
   * @param validator for chains
   * @param rules for the rest
   * @param at for which time; null for now
   * @param source where the message came from
   */
  SignerJudgment(ChainValidator validator, MailRules rules, @Nullable Instant at, String source) {
    this.validator = validator;
    this.rules = rules;
    this.at = at;
    this.source = source;
  }

  private record Candidate(Evidence evidence, List<MailAddress> addresses, boolean matches) {}

  private record Inspected(SignerInspection inspection, List<Candidate> candidates) {}

  /**
   * Judges layers.
   *
   * @param layers the layers
   * @param sender of the message
   * @param date of the message
   * @return for each layer a verdict for each signer
   * @throws MailLimitReached if there is too much to check
   */
  List<List<SignerVerdict>> judge(List<SmimeLayer> layers, Sender sender, @Nullable Instant date) {
    InspectionTerms terms = new InspectionTerms(rules.sha1());
    List<List<Inspected>> inspected = new ArrayList<>();
    List<Evidence> evidence = new ArrayList<>();
    for (SmimeLayer layer : layers) {
      List<Inspected> signers = inspect(layer, sender, terms);
      signers.forEach(s -> s.candidates().forEach(c -> evidence.add(c.evidence())));
      inspected.add(signers);
    }
    List<ChainResult> chains =
        at == null ? validator.validate(evidence) : validator.validate(evidence, at);
    List<List<SignerVerdict>> verdicts = new ArrayList<>();
    int next = 0;
    for (List<Inspected> signers : inspected) {
      List<SignerVerdict> layer = new ArrayList<>();
      for (Inspected signer : signers) {
        int from = next;
        next += signer.candidates().size();
        layer.add(verdict(signer, chains.subList(from, next), sender, date));
      }
      verdicts.add(layer);
    }
    return verdicts;
  }

  private List<Inspected> inspect(SmimeLayer layer, Sender sender, InspectionTerms terms) {
    CmsMessage message = layer.message();
    SignedContent content = layer.content();
    if (message == null || content == null) {
      return List.of();
    }
    List<CertificateParts> along = CertificatesAlong.of(message, source);
    List<CertificateParts> all = new ArrayList<>(along);
    all.addAll(rules.known());
    List<Inspected> inspected = new ArrayList<>();
    for (CmsSigner signer : message.signers()) {
      SignerInspection inspection =
          SignerInspection.of(signer, message.contentType(), content, all, terms);
      inspected.add(
          new Inspected(
              inspection,
              inspection.certificates().stream()
                  .map(c -> candidate(c, along, inspection, sender))
                  .toList()));
    }
    return inspected;
  }

  private Candidate candidate(
      CertificateParts certificate,
      List<CertificateParts> along,
      SignerInspection inspection,
      Sender sender) {
    Evidence evidence =
        Evidence.of(certificate.entry())
            .accompaniedBy(
                along.stream()
                    .map(CertificateParts::entry)
                    .filter(e -> !e.equals(certificate.entry()))
                    .toList())
            .from(source);
    Instant time = inspection.attributes().signingTime();
    List<MailAddress> addresses = CertificateAddresses.of(certificate);
    MailAddress from = sender.address();
    return new Candidate(
        time == null ? evidence : evidence.usedAt(time),
        addresses,
        from != null && addresses.stream().anyMatch(a -> a.matches(from, rules.localParts())));
  }

  private SignerVerdict verdict(
      Inspected signer, List<ChainResult> chains, Sender sender, @Nullable Instant date) {
    SignerInspection inspection = signer.inspection();
    Instant time = inspection.attributes().signingTime();
    Finding finding =
        new Finding(
            PlainText.of(inspection.signer().identity()),
            inspection.algorithm(),
            inspection.isIntact(),
            time);
    List<MessageProblem> problems = new ArrayList<>(inspection.problems());
    Judged judged = best(signer.candidates(), chains);
    if (judged != null) {
      addCertificateProblems(judged, sender, problems);
    }
    if (time != null
        && date != null
        && Duration.between(time, date).abs().compareTo(rules.dateTolerance()) > 0) {
      problems.add(
          new MessageProblem(
              MessageReason.DATE_DIFFERS,
              time.toString(),
              date.toString(),
              "RFC 8551 section 2.5.1"));
    }
    return new SignerVerdict(finding, judged, problems, validator);
  }

  /** Several certificates can have the key: a trusted one of the sender's comes first. */
  private static @Nullable Judged best(List<Candidate> candidates, List<ChainResult> chains) {
    List<Judged> all = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      Candidate candidate = candidates.get(i);
      all.add(
          new Judged(
              candidate.evidence(), chains.get(i), candidate.addresses(), candidate.matches()));
    }
    return all.stream()
        .max(
            Comparator.<Judged>comparingInt(
                    j -> (j.matches() ? 1 : 0) + (j.chain().outcome() == Outcome.TRUSTED ? 2 : 0))
                // Not by the order in the message: the same certificates, the same verdict.
                .thenComparing(j -> j.evidence().leaf().fingerprint()))
        .orElse(null);
  }

  private static void addCertificateProblems(
      Judged judged, Sender sender, List<MessageProblem> problems) {
    ChainResult chain = judged.chain();
    if (chain.outcome() != Outcome.TRUSTED) {
      problems.add(
          new MessageProblem(
              MessageReason.CHAIN, reasons(chain), "a chain to an anchor", "RFC 8550 section 4"));
    }
    if (sender.address() == null || judged.matches()) {
      return;
    }
    problems.add(
        judged.addresses().isEmpty()
            ? new MessageProblem(
                MessageReason.ADDRESS_MISSING,
                "no mail address",
                sender.text(),
                "RFC 8550 section 3")
            : new MessageProblem(
                MessageReason.ADDRESS_MISMATCH,
                judged.addresses().stream()
                    .limit(8)
                    .map(MailAddress::text)
                    .collect(Collectors.joining(", ")),
                sender.text(),
                "RFC 8550 section 3"));
  }

  private static String reasons(ChainResult chain) {
    return chain.fold(
        trusted -> "",
        rejected ->
            rejected.failures().stream()
                .map(Failure::reason)
                .map(r -> r.id())
                .distinct()
                .collect(Collectors.joining(", ")),
        undecided -> "limit " + undecided.limit());
  }
}
