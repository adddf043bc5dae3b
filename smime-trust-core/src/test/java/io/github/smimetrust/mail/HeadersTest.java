package io.github.smimetrust.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 5322 section 2.2. */
class HeadersTest {
  private static Headers read(String text) {
    byte[] bytes = Mime.bytes(text);
    return Headers.read(bytes, 0, bytes.length);
  }

  @Test
  void foldedFieldIsOneValue() {
    Headers headers = read("Subject: a\n b\n\tc\nFrom:x\n\nFrom: body\n");

    assertThat(headers.all("subject")).containsExactly("a b\tc");
    assertThat(headers.all("from")).containsExactly("x");
    assertThat(headers.isMalformed()).isFalse();
  }

  @Test
  void nameIsReadWithoutCaseAndWithBlanksBeforeTheColon() {
    assertThat(read("FROM : x\n\n").only("from")).isEqualTo("x");
  }

  @Test
  void onlyIsNothingWhereThereAreTwo() {
    assertThat(read("From: x\nfrom: y\n\n").only("from")).isNull();
    assertThat(read("From: x\nfrom: y\n\n").all("from")).containsExactly("x", "y");
  }

  @Test
  void lineOfMboxIsNoField() {
    Headers headers = read("From joe@example.org Thu Jan  1 00:00:00 2026\nTo: x\n\n");

    assertThat(headers.all("to")).containsExactly("x");
    assertThat(headers.isMalformed()).isFalse();
  }

  /** RFC 5322 section 4.5 has programs read it, blanks before the colon or not. */
  @Test
  void fromFieldWithBlanksBeforeTheColonIsNoLineOfMbox() {
    for (String first : List.of("From : joe@x\n", "From  \t: joe@x\n", "From :joe@x\n")) {
      assertThat(read(first + "From: ann@x\n\n").all("from")).containsExactly("joe@x", "ann@x");
    }
  }

  @Test
  void utf8IsRead() {
    assertThat(read("From: jos\u00e9@example.org\n\n").only("from"))
        .isEqualTo("jos\u00e9@example.org");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no colon here\n\n",
        ": x\n\n",
        "a b: x\n\n",
        "A: x\0y\n\n",
        "A: x\ry: z\n\n",
        " x\n\n"
      })
  void lineThatCanBeReadInSeveralWaysIsMarked(String text) {
    assertThat(read(text).isMalformed()).isTrue();
  }

  @Test
  void fieldsEndAtTheEmptyLineOrTheEnd() {
    byte[] bytes = "A: x\n\nbody".getBytes(StandardCharsets.US_ASCII);

    assertThat(Headers.read(bytes, 0, bytes.length).end()).isEqualTo(6);
    assertThat(Headers.read(bytes, 0, 4).end()).isEqualTo(4);
  }

  @Test
  void sizeIsLimitedExactly() {
    String most = "A: " + "x".repeat(MailLimits.HEADER_BYTES - 5) + "\n";

    assertThat(read(most + "\n").all("a")).hasSize(1);
    assertThatThrownBy(() -> read("B" + most + "\n"))
        .isInstanceOfSatisfying(
            MailLimitReached.class, e -> assertThat(e.limit()).isEqualTo("header-bytes"));
  }
}
