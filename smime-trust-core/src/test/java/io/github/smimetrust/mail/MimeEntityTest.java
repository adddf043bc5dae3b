package io.github.smimetrust.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 2046 section 5.1.1: the line break before a delimiter belongs to the delimiter. */
class MimeEntityTest {
  private static final String HEAD = "Content-Type: multipart/signed; boundary=ab\n\n";

  @Test
  void partsAreTheBytesBetweenDelimiters() {
    assertThat(
            Mime.parts(
                Mime.entity(HEAD + "preamble\n--ab\nX: y\n\none\n\n--ab\n\ntwo\n--ab--\nrest\n")))
        .containsExactly("X: y\r\n\r\none\r\n", "\r\ntwo");
  }

  @Test
  void bareLineFeedsDelimitLikeCrlf() {
    byte[] bytes =
        (HEAD + "--ab\nX: y\n\none\n--ab\n\ntwo\n--ab--\n").getBytes(StandardCharsets.US_ASCII);

    assertThat(Mime.parts(Mime.entity(bytes))).containsExactly("X: y\n\none", "\ntwo");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--abc",
        "--ab-",
        "--ab--c",
        "--a",
        "--AB",
        "---ab",
        " --ab",
        "text --ab",
        "--ab x"
      })
  void lineThatIsNotTheDelimiterIsContent(String line) {
    assertThat(Mime.parts(Mime.entity(HEAD + "--ab\n\none\n" + line + "\nmore\n--ab--\n")))
        .containsExactly("\r\none\r\n" + line + "\r\nmore");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--ab ", "--ab \t"})
  void blanksAfterTheBoundaryDoNotCount(String line) {
    assertThat(Mime.parts(Mime.entity(HEAD + "--ab\n\none\n" + line + "\n\ntwo\n--ab-- \n")))
        .containsExactly("\r\none", "\r\ntwo");
  }

  @Test
  void partWithoutClosingDelimiterEndsWithTheMessage() {
    assertThat(Mime.parts(Mime.entity(HEAD + "--ab\n\none\n--ab\n\ntwo\n")))
        .containsExactly("\r\none", "\r\ntwo\r\n");
  }

  @Test
  void delimitersNextToEachOtherMakeAnEmptyPart() {
    assertThat(Mime.parts(Mime.entity(HEAD + "--ab\n--ab\n\ntwo\n--ab--")))
        .containsExactly("", "\r\ntwo");
  }

  @Test
  void nothingAfterTheClosingDelimiterIsAPart() {
    assertThat(Mime.parts(Mime.entity(HEAD + "--ab\n\none\n--ab--\n--ab\n\ntwo\n--ab--\n")))
        .containsExactly("\r\none");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Type: multipart/mixed\n\n--\n\nx\n----\n",
        "Content-Type: multipart/mixed; boundary=\"\"\n\n--\n\nx\n----\n",
        "Content-Type: multipart/mixed; boundary=a; boundary=b\n\n--a\n\nx\n--a--\n",
        "Content-Type: multipart/mixed; boundary=a\n\nno delimiter\n"
      })
  void hasNoPartsWithoutUsableBoundary(String text) {
    assertThat(Mime.entity(text).parts(new PartBudget())).isNull();
  }

  @Test
  void secondContentTypeMakesTheEntityAmbiguous() {
    MimeEntity entity =
        Mime.entity("Content-Type: text/plain\nContent-Type: multipart/mixed; boundary=a\n\n");

    assertThat(entity.isAmbiguous()).isTrue();
    assertThat(entity.type()).isEqualTo(ContentType.TEXT);
  }

  @Test
  void bodyOfBase64IsDecodedAcrossLinesAndStrangeCharacters() {
    assertThat(
            TransferEncoding.decode(
                Mime.entity("Content-Transfer-Encoding: BASE64 (so)\n\nSGVs\n bG8h\n\n")))
        .asString(StandardCharsets.US_ASCII)
        .isEqualTo("Hello!");
    assertThat(TransferEncoding.decode(Mime.entity("Content-Transfer-Encoding: base64\n\nSG*Vs")))
        .asString(StandardCharsets.US_ASCII)
        .isEqualTo("Hel");
    assertThat(TransferEncoding.decode(Mime.entity("Content-Transfer-Encoding: base64\n\nSGVsb")))
        .isNull();
  }

  /** RFC 2045 section 6.7. */
  @Test
  void bodyOfQuotedPrintableIsDecoded() {
    assertThat(
            TransferEncoding.decode(
                Mime.entity("Content-Transfer-Encoding: quoted-printable\n\na=3Db=\nc=0a")))
        .asString(StandardCharsets.US_ASCII)
        .isEqualTo("a=bc\n");
    assertThat(
            TransferEncoding.decode(
                Mime.entity("Content-Transfer-Encoding: quoted-printable\n\na=3")))
        .isNull();
  }

  @Test
  void fileNameComesFromDispositionBeforeType() {
    assertThat(
            Mime.entity(
                    "Content-Type: application/octet-stream; name=a.bin\n"
                        + "Content-Disposition: attachment; filename=\"smime.p7m\"\n\n")
                .fileName())
        .isEqualTo("smime.p7m");
  }
}
