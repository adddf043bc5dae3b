package io.github.smimetrust.mail;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.cause.CauseCatalogue;
import io.github.smimetrust.cause.Sentence;
import io.github.smimetrust.chain.ChainResult;
import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.report.Report;
import io.github.smimetrust.report.Severity;
import io.github.smimetrust.report.document.Fact;
import io.github.smimetrust.report.document.FindingRow;
import io.github.smimetrust.report.document.ReportDocument;
import io.github.smimetrust.report.document.RuleRow;
import io.github.smimetrust.report.document.Section;
import io.github.smimetrust.report.document.Section.Column;
import io.github.smimetrust.report.document.Section.Table;
import io.github.smimetrust.report.document.Section.Verbatim;
import io.github.smimetrust.report.document.Text;
import io.github.smimetrust.report.document.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes reports of verdicts on signed mail: a table of the messages with outcome, sender, signer
 * and reasons, the certificates of the signers, and each problem as a finding whose rule is the id
 * of its reason.
 *
 * <pre>{@code
 * List<MessageVerdict> verdicts = verifier.verifyFolder(Path.of("mail"));
 * Report report = MailReport.of(verdicts, Instant.now());
 * report.inLanguage(Locale.JAPANESE).writeTo(Path.of("mail.html"));
 * }</pre>
 *
 * <p>Stateless and thread-safe.
 *
 * @since 0.1.0
 */
public final class MailReport {
  private MailReport() {}

  /**
   * The report of one message, with the whole explanation.
   *
   * @param verdict the verdict
   * @param at when it was made, or the time that it was asked for
   * @return the report, in English and UTC until others are named
   */
  public static Report of(MessageVerdict verdict, Instant at) {
    return ReportDocument.of("message", Text.of("Is this message trusted?", "このメッセージは信頼できるか"), at)
        .plus(new Fact("message", Text.of("Message", "メッセージ"), source(verdict)))
        .plus(new Fact("outcome", Text.of("Outcome", "結果"), outcome(verdict.outcome())))
        .plus(table(List.of(verdict)))
        .plus(
            new Section(
                "explanation",
                Text.of("Explanation", "説明"),
                List.of(
                    new Verbatim(Text.of(verdict.explain(), verdict.explain(Locale.JAPANESE))))))
        .certificates(SignerRows.of(List.of(verdict)))
        .findings(rules(List.of(verdict)), findings(List.of(verdict)));
  }

  /**
   * The report of several messages, such as a folder; each has a line of its own.
   *
   * @param verdicts the verdicts, in the order in which they are to stand
   * @param at when they were made, or the time that they were asked for
   * @return the report, in English and UTC until others are named
   */
  public static Report of(Collection<? extends MessageVerdict> verdicts, Instant at) {
    List<MessageVerdict> all = List.copyOf(verdicts);
    ReportDocument document =
        ReportDocument.of(
                "messages", Text.of("Are these messages trusted?", "これらのメッセージは信頼できるか"), at)
            .plus(Fact.of("messages", "Messages", "メッセージ", Value.of(all.size())));
    for (MessageOutcome outcome : MessageOutcome.values()) {
      long count = all.stream().filter(v -> v.outcome() == outcome).count();
      document = document.plus(new Fact(id(outcome), words(outcome), Value.of(count)));
    }
    return document
        .plus(Fact.of("not-checked", "Not checked", "未検査", Value.of(notChecked(all))))
        .plus(table(all))
        .certificates(SignerRows.of(all))
        .findings(rules(all), findings(all));
  }

