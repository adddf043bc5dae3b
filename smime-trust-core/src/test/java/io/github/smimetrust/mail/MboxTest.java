package io.github.smimetrust.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines "From " in mbox files: as signed, and as the two customs escape them. */
class MboxTest {
  private static final String AS_IT_LIES =
      "Lines that begin with \">From \" were read as they lie in the file.";
  private static final String BEFORE =
      "Lines that begin with \">From \" in the file were read without that \">\": the signature is"
          + " on them so.";
  private static final String HEAD = "Content-Type: text/plain\n\nHello,\n\n";

  @TempDir Path folder;

  private static String signed(String text) {
    return new String(
        Signing.by(Verifying.ALICE).detached(Signing.FROM, HEAD + text),
        StandardCharsets.ISO_8859_1);
  }

  private static String mboxrd(String message) {
    return message.replaceAll("(?m)^(>*From )", ">$1");
  }

  private static String mboxo(String message) {
    return message.replaceAll("(?m)^From ", ">From ");
  }

  private MessageVerdict verdict(String message) throws IOException {
    Path mbox = folder.resolve("mail.mbox");
    Files.writeString(
        mbox, "From a@b Thu Jan 15 00:00:00 2026\r\n" + message, StandardCharsets.ISO_8859_1);
    List<MessageVerdict> verdicts = Verifying.verifier().verifyMbox(mbox);
    assertThat(verdicts).hasSize(1);
    return verdicts.get(0);
  }

  @Test
  void linesThatWereSignedWithTheirMarkAreLeftAlone() throws IOException {
    MessageVerdict verdict = verdict(signed(">From here on\n>>From there\n"));

    assertThat(Verifying.reasons(verdict)).containsExactly("trusted");
    assertThat(verdict.warnings()).containsExactly(AS_IT_LIES);
  }

  @Test
  void escapedLinesAreVerifiedAsTheyWereAndThatIsSaid() throws IOException {
    for (String escaped :
        List.of(
            mboxrd(signed("From a\n>From b\nFrom c\n>>From d\n")),
            mboxo(signed("From a\nFrom c\n>>From d\n")))) {
      MessageVerdict verdict = verdict(escaped);

      assertThat(Verifying.reasons(verdict)).containsExactly("trusted");
      assertThat(verdict.warnings()).containsExactly(BEFORE);
    }
  }

  @Test
  void changedContentIsNotAcceptedForItsMarks() throws IOException {
    MessageVerdict verdict =
        verdict(mboxrd(signed("From here on\n")).replace("here on", "there on"));

    assertThat(Verifying.reasons(verdict)).containsExactly("digest-mismatch");
    assertThat(verdict.warnings()).containsExactly(AS_IT_LIES);
    assertThat(Verifying.reasons(verdict(signed("x\n").replace("Hello", ">From Hello"))))
        .containsExactly("digest-mismatch");
  }

  @Test
  void headerFieldsAreNotUnescaped() throws IOException {
    assertThat(FromLines.unescaped(Mime.bytes(">From a\nFrom: a@b\n\ntext\n"))).isEmpty();
    assertThat(verdict(signed("text\n")).warnings()).isEmpty();
  }

  /** Lines are read in pieces of 64 KiB; the line end of such a one may be a piece of its own. */
  @Test
  void endOfALongLineIsNoEmptyLine() throws IOException {
    for (int size = (64 << 10) - 2; size <= (64 << 10) + 1; size++) {
      for (String end : List.of("\n", "\r\n")) {
        verdict("From: a@example.org\n\n" + "x".repeat(size) + end + "From here on\n");
      }
    }
  }

  /** What one of its customs maps to the same line as another cannot be told apart again. */
  @Test
  void whatMboxoLosesStaysLost() throws IOException {
    assertThat(Verifying.reasons(verdict(mboxo(signed("From a\n>From b\n")))))
        .containsExactly("digest-mismatch");
  }

  /** Against the customs as they are described, by regular expression. */
  @Property(tries = 100)
  void oneOfTheFormsIsWhatWasEscaped(
      @ForAll @Size(max = 6) List<@IntRange(max = 5) Integer> kinds) {
    String[] lines = {"From x\n", ">From y\r\n", ">>From z\n", "text\n", "\n", ">Fromage\n"};
    StringBuilder text = new StringBuilder("A: b\n\n");
    kinds.forEach(k -> text.append(lines[k]));
    String message = text.toString();

    // The older custom loses which of its lines had a mark before.
    String older = message.contains("\n>From ") ? mboxrd(message) : mboxo(message);
    for (String escaped : List.of(mboxrd(message), older)) {
      List<String> forms =
          FromLines.unescaped(escaped.getBytes(StandardCharsets.ISO_8859_1)).stream()
              .map(b -> new String(b, StandardCharsets.ISO_8859_1))
              .toList();
      if (!escaped.equals(message)) {
        assertThat(forms).contains(message);
      }
    }
  }
}
