package io.github.smimetrust.rotation;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.report.document.Section;
import io.github.smimetrust.report.document.Section.Column;
import io.github.smimetrust.report.document.Section.Listing;
import io.github.smimetrust.report.document.Section.Paragraph;
import io.github.smimetrust.report.document.Section.Table;
import io.github.smimetrust.report.document.Text;
import io.github.smimetrust.report.document.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One step as a part of the runbook: the window, what to do and to check, what comes and goes. */
final class StepSection {
  private final RotationStep step;
  private final Instant back;

  private StepSection(RotationStep step, Instant back) {
    this.step = step;
    this.back = back;
  }

  /**
   * The section.
   *
   * @param back the last instant at which Exchange is sure to take the list before
   */
  static Section of(RotationStep step, Instant back) {
    return new StepSection(step, back).section();
  }

  private Section section() {
    List<Section.Block> blocks = new ArrayList<>();
    blocks.add(window());
    blocks.add(new Listing(Listing.Kind.CHECKS, checks()));
    List<BundleEntry> in = StepWording.incoming(step);
    if (!in.isEmpty()) {
      blocks.add(new Paragraph(Text.of("In:", "追加:")));
      blocks.add(incoming(in));
    }
    if (!step.departures().isEmpty()) {
      blocks.add(new Paragraph(Text.of("Out:", "削除:")));
      blocks.add(outgoing());
    }
    if (!step.diff().restrictionsChanged().isEmpty()) {
      int changed = step.diff().restrictionsChanged().size();
      blocks.add(
          new Paragraph(
              Text.of(
                  "Restrictions of a root programme change on "
                      + changed
                      + (changed == 1 ? " certificate" : " certificates")
                      + "; they reach Exchange only if they are written into the store:"
                      + " tenant.plan(step.bundle(), options), with"
                      + " SstOptions.bareCertificates().keepingRestrictions().",
                  "ルートプログラムの制限が "
                      + changed
                      + " 件の証明書で変わります。ストアに書き込む場合（tenant.plan(step.bundle(), options)、SstOptions.bareCertificates().keepingRestrictions()）にのみ Exchange に届きます。")));
    }
    Text kind = StepWording.kind(step.kind());
    return new Section(
        "step-" + step.number(),
        Text.of(
            "Step " + step.number() + ": " + kind.english(),
            "ステップ " + step.number() + ": " + kind.japanese()),
        blocks);
  }

  private Table window() {
    List<Column> columns =
        new ArrayList<>(
            List.of(
                new Column("earliest", Text.of("Not before", "開始")),
                new Column("latest", Text.of("Done by", "期限"))));
    List<Value> cells =
        new ArrayList<>(List.of(Value.of(step.earliest()), Value.of(step.latest())));
    if (!back.equals(Instant.MAX) && !back.isBefore(step.earliest())) {
      columns.add(
          new Column("back", Text.of("Exchange takes the list before until", "以前のリストに戻せる期限")));
      cells.add(Value.of(back));
    }
    return new Table(columns, List.of(cells));
  }

  private List<Text> checks() {
    List<Text> checks = new ArrayList<>();
    if (step.number() > 1) {
      checks.add(
          Text.of(
              "Step " + (step.number() - 1) + " was done, and the list was read back as uploaded.",
              "ステップ " + (step.number() - 1) + " が完了し、読み戻したリストがアップロードしたものと一致している。"));
    }
    if (step.diff().added().stream().anyMatch(BundleEntry::isRoot)
        || step.diff().replaced().stream().anyMatch(r -> r.after().isRoot())) {
      checks.add(
          Text.of(
              "The SHA-256 of each new root was compared with another source than this file.",
              "新しいルートの SHA-256 を、このファイル以外の情報源と照合した。"));
    }
    checks.add(planned());
    if (removesMoreThanHalf()) {
      checks.add(allowed());
    }
    checks.add(
        Text.of(
            "The list was uploaded by tenant.apply(plan), or by the script of"
                + " PowerShellScript.of(plan); either keeps the list before.",
            "tenant.apply(plan)、または PowerShellScript.of(plan) のスクリプトでアップロードした（どちらも以前のリストを保存する）。"));
    checks.add(
        Text.of(
            "The list was read back: " + certificates() + ", the same as uploaded.",
            "リストを読み戻し、アップロードしたものと同じ " + step.bundle().size() + " 件の証明書があることを確認した。"));
    checks.add(
        Text.of(
            "Some hours later, signed mail still shows as trusted in Outlook on the web: one below"
                + " each new authority, one below each old one that is still needed.",
            "数時間後、Outlook on the web で、新しい認証局と、まだ必要な古い認証局それぞれの署名付きメールが信頼済みと表示される。"));
    checks.add(wayBack());
    return checks;
  }

