package io.github.smimetrust.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MimeLawsTest {
  private static final String BOUNDARY = "ab";

  @Provide
  static Arbitrary<List<String>> contents() {
    Arbitrary<String> line =
        Arbitraries.of("", "x", "--abc", "--a", "--ab-", "--ab--x", " --ab", "ab--", "-", "--b");
    return line.list()
        .ofMaxSize(8)
        .map(l -> String.join("\r\n", l))
        .list()
        .ofMinSize(1)
        .ofMaxSize(5);
  }

  @Property(tries = 500)
  void partsComeBackByteForByte(@ForAll("contents") List<String> contents) {
    StringBuilder text = new StringBuilder("Content-Type: multipart/mixed; boundary=ab\r\n\r\n");
    contents.forEach(c -> text.append("--ab\r\n\r\n").append(c).append("\r\n"));
    text.append("--ab--\r\n");

    assertThat(Mime.parts(Mime.entity(text.toString().getBytes(StandardCharsets.UTF_8))))
        .containsExactlyElementsOf(contents.stream().map(c -> "\r\n" + c).toList());
  }

  /** Against the plainest search there is. */
  @Property(tries = 2_000)
  void searchFindsWhatALineByLineReaderFinds(@ForAll("lines") String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    Boundary.Delimiter found = Boundary.of(BOUNDARY).find(bytes, 0, bytes.length);
    int at = 0;
    int expected = -1;
    for (String line : text.split("(?<=\n)", -1)) {
      if (expected < 0 && line.replaceFirst("\r?\n$", "").matches("--ab(--)?[ \t]*")) {
        expected = at + line.length();
      }
      at += line.length();
    }

    assertThat(found == null ? -1 : found.next()).isEqualTo(expected);
  }

  @Provide
  static Arbitrary<String> lines() {
    return Arbitraries.strings().withChars('-', 'a', 'b', ' ', '\r', '\n').ofMaxLength(40);
  }

  /** RFC 8551 section 3.1.1: the digest is the one of the text with CRLF everywhere. */
  @Property(tries = 500)
  void canonicalDigestDoesNotDependOnLineEnds(@ForAll("plain") String text) throws Exception {
    java.security.MessageDigest one = java.security.MessageDigest.getInstance("SHA-256");
    java.security.MessageDigest other = java.security.MessageDigest.getInstance("SHA-256");
    byte[] bare = text.getBytes(StandardCharsets.US_ASCII);
    LineEnds.digestCanonical(bare, 0, bare.length, one);
    other.update(text.replaceAll("(?<!\r)\n", "\r\n").getBytes(StandardCharsets.US_ASCII));

    assertThat(one.digest()).isEqualTo(other.digest());
  }

  @Provide
  static Arbitrary<String> plain() {
    return Arbitraries.strings().withChars('x', '\r', '\n').ofMaxLength(30);
  }

  @Property(tries = 2_000)
  void anyBytesAreAnEntityOrReachALimit(@ForAll byte[] bytes) {
    MimeEntity entity = Mime.entity(bytes);
    entity.parts(new PartBudget());
    TransferEncoding.decode(entity);

    assertThat(entity.bodyFrom()).isBetween(0, bytes.length);
  }
}
