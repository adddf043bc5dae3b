package io.github.smimetrust.replay;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.chain.Outcome;
import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.report.document.Text;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What tells two verdicts apart, in words. Certificates are named as the replay knows them. */
final class Differences {
  private final ReplayFiles files;
  private final Locale locale;

  Differences(ReplayFiles files, Locale locale) {
    this.files = files;
    this.locale = locale;
  }

  List<String> between(Verdict then, Verdict now) {
    List<String> lines = new ArrayList<>();
    Text outcome = Text.of("outcome", "結果");
    compare(outcome, then.outcome(), now.outcome(), Outcome::toString, lines);
    compare(Text.of("chain", "チェーン"), then.chain(), now.chain(), this::names, lines);
    Text notChecked = Text.of("not checked", "未確認");
    compare(notChecked, then.notChecked(), now.notChecked(), Differences::listed, lines);
    compare(Text.of("proposed", "追加案"), then.proposed(), now.proposed(), this::names, lines);
    compare(Text.of("limit", "上限"), then.limit(), now.limit(), Function.identity(), lines);
    Text gone = Text.of("found then, not now", "当時のみの問題");
    missing(then.faults(), now.faults(), gone, lines);
    Text fresh = Text.of("found now, not then", "今回のみの問題");
    missing(now.faults(), then.faults(), fresh, lines);
    return List.copyOf(lines);
  }

  /** Compares values, not words: what reads the same need not be the same. */
  private <T> void compare(
      Text what, T then, T now, Function<? super T, String> words, List<String> lines) {
    if (!then.equals(now)) {
      lines.add(
          what.in(locale)
              + Text.of(": then ", ": 当時 ").in(locale)
              + shown(words.apply(then))
              + Text.of(", now ", "、今回 ").in(locale)
              + shown(words.apply(now)));
    }
  }

  private static String listed(List<String> words) {
    return String.join(", ", words);
  }

  private String shown(String value) {
    return value.isEmpty() ? Text.of("none", "なし").in(locale) : PlainText.inFull(value);
  }

  private void missing(
      List<Verdict.Fault> from, List<Verdict.Fault> in, Text what, List<String> lines) {
    Set<Verdict.Fault> left = new LinkedHashSet<>(from);
    in.forEach(left::remove);
    for (Verdict.Fault fault : left) {
      lines.add(
          what.in(locale)
              + ": "
              + PlainText.of(fault.reason())
              + Text.of(" of ", ": ").in(locale)
              + name(fault.certificate()));
    }
  }

  private String names(List<Fingerprint> chain) {
    return chain.stream().map(this::name).collect(Collectors.joining(" < "));
  }

  private String name(Fingerprint fingerprint) {
    String digits = "sha256 " + fingerprint;
    return Stream.of(
            List.of(files.leaf()),
            files.along().entries(),
            files.trusted().entries(),
            files.intermediates().entries(),
            files.proposable().entries())
        .flatMap(List::stream)
        .filter(e -> e.fingerprint().equals(fingerprint))
        .findFirst()
        .map(BundleEntry::subject)
        .map(subject -> PlainText.of(subject) + " (" + digits + ")")
        .orElse(digits);
  }
}
