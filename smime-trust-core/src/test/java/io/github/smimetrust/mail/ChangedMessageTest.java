package io.github.smimetrust.mail;

import static io.github.smimetrust.mail.Signing.FROM;
import static io.github.smimetrust.mail.Verifying.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.UnreadableInputException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One byte of a signed message changed, each in turn. */
class ChangedMessageTest {
  private static final String PART =
      "Content-Type: text/plain; charset=utf-8\n\n" + "Hello, world, once more.\n".repeat(10);

  /** Where the signed part lies in a message. */
  private record Place(int from, int to) {}

  private static Place content(byte[] mail, byte[] part) {
    String text = new String(mail, StandardCharsets.ISO_8859_1);
    int from = text.indexOf(new String(part, StandardCharsets.ISO_8859_1));
    return new Place(from, from + part.length);
  }

  @Test
  void changedContentIsNeverTrusted() {
    byte[] part = Mime.bytes(PART);
    byte[] mail = Signing.by(ALICE).detached(FROM, PART);
    Place signed = content(mail, part);
    List<Integer> trusted = new ArrayList<>();
    for (int i = 0; i < mail.length; i++) {
      mail[i] ^= 1;
      if (isTrusted(mail) && i >= signed.from() && i < signed.to()) {
        trusted.add(i);
      }
      mail[i] ^= 1;
    }

    assertThat(mail.length).isGreaterThan(2_000);
    assertThat(trusted).isEmpty();
  }

  /** The content lies in the signature, so what is trusted must have the same content. */
  @Test
  void changedOpaqueMessageIsTrustedOnlyWithTheSameContent() {
    byte[] part = Mime.bytes(PART);
    byte[] mail = Signing.by(ALICE).opaque(FROM, PART);
    for (int i = 0; i < mail.length; i++) {
      mail[i] ^= 1;
      if (isTrusted(mail)) {
        MimeEntity root = Mime.entity(mail);
        SmimeLayer layer = SmimeLayer.open(root, new PartBudget());
        assertThat(layer).isNotNull();
        ContentInMemory content = (ContentInMemory) layer.content();
        assertThat(content).isNotNull();
        assertThat(Arrays.copyOfRange(content.bytes(), content.from(), content.to()))
            .isEqualTo(part);
      }
      mail[i] ^= 1;
    }
  }

  @Test
  void missingByteOfTheContentIsNeverTrusted() {
    byte[] part = Mime.bytes(PART);
    byte[] mail = Signing.by(ALICE).detached(FROM, PART);
    Place signed = content(mail, part);
    for (int i = signed.from(); i < signed.to(); i++) {
      byte[] shorter = new byte[mail.length - 1];
      System.arraycopy(mail, 0, shorter, 0, i);
      System.arraycopy(mail, i + 1, shorter, i, mail.length - i - 1);
      boolean lineEnd = mail[i] == '\r';
      assertThat(isTrusted(shorter)).as("byte %s", i).isEqualTo(lineEnd);
    }
  }

  private static boolean isTrusted(byte[] mail) {
    try {
      return Verifying.verify(mail).outcome() == MessageOutcome.TRUSTED;
    } catch (UnreadableInputException e) {
      return false;
    }
  }
}
