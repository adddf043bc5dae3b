package io.github.smimetrust.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Structures made to cost; the build runs these in a small heap. */
class MimeHostileTest {
  @Test
  void partBeyondTheLimitEndsTheReading() {
    String head = "Content-Type: multipart/mixed; boundary=a\n\n";

    assertThat(Mime.parts(Mime.entity(head + "--a\n".repeat(MailLimits.PARTS)))).hasSize(1_000);
    assertThatThrownBy(() -> Mime.parts(Mime.entity(head + "--a\n".repeat(MailLimits.PARTS + 1))))
        .isInstanceOfSatisfying(
            MailLimitReached.class, e -> assertThat(e.limit()).isEqualTo("mime-parts"));
  }

  /** Each of these took the square of its size if a search went over the same bytes again. */
  @Test
  void searchIsLinearInLinesThatAlmostDelimit() {
    String boundary = "a".repeat(200);
    byte[] near =
        ("--" + "a".repeat(199) + "b\n").repeat(20_000).getBytes(StandardCharsets.US_ASCII);
    byte[] dashes = "-".repeat(4 << 20).getBytes(StandardCharsets.US_ASCII);
    byte[] longer = ("--" + boundary + "x\n").repeat(20_000).getBytes(StandardCharsets.US_ASCII);
    Boundary search = Boundary.of(boundary);

    org.junit.jupiter.api.Assertions.assertTimeout(
        Duration.ofSeconds(5),
        () -> {
          assertThat(search.find(near, 0, near.length)).isNull();
          assertThat(search.find(dashes, 0, dashes.length)).isNull();
          assertThat(search.find(longer, 0, longer.length)).isNull();
        });
  }

  @Test
  void manyCommentsAndParametersAreBounded() {
    String nested = "(".repeat(30_000) + ")".repeat(30_000);
    String many = "text/plain" + "; a=1".repeat(10_000);

    org.junit.jupiter.api.Assertions.assertTimeout(
        Duration.ofSeconds(5),
        () -> {
          assertThat(ContentType.parse("text/plain" + nested)).isNull();
          assertThat(ContentType.parse(many)).isNull();
          assertThat(ContentType.parse("text/plain" + "(".repeat(60_000))).isNull();
        });
  }
}
