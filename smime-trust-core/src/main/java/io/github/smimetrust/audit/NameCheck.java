package io.github.smimetrust.audit;

import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.report.document.Text;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Names that show something else than they hold. Whole words of another script that look like Latin
 * ones are not noticed: only a mixture within one word is.
 */
final class NameCheck implements AuditCheck {
  /** Letters without a shape, which are no format characters (Default_Ignorable_Code_Point). */
  private static final List<Integer> SHAPELESS = List.of(0x034F, 0x115F, 0x1160, 0x3164, 0xFFA0);

  private static final Text VISIBLE = Text.of("visible characters", "目に見える文字");
  private static final Text ONE_SCRIPT = Text.of("one script in a word", "一語に一つの用字系");

  /** A name of a megabyte says no more than its first strange characters. */
  private static final int MOST_SHOWN = 5;

  @Override
  public void check(AuditScope scope, Findings findings) {
    for (Member member : scope.members()) {
      if (member.role() != Member.Role.USER && member.profile().subject().isEmpty()) {
        findings.add(
            "empty-subject",
            member,
            Text.of("an empty subject", "空のサブジェクト"),
            Text.of("a distinguished name", "識別名"));
      }
      for (CertificateNames.Named name : CertificateNames.of(member)) {
        if (misleads(name.text())) {
          findings.add("misleading-name", member, at(strange(name.text()), name), VISIBLE);
        }
        WordScripts.mixture(name.text())
            .ifPresent(
                word ->
                    findings.add(
                        "mixed-script",
                        member,
                        at(
                            PlainText.of(word.text())
                                + " ("
                                + String.join(", ", word.scripts())
                                + ")",
                            name),
                        ONE_SCRIPT));
      }
    }
  }

  private static Text at(String what, CertificateNames.Named name) {
    String shown = " \"" + PlainText.of(name.text()) + "\"";
    return Text.of(
        what + " in " + name.place().english() + shown,
        name.place().japanese() + shown + " に " + what);
  }

  private static boolean misleads(String text) {
    return !PlainText.isPlain(text) || text.codePoints().anyMatch(SHAPELESS::contains);
  }

  /** The characters with their names, each once, in their order. */
  private static String strange(String text) {
    int[] characters = strangeOnes(text).distinct().limit(MOST_SHOWN + 1L).toArray();
    String shown =
        IntStream.of(characters)
            .limit(MOST_SHOWN)
            .mapToObj(NameCheck::named)
            .collect(Collectors.joining(", "));
    return characters.length > MOST_SHOWN ? shown + ", ..." : shown;
  }

  private static IntStream strangeOnes(String text) {
    return text.codePoints()
        .filter(c -> SHAPELESS.contains(c) || !PlainText.isPlain(Character.toString(c)));
  }

  private static String named(int c) {
    String number = String.format(Locale.ROOT, "U+%04X", c);
    String name = Character.getName(c);
    return name == null ? number : number + " " + name;
  }
}
