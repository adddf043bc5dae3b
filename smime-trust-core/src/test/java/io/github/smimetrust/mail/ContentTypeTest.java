package io.github.smimetrust.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTypeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "multipart/signed; boundary=\"a b\"|a b",
        "Multipart/SIGNED;BOUNDARY=ab|ab",
        "multipart/signed (comment; boundary=x); boundary=(c)ab(d)|ab",
        "multipart/signed; boundary=\"a\\\"b\"|a\"b",
        "multipart/signed; boundary=----=_Part_1;|----=_Part_1",
        "multipart/signed;; boundary=ab|ab",
        "multipart / signed ; boundary = ab|ab",
        "multipart/signed; boundary*0=a; boundary*1=\"b\"|ab",
        "multipart/signed; boundary*=us-ascii'en'a%62|ab",
        "multipart/signed; boundary*0*=utf-8''a; boundary*1*=%62; boundary*2=%63|ab%63"
      })
  void boundaryIsReadAsProgramsWriteIt(String value, String boundary) {
    ContentType type = ContentType.parse(value);

    assertThat(type).isNotNull();
    assertThat(type.is("multipart", "signed")).isTrue();
    assertThat(type.parameter("boundary")).isEqualTo(boundary);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text",
        "/plain",
        "text/",
        "text/plain; a=1; A=2",
        "text/plain; a=1; a*=utf-8''2",
        "text/plain; a*1=x",
        "text/plain; a*0=x; a*2=y",
        "text/plain; a*00=x",
        "text/plain; a*=x",
        "text/plain; a*=no-charset-of-that-name'en'x",
        "text/plain; a=\"open",
        "text/plain; a",
        "text/plain (open; a=b"
      })
  void valueThatProgramsCouldReadDifferentlyIsNone(String value) {
    assertThat(ContentType.parse(value)).isNull();
  }

  @Test
  void absentParameterIsEmpty() {
    assertThat(ContentType.parse("text/plain"))
        .isEqualTo(new ContentType("text", "plain", Map.of()));
    assertThat(ContentType.TEXT.parameter("boundary")).isEmpty();
  }
}
