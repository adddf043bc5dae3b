package io.github.smimetrust.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Content beyond what is held in memory: the same answer as in memory, from a stream. */
class LargeMessageTest {
  private static final int LARGE = MailLimits.MEMORY_BYTES + (3 << 20);

  private static final byte[] CMS = Signing.by(Verifying.ALICE).cms(new byte[1], false);

  private static String text(String line, int size) {
    return "Content-Type: text/plain\n\n" + line.repeat(size / line.length());
  }

  private static List<String> reasons(byte[] mail) {
    return Verifying.reasons(Verifying.verifier().verify(new ByteArrayInputStream(mail)));
  }

  private static List<String> reasonsWithLineFeeds(byte[] mail) {
    int size = 0;
    byte[] shorter = new byte[mail.length];
    for (int i = 0; i < mail.length; i++) {
      if (mail[i] != '\r') {
        shorter[size++] = mail[i];
      }
    }
    return reasons(java.util.Arrays.copyOf(shorter, size));
  }

  @Test
  void largeDetachedContentIsVerifiedFromTheStream() {
    byte[] mail =
        Signing.by(Verifying.ALICE).detached(Signing.FROM, text("A line of text.\n", LARGE));

    assertThat(reasons(mail)).containsExactly("trusted");
    mail[mail.length / 2] ^= 1;
    assertThat(reasons(mail)).containsExactly("digest-mismatch");
  }

  @Test
  void largeContentWithLineFeedsAloneIsReadAsCrlf() {
    byte[] mail =
        Signing.by(Verifying.ALICE)
            .detached(Signing.FROM, text("A line of text.\n", LARGE * 9 / 8));

    assertThat(reasonsWithLineFeeds(mail)).containsExactly("trusted");
  }

  @Test
  void lineLongerThanTheBufferIsContent() {
    byte[] mail =
        Signing.by(Verifying.ALICE)
            .detached(Signing.FROM, text("x".repeat(3 << 20) + "--xyz\n", LARGE));

    assertThat(reasons(mail)).containsExactly("trusted");
  }

  @Test
  void otherLargeMessagesAreBeyondTheLimit() {
    String large = "A line of text.\n".repeat(LARGE / 16);
    String signed =
        "Content-Type: multipart/signed; boundary=b; protocol=\"application/pkcs7-signature\"\n\n"
            + "--b\nContent-Type: application/pkcs7-mime\n\n";

    assertThat(reasons(Mime.bytes(Signing.FROM + Verifying.TEXT + large)))
        .containsExactly("limit memory-bytes");
    assertThat(reasons(Mime.bytes(Signing.FROM + signed + large)))
        .containsExactly("limit memory-bytes");
    assertThat(reasons(Mime.bytes(Signing.FROM + signed.replace("pkcs7-mime", "x") + large)))
        .containsExactly("structure");
  }

  @Test
  void senderOfLargeContentIsCompared() {
    String from = "From: eve@example.org\n";

    assertThat(
            reasons(
                Signing.by(Verifying.ALICE)
                    .detached(Signing.FROM, from + text("A line of text.\n", LARGE))))
        .containsExactly("protected-sender-differs");
  }

  /** A message that would be cut off within its signature part, before what else it shows. */
  @Test
  void partFarBehindTheSignatureIsNotOverlooked() {
    for (int size : new int[] {1 << 20, 8 << 20}) {
      String mail =
          signed(text("A line of text.\n", 5_000))
              .replace(
                  "\r\n--xyz--",
                  "\r\n".repeat(size / 2) + "\r\n--xyz\r\n\r\nnot signed\r\n--xyz--");

      assertThat(streamed(mail, 2_000))
          .containsExactly(size > MailLimits.CMS_BYTES ? "limit cms-bytes" : "structure");
    }
  }

  /** What stands before the first part is anyone's, and moves it to the end of what is held. */
  @Test
  void headerFieldsOfTheContentAreReadAsAWholeOrNotAtAll() {
    for (String part :
        List.of(
            "From: eve@example.org\n" + text("A line of text.\n", 5_000),
            "Content-Type: application/pkcs7-mime\n\nx\n")) {
      String mail = signed(part);
      int first = mail.indexOf("--xyz\r\n");
      for (int held = first; held < first + 60; held++) {
        assertThat(streamed(mail, held)).doesNotContain("trusted");
      }
    }
  }

  @Test
  void lineThatGoesOnBehindWhatIsHeldIsNoDelimiter() {
    String mail = signed(text("A line of text.\n", 5_000)).replaceFirst("--xyz\r\n", "--xyz");
    int first = mail.indexOf("--xyz");

    for (int held = first; held < first + 10; held++) {
      assertThat(streamed(mail, held)).containsExactly("limit memory-bytes");
    }
  }

  @Test
  void delimiterWithMoreBlanksThanTheBufferHoldsLeavesItUndecided() {
    String part = text("A line of text.\n", 500) + "--xyz" + " ".repeat(2 << 20) + "\nmore\n";

    assertThat(streamed(signed(part), 400)).containsExactly("limit memory-bytes");
  }

  private static String signed(String part) {
    return new String(
        Signing.by(Verifying.ALICE).detached(Signing.FROM, part), StandardCharsets.US_ASCII);
  }

  private static List<String> streamed(String mail, int held) {
    return Verifying.reasons(Streaming.verify(mail.getBytes(StandardCharsets.US_ASCII), held));
  }

  /** In pieces of any size, against the parts that are found in memory. */
  @Property(tries = 25)
  void contentIsCutOffAtTheSamePlaceAsInMemory(@ForAll Random random) throws IOException {
    StringBuilder part = new StringBuilder("X: y\r\n\r\n");
    for (int size = 0; size < random.nextInt(400_000) + 900_000; ) {
      String line =
          switch (random.nextInt(6)) {
            case 0 -> "--xyzz";
            case 1 -> "--xy";
            case 2 -> "";
            case 3 -> "y".repeat(random.nextInt(200_000));
            default -> "x".repeat(random.nextInt(1_000));
          };
      part.append(line).append(random.nextInt(4) == 0 ? "\n" : "\r\n");
      size += line.length();
    }
    String cms = Signing.base64(CMS).replace("\n", "\r\n");
    byte[] mail =
        ("Content-Type: multipart/signed; boundary=xyz; protocol=\"application/pkcs7-signature\""
                + "\r\n\r\n--xyz\r\n"
                + part
                + "\r\n--xyz\r\nContent-Type: application/pkcs7-signature\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n"
                + cms
                + "\r\n--xyz--\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    byte[] head = java.util.Arrays.copyOf(mail, 300);
    InputStream rest = new ByteArrayInputStream(mail, 300, mail.length - 300);
    byte[] content = part.toString().getBytes(StandardCharsets.US_ASCII);
    RunningDigests expected = new RunningDigests();
    expected.update(content, 0, content.length);

    SignedContent found = LargeMessage.read(Mime.entity(head), rest).content();

    assertThat(found).isInstanceOf(LargeContent.class);
    List<byte[]> digests = expected.finish().get("SHA-256");
    assertThat(found.digests("SHA-256")).hasSameSizeAs(digests);
    for (int i = 0; i < digests.size(); i++) {
      assertThat(found.digests("SHA-256").get(i)).isEqualTo(digests.get(i));
    }
  }
}