  /** The call that plans the upload, and what it has to come to. */
  private Text planned() {
    boolean isAllowed = removesMoreThanHalf();
    Text options = options();
    return Text.of(
        call()
            + " has no blocker"
            + (isAllowed ? " but the one below" : "")
            + " and comes to the changes below; if the tenant holds another list than expected, this"
            + " rotation is planned anew."
            + options.english(),
        call()
            + " に"
            + (isAllowed ? "次の項目以外の" : "")
            + "実行を妨げる問題がなく、以下の変更と一致する。テナントのリストが想定と違う場合は、移行計画を作り直す。"
            + options.japanese());
  }

  private String call() {
    if (step.bundle().isEmpty()) {
      return "tenant.planClearing()";
    }
    return hasMoreThanCertificates()
        ? "tenant.plan(step.bundle(), options)"
        : "tenant.plan(step.bundle())";
  }

  private boolean hasMoreThanCertificates() {
    TrustBundle list = step.bundle();
    return list.crlsAndCtls() > 0
        || list.entries().stream()
            .anyMatch(e -> e.properties().stream().anyMatch(p -> p.id().isRestriction()));
  }

  /** Whether less or more is trusted hangs on it, so it is not chosen here. */
  private Text options() {
    return step.bundle().isEmpty() || !hasMoreThanCertificates()
        ? Text.verbatim("")
        : Text.of(
            " The SstOptions say what becomes of restrictions, CRLs and CTLs;"
                + " tenant.plan(step.bundle().certificatesAlone()) leaves all of them out.",
            "制限、CRL、CTL の扱いは SstOptions で指定する。tenant.plan(step.bundle().certificatesAlone()) はすべて除く。");
  }

  /** The rule of tenant.plan; a clearing has none of the kind. */
  private boolean removesMoreThanHalf() {
    return !step.bundle().isEmpty() && 2 * step.departures().size() > step.diff().before().size();
  }

  private Text allowed() {
    int out = step.departures().size();
    int before = step.diff().before().size();
    return Text.of(
        "That "
            + out
            + " of "
            + before
            + " certificates go is meant: the plan is the one with"
            + " allowing(\"removes-more-than-half\").",
        before + " 件中 " + out + " 件の削除が意図どおりであり、allowing(\"removes-more-than-half\") を付けた計画である。");
  }

  private String certificates() {
    int all = step.bundle().size();
    return all == 1 ? "1 certificate" : all + " certificates";
  }

  private Text wayBack() {
    if (step.kind() == RotationStep.Kind.DISTRUST) {
      return Text.of(
          "Do not go back to the list before: it trusts what is distrusted. If mail is missing trust"
              + " that it should have, plan anew.",
          "以前のリストには信頼を取り消した証明書が含まれるため、戻さない。信頼されるべきメールが信頼されない場合は、計画を作り直す。");
    }
    return back.isBefore(step.earliest())
        ? Text.of(
            "If not, the list before cannot be put back as it is: Exchange refuses certificates in"
                + " it that have ended. Upload it without those, and plan anew.",
            "そうでない場合、以前のリストには Exchange が拒否する期限切れの証明書が含まれるため、そのままでは戻せない。それらを除いてアップロードし、計画を作り直す。")
        : Text.of(
            "If not, go back: tenant.restore(receipt), and plan anew.",
            "そうでない場合は tenant.restore(receipt) で戻し、計画を作り直す。");
  }

  private static Table incoming(List<BundleEntry> entries) {
    return new Table(
        List.of(
            new Column("certificate", Text.of("Certificate", "証明書")),
            new Column("begins", Text.of("Begins", "有効期間の開始")),
            new Column("ends", Text.of("Ends", "有効期限")),
            new Column("sha256", Text.verbatim("SHA-256"))),
        entries.stream()
            .map(
                e ->
                    List.of(
                        certificate(e),
                        Value.of(e.notBefore()),
                        Value.of(e.notAfter()),
                        Value.of(e.fingerprint().toString())))
            .toList());
  }

  private Table outgoing() {
    return new Table(
        List.of(
            new Column("certificate", Text.of("Certificate", "証明書")),
            new Column("ends", Text.of("Ends", "有効期限")),
            new Column("free", Text.of("Not needed from", "不要になる時点")),
            new Column("reason", Text.of("Why it can go", "削除できる理由"))),
        step.departures().stream()
            .map(
                d ->
                    List.of(
                        certificate(d.entry()),
                        Value.of(d.entry().notAfter()),
                        Value.of(d.free()),
                        new Value.Words(StepWording.reason(d.reason()))))
            .toList());
  }

  static Value certificate(BundleEntry entry) {
    return new Value.Certificate(entry.fingerprint(), PlainText.of(entry.subject()));
  }
}
