package io.github.smimetrust.chain;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.chain.Wording.Phrase;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** Renders a result for people, in the words of one language. */
final class Explanation {
  private final Locale locale;
  private final Wording words;
  private final StringBuilder text = new StringBuilder();

  private Explanation(Locale locale) {
    this.locale = locale;
    this.words = Wording.of(locale);
  }

  static String of(ChainResult result, Locale locale) {
    Explanation explanation = new Explanation(locale);
    if (result instanceof ChainResult.Trusted trusted) {
      explanation.trusted(trusted);
    } else if (result instanceof ChainResult.Rejected rejected) {
      explanation.rejected(rejected);
    } else if (result instanceof ChainResult.Undecided undecided) {
      explanation.undecided(undecided);
    }
    return explanation.text.toString();
  }

  private void trusted(ChainResult.Trusted result) {
    head(Phrase.TRUSTED, result);
    certificates(result.chain());
    line(2, words.phrase(Phrase.NOT_CHECKED, String.join(", ", result.notChecked())));
    result.warnings().forEach(w -> line(2, words.phrase(Phrase.WARNING, w)));
  }

  private void rejected(ChainResult.Rejected result) {
    head(Phrase.REJECTED, result);
    paths(result.paths());
    if (result.morePaths() > 0) {
      line(0, words.phrase(Phrase.MORE_PATHS, result.morePaths()));
    }
    Completion completion = result.completion();
    if (!completion.certificates().isEmpty()) {
      line(
          0,
          words.phrase(
              completion.isProvedMinimal() ? Phrase.COMPLETION : Phrase.COMPLETION_NOT_PROVED));
      completion.certificates().forEach(c -> line(2, whole(c)));
    }
  }

  private void undecided(ChainResult.Undecided result) {
    head(Phrase.UNDECIDED, result);
    line(2, words.phrase(Phrase.LIMIT, result.limit(), result.most()));
    line(2, words.phrase(Phrase.SPENT, new TreeMap<>(result.spent())));
    paths(result.paths());
  }

  private void head(Phrase verdict, ChainResult result) {
    line(0, words.phrase(verdict, whole(result.leaf())));
    line(
        2,
        words.phrase(
            Phrase.QUESTION, result.at().truncatedTo(ChronoUnit.SECONDS), named(result.purpose())));
  }

  private void paths(List<TriedPath> paths) {
    for (int i = 0; i < paths.size(); i++) {
      TriedPath path = paths.get(i);
      line(0, words.phrase(Phrase.PATH, i + 1, paths.size()));
      certificates(path.certificates());
      line(2, words.phrase(path.reachesAnchor() ? Phrase.REACHES_ANCHOR : Phrase.BREAKS_OFF));
      for (Failure failure : path.failures()) {
        line(4, failure.reason().id() + ": " + words.sentence(failure));
        line(6, failure.section());
        failure.locations().forEach(l -> line(6, words.phrase(Phrase.LOCATION, l)));
        line(6, words.phrase(Phrase.REMEDY, failure.remedy(locale)));
        line(6, words.phrase(Phrase.MORE, failure.reason().page()));
      }
    }
  }

  private void certificates(List<BundleEntry> chain) {
    for (int i = 0; i < chain.size(); i++) {
      line(2 + 2 * Math.min(i, 8), PlainText.name(chain.get(i).subject()));
    }
  }

  /** Subject, fingerprint and where it came from. */
  private static String whole(BundleEntry entry) {
    return PlainText.name(entry.subject())
        + " (sha256 "
        + entry.fingerprint()
        + ", "
        + PlainText.of(entry.origin().toString())
        + ")";
  }

  private void line(int indent, String words) {
    text.append(" ".repeat(indent)).append(this.words.line(words)).append('\n');
  }

  /** With the name of RFC 5280 section 4.2.1.12, since few know the numbers by heart. */
  private static String named(Purpose purpose) {
    return purpose.equals(Purpose.EMAIL_PROTECTION)
        ? "emailProtection (" + purpose + ")"
        : purpose.toString();
  }
}
