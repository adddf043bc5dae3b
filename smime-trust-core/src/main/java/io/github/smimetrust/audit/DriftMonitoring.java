package io.github.smimetrust.audit;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.format.Sha256;
import io.github.smimetrust.report.Severity;
import io.github.smimetrust.report.document.Text;
import io.github.smimetrust.rotation.BundleDiff;
import io.github.smimetrust.rotation.Replacement;
import io.github.smimetrust.rotation.RestrictionChange;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Tells when a list is not the wanted one, or not in the same way as before. */
record DriftMonitoring(TrustBundle wanted) implements MonitorCheck {
  @Override
  public String name() {
    return "drift";
  }

  @Override
  public void look(String source, TrustBundle bundle, MonitorRun run) {
    String key = "drift/" + source;
    BundleDiff diff = BundleDiff.between(wanted, bundle);
    if (diff.isEmpty()) {
      if (run.told(key).isPresent()) {
        run.alert(
                MonitorAlert.Kind.DRIFT_ENDED,
                Severity.NOTE,
                source,
                Text.of("the list is the wanted one again", "リストは希望する状態に戻りました"))
            .ending(key)
            .tell(key + "/ended");
      }
      return;
    }
    String digest = Sha256.of(diff.describe().getBytes(StandardCharsets.UTF_8));
    if (run.told(key).filter(digest::equals).isEmpty()) {
      run.alert(MonitorAlert.Kind.DRIFT, Severity.WARNING, source, message(diff))
          .about(entries(diff), List.of())
          .knowing(key, digest)
          .tell(key);
    }
  }

  private static Text message(BundleDiff diff) {
    return Text.of(
        "the list is not the wanted one: against that, "
            + summary(diff, Locale.ENGLISH)
            + "; bring the list to the wanted state, or want this one",
        "リストが希望する状態と異なります。差分は " + summary(diff, Locale.JAPANESE) + " です。リストを戻すか、希望する状態を更新してください。");
  }

  private static String summary(BundleDiff diff, Locale locale) {
    return diff.describe(locale).lines().findFirst().orElse("");
  }

  private static List<BundleEntry> entries(BundleDiff diff) {
    return Stream.of(
            diff.added().stream(),
            diff.removed().stream(),
            diff.replaced().stream().map(Replacement::after),
            diff.restrictionsChanged().stream().map(RestrictionChange::entry))
        .flatMap(s -> s)
        .distinct()
        .toList();
  }
}
