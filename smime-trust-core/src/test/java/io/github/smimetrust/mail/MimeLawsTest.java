package io.github.smimetrust.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

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
  void searchFindsWhatALineByLineReaderFinds(
      @ForAll("lines") String text, @ForAll("boundaries") String boundary) {
    byte[] bytes = text.replace(BOUNDARY, boundary).getBytes(StandardCharsets.US_ASCII);
    Boundary.Delimiter found = Boundary.of(boundary).find(bytes, 0, bytes.length);
    int at = 0;
    int expected = -1;
    for (String line : text.replace(BOUNDARY, boundary).split("(?<=\n)", -1)) {
      if (expected < 0
          && line.replaceFirst("\r?\n$", "").matches("--" + boundary + "(--)?[ \t]*")) {
        expected = at + line.length();
      }
      at += line.length();
    }

    assertThat(found == null ? -1 : found.next()).isEqualTo(expected);
  }

  @Provide
  static Arbitrary<String> lines() {
    Arbitrary<String> anything =
        Arbitraries.strings().withChars('-', 'a', 'b', ' ', '\r', '\n').ofMaxLength(40);
    Arbitrary<String> delimiters =
        Arbitraries.of("--ab", "--ab--", "\n", "\r\n", "--", "ab", " ", "-", "x")
            .list()
            .ofMaxSize(20)
            .map(parts -> String.join("", parts));
    return Arbitraries.oneOf(anything, delimiters);
  }

  /** Short, long, and such that it begins within itself. */
  @Provide
  static Arbitrary<String> boundaries() {
    return Arbitraries.of(BOUNDARY, "a", "-", "--a", "----b-a-b", "a-a-a-a", "aaaaaaaaaaaaaaaab");
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

  /**
   * Against the JDK's decoder for RFC 2045, which reads every character for itself; but it wants
   * the two equals signs at the end on one line.
   */
  @Property(tries = 2_000)
  void base64IsWhatTheJdkReads(@ForAll("base64") String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    byte[] expected;
    try {
      expected = Base64.getMimeDecoder().decode(text.replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      expected = null;
    }

    assertThat(TransferEncoding.base64(bytes, 0, bytes.length)).isEqualTo(expected);
  }

  /** Lines of one length and of others, as they come and damaged. */
  @Provide
  static Arbitrary<String> base64() {
    Arbitrary<String> characters =
        Arbitraries.strings()
            .withChars('A', 'z', '/', '=', '*', ' ', '\t', '\r', '\n')
            .ofMaxLength(24);
    Arbitrary<String> encoded =
        Combinators.combine(
                Arbitraries.bytes().array(byte[].class).ofMaxSize(60),
                Arbitraries.of(4, 8, 12),
                Arbitraries.of("\r\n", "\n", "\r", "\r\n\r\n", " \r\n"),
                Arbitraries.of("", "\n", "\r\n", "AAAA", "\r\nAA", "\n\nAAAA\n"))
            .as(
                (bytes, length, end, more) ->
                    Base64.getMimeEncoder(length, end.getBytes(StandardCharsets.US_ASCII))
                            .encodeToString(bytes)
                        + more);
    return Arbitraries.oneOf(characters, encoded);
  }

  /**
   * As many characters as are decoded at a time, some fewer and some more; damaged in one place.
   */
  @Property(tries = 300)
  void base64InPiecesIsWhatTheJdkReads(
      @ForAll @IntRange(min = 24_570, max = 24_585) int bytes,
      @ForAll @IntRange(min = 1, max = 3) int pieces,
      @ForAll @IntRange(min = 1, max = 30) int quarters,
      @ForAll @IntRange(max = 40_000) int place,
      @ForAll("damage") String damage) {
    byte[] content = new byte[bytes * pieces];
    new Random(bytes).nextBytes(content);
    StringBuilder text =
        new StringBuilder(
            Base64.getMimeEncoder(4 * quarters, new byte[] {'\r', '\n'}).encodeToString(content));
    text.insert(Math.min(place, text.length()), damage);
    byte[] expected;
    try {
      expected = Base64.getMimeDecoder().decode(text.toString().replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      expected = null;
    }
    byte[] encoded = text.toString().getBytes(StandardCharsets.US_ASCII);

    assertThat(TransferEncoding.base64(encoded, 0, encoded.length)).isEqualTo(expected);
  }

  @Provide
  static Arbitrary<String> damage() {
    return Arbitraries.of("", "", "=", "==", "A", "AA", "AAA", "AAA=", "AA==", "\n", " ", "*");
  }

  /** The JDK's would ignore them; here the whole is none. */
  @Property(tries = 30)
  void base64WithAByteOfEightBitsIsNone(@ForAll @IntRange(max = 9) int place) {
    byte[] bytes = "SGVs\r\nbG8h".getBytes(StandardCharsets.US_ASCII);
    bytes[place] = (byte) 0xC3;

    assertThat(TransferEncoding.base64(bytes, 0, bytes.length)).isNull();
  }
}
