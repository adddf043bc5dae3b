package io.github.smimetrust.exchange;

import io.github.smimetrust.audit.AuditPolicy;
import io.github.smimetrust.audit.TrustAudit;
import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.report.document.Fact;
import io.github.smimetrust.report.document.ReportDocument;
import io.github.smimetrust.report.document.Section.Column;
import io.github.smimetrust.report.document.Text;
import io.github.smimetrust.report.document.Value;
import java.util.ArrayList;
import java.util.List;

/** The report of what a tenant holds: its list with an audit, and its settings. */
final class TenantDocument {
  private TenantDocument() {}

  static ReportDocument of(TenantState state) {
    return ReportDocument.of(
            "tenant",
            Text.of(
                "What " + state.tenant().domain() + " trusts",
                state.tenant().domain() + " が信頼する認証局"),
            state.readAt())
        .plus(Fact.of("tenant", "Tenant", "テナント", Value.of(state.tenant().toString())))
        .plus(Fact.of("read", "Read", "読み取り日時", Value.of(state.readAt())))
        .plus(Fact.of("sha256", "SHA-256", "SHA-256", Value.of(state.digest())))
        .plus(Fact.of("bytes", "Bytes", "バイト数", Value.of(state.listInPlace().length)))
        .plus(Fact.of("certificates", "Certificates", "証明書の数", Value.of(state.readable().size())))
        .plus(
            Fact.of(
                "problem",
                "Broken",
                "破損",
                state
                    .problem()
                    .map(p -> Value.of(PlainText.of(p.message())))
                    .orElse(Value.of("no", "なし"))))
        .plus(
            PlanDocument.section(
                "settings",
                Text.of("Settings", "設定"),
                List.of(
                    new Column("name", Text.of("Setting", "設定項目")),
                    new Column("value", Text.of("Value", "値")),
                    new Column("default", Text.of("Default", "既定値"))),
                settings(state.config())))
        .including(
            TrustAudit.of(state.readable())
                .under(AuditPolicy.exchangeOnline())
                .run(state.readAt())
                .report());
  }

  private static List<List<Value>> settings(SmimeConfig config) {
    List<List<Value>> rows = new ArrayList<>();
    for (SmimeSetting<?> setting : SmimeSetting.all()) {
      rows.add(
          List.of(
              Value.of(setting.name()),
              config.isPresent(setting)
                  ? Value.of(config.shown(setting))
                  : Value.of("not there", "なし"),
              Value.of(String.valueOf(setting.defaultValue()))));
    }
    return rows;
  }
}
