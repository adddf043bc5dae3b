package io.github.smimetrust.audit;

import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.audit.AuditPolicy.Waiver;
import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.report.document.Section;
import io.github.smimetrust.report.document.Section.Column;
import io.github.smimetrust.report.document.Text;
import io.github.smimetrust.report.document.Value;
import java.util.List;
import java.util.Optional;

/** The waivers of the policy, whether they hold or not. */
final class WaiverSection {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("rule", Text.of("Rule", "規則")),
          new Column("certificate", Text.of("Certificate", "証明書")),
          new Column("reason", Text.of("Reason", "理由")),
          new Column("until", Text.of("Until", "期限")),
          new Column("state", Text.of("State", "状態")));

  private WaiverSection() {}

  static Section of(AuditScope scope) {
    return new Section(
        "waivers",
        Text.of("Waivers", "除外設定"),
        List.of(
            new Section.Table(
                COLUMNS, scope.policy().waivers().stream().map(w -> row(w, scope)).toList())));
  }

  private static List<Value> row(Waiver waiver, AuditScope scope) {
    return List.of(
        Value.of(waiver.rule()),
        waiver
            .certificate()
            .map(c -> certificate(c, scope.member(c)))
            .orElse(Value.of("every one", "すべて")),
        Value.of(PlainText.of(waiver.reason())),
        Value.of(waiver.until()),
        scope.at().isBefore(waiver.until()) ? Value.of("holds", "有効") : Value.of("ended", "終了"));
  }

  private static Value certificate(Fingerprint fingerprint, Optional<Member> member) {
    return member
        .<Value>map(m -> new Value.Certificate(fingerprint, PlainText.of(m.entry().subject())))
        .orElse(Value.of(fingerprint.toString()));
  }
}