  private static String id(MessageOutcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Text words(MessageOutcome outcome) {
    return switch (outcome) {
      case TRUSTED -> Text.of("trusted", "信頼できる");
      case REJECTED -> Text.of("rejected", "信頼できない");
      case UNDECIDED -> Text.of("undecided: a limit was reached", "未決定（上限に達した）");
      case NOT_SIGNED -> Text.of("not signed", "署名なし");
    };
  }

  private static Value outcome(MessageOutcome outcome) {
    return new Value.Words(words(outcome));
  }

  private static Value source(MessageVerdict verdict) {
    return Value.of(PlainText.of(verdict.source()));
  }

  private static Section table(List<MessageVerdict> verdicts) {
    List<Column> columns =
        List.of(
            new Column("message", Text.of("Message", "メッセージ")),
            new Column("outcome", Text.of("Outcome", "結果")),
            new Column("sender", Text.of("From", "差出人")),
            new Column("signer", Text.of("Signer", "署名者")),
            new Column("reasons", Text.of("Reasons", "理由")),
            new Column("warnings", Text.of("Warnings", "警告")));
    List<List<Value>> rows = new ArrayList<>();
    for (MessageVerdict verdict : verdicts) {
      rows.add(
          List.of(
              source(verdict),
              outcome(verdict.outcome()),
              Value.of(verdict.sender().orElse("")),
              signer(verdict),
              Value.of(reasons(verdict)),
              Value.of(String.join(" ", verdict.warnings()))));
    }
    return new Section("messages", Text.of("Messages", "メッセージ"), List.of(new Table(columns, rows)));
  }

  /** The trusted one, or else the first; more are in the explanation. */
  private static Value signer(MessageVerdict verdict) {
    Optional<SignerVerdict> signer =
        verdict instanceof MessageVerdict.Trusted trusted
            ? Optional.of(trusted.signer())
            : verdict.signers().stream().findFirst();
    Optional<BundleEntry> certificate = signer.flatMap(SignerVerdict::certificate);
    return certificate.isPresent()
        ? new Value.Certificate(certificate.get().fingerprint(), certificate.get().subject())
        : Value.of(signer.map(SignerVerdict::identity).orElse(""));
  }

  private static String reasons(MessageVerdict verdict) {
    List<String> reasons = new ArrayList<>();
    if (verdict instanceof MessageVerdict.Undecided undecided) {
      reasons.add(undecided.limit() + " = " + undecided.most());
    }
    verdict.problems().stream().map(p -> p.reason().id()).distinct().forEach(reasons::add);
    return String.join(", ", reasons);
  }

  /** What the chains of signers leave open; their addresses are checked here. */
  private static String notChecked(List<MessageVerdict> verdicts) {
    return verdicts.stream()
        .flatMap(v -> v.signers().stream())
        .flatMap(s -> s.chain().stream())
        .flatMap(c -> c instanceof ChainResult.Trusted t ? t.notChecked().stream() : Stream.of())
        .filter(n -> !n.equals("address"))
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static List<RuleRow> rules(List<MessageVerdict> verdicts) {
    Map<String, RuleRow> rules = new LinkedHashMap<>();
    for (MessageVerdict verdict : verdicts) {
      for (MessageProblem problem : verdict.problems()) {
        String id = problem.reason().id();
        rules.putIfAbsent(
            id, new RuleRow(id, title(problem.reason()), Severity.ERROR, problem.section()));
      }
    }
    return List.copyOf(rules.values());
  }

  private static Text title(MessageReason reason) {
    Sentence title = CauseCatalogue.ofMessage(reason.id()).title();
    return Text.of(title.english(), title.japanese());
  }

  private static List<FindingRow> findings(List<MessageVerdict> verdicts) {
    List<FindingRow> rows = new ArrayList<>();
    for (MessageVerdict verdict : verdicts) {
      for (MessageProblem problem : verdict.problems()) {
        rows.add(row(verdict, problem));
      }
    }
    return rows;
  }

  private static FindingRow row(MessageVerdict verdict, MessageProblem problem) {
    String source = PlainText.of(verdict.source()) + ": ";
    return new FindingRow(
        problem.reason().id(),
        Severity.ERROR,
        verdict.signers().stream()
            .filter(s -> s.problems().contains(problem))
            .findFirst()
            .flatMap(SignerVerdict::certificate)
            .map(BundleEntry::fingerprint),
        Text.of(source + problem.message(), source + problem.message(Locale.JAPANESE)),
        Text.verbatim(problem.found()),
        Text.verbatim(problem.expected()),
        Text.of(problem.remedy(), problem.remedy(Locale.JAPANESE)),
        problem.section(),
        List.of(),
        Optional.empty());
  }
}
