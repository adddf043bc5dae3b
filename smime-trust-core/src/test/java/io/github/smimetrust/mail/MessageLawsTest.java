package io.github.smimetrust.mail;

import static io.github.smimetrust.mail.Signing.FROM;
import static io.github.smimetrust.mail.Verifying.ALICE;
import static io.github.smimetrust.mail.Verifying.reasons;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.UnreadableInputException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What must not change a verdict, and what may come in. */
class MessageLawsTest {
  private static final byte[] DETACHED = Signing.by(ALICE).detached(FROM, Verifying.TEXT);
  private static final byte[] OPAQUE = Signing.by(ALICE).opaque(FROM, Verifying.TEXT);

  /** Folding of fields and ends of lines are the transport's business. */
  @Property(tries = 100)
  void foldingAndLineEndsDoNotChangeTheVerdict(@ForAll Random random, @ForAll boolean opaque) {
    String text =
        new String(opaque ? OPAQUE : DETACHED, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
    int head = text.indexOf("\n\n");
    StringBuilder changed = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (i < head && c == ' ' && text.charAt(i - 1) != '\n' && random.nextBoolean()) {
        changed.append(random.nextBoolean() ? "\r\n " : "\n\t");
      } else if (c == '\n') {
        changed.append(random.nextBoolean() ? "\r\n" : "\n");
      } else {
        changed.append(c);
      }
    }

    assertThat(reasons(changed.toString().getBytes(StandardCharsets.ISO_8859_1)))
        .containsExactly("trusted");
  }

  @Provide
  static Arbitrary<String> boundaries() {
    return Arbitraries.of("a", "ab", "abc", "-", "--", "a-", "a--", "=_x y", "'()+_,-./:=?z");
  }

  /** Boundaries that are prefixes of others, and lines of the content that look like them. */
  @Property(tries = 150)
  void boundaryDoesNotChangeTheVerdict(
      @ForAll("boundaries") String outer,
      @ForAll("boundaries") String inner,
      @ForAll("lines") String lines) {
    String mixed =
        "Content-Type: multipart/mixed; boundary=\""
            + inner
            + "i\"\n\n--"
            + inner
            + "i\n\n"
            + lines
            + "\n--"
            + inner
            + "i--\n";
    for (String line : mixed.split("\n")) {
      // What is a delimiter of the outer one ends the signed part by RFC 2046.
      if (line.replaceFirst("[ \t]+$", "")
          .matches("--" + java.util.regex.Pattern.quote(outer) + "(--)?")) {
        return;
      }
    }
    byte[] cms = Signing.by(ALICE).cms(Mime.bytes(mixed), false);

    assertThat(reasons(Signing.detached(FROM, mixed, cms, outer))).containsExactly("trusted");
  }

  @Provide
  static Arbitrary<String> lines() {
    return Arbitraries.of("", "x", "--a", "--ab ", "--abc--", "--", "----", "--a-x", " --a", "---")
        .list()
        .ofMaxSize(6)
        .map(l -> String.join("\n", l));
  }

  /** Deeper than the limit is undecided, never a yes or no; within it the verdict stays. */
  @Property(tries = 30)
  void nestingChangesTheVerdictOnlyAtTheLimit(
      @ForAll @net.jqwik.api.constraints.IntRange(min = 0, max = 30) int depth) {
    String part = Verifying.TEXT;
    for (int i = 0; i < depth; i++) {
      part =
          "Content-Type: multipart/mixed; boundary=b"
              + i
              + "x\n\n--b"
              + i
              + "x\n"
              + part
              + "\n--b"
              + i
              + "x--\n";
    }

    assertThat(reasons(Signing.by(ALICE).detached(FROM, part)))
        .containsExactly(depth < MailLimits.DEPTH ? "trusted" : "limit mime-depth");
  }

  @Property(tries = 1_000)
  void anyBytesAreAVerdictOrTheDeclaredException(@ForAll byte[] bytes) {
    survives(bytes);
    byte[] head = Mime.bytes(FROM + "Content-Type: application/pkcs7-mime\n\n");
    byte[] mail = java.util.Arrays.copyOf(head, head.length + bytes.length);
    System.arraycopy(bytes, 0, mail, head.length, bytes.length);
    survives(mail);
  }

  /**
   * Some bytes of a signature changed, left out or doubled: it is parsed deeper than garbage is.
   */
  @Property(tries = 500)
  void damagedSignatureIsAVerdict(@ForAll Random random) {
    byte[] cms = Signing.by(ALICE).cms(Mime.bytes("x"), true);
    List<Byte> bytes = new ArrayList<>();
    for (byte b : cms) {
      bytes.add(b);
    }
    for (int i = 0; i <= random.nextInt(4); i++) {
      int at = random.nextInt(bytes.size());
      switch (random.nextInt(3)) {
        case 0 -> bytes.set(at, (byte) random.nextInt());
        case 1 -> bytes.remove(at);
        default -> bytes.add(at, (byte) random.nextInt());
      }
    }
    byte[] damaged = new byte[bytes.size()];
    for (int i = 0; i < damaged.length; i++) {
      damaged[i] = bytes.get(i);
    }

    survives(damaged);
  }

  private static void survives(byte[] bytes) {
    try {
      MessageVerdict verdict = Verifying.verify(bytes);
      assertThat(verdict.explain()).isNotEmpty();
      assertThat(verdict.explain(java.util.Locale.JAPANESE)).isNotEmpty();
    } catch (UnreadableInputException e) {
      assertThat(bytes[0]).isEqualTo((byte) 0xD0);
    }
  }
}
