package io.github.smimetrust.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.mail.MessageOutcome;
import io.github.smimetrust.mail.MessageVerdict;
import io.github.smimetrust.mail.Streaming;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Any bytes in place of a CMS object have a verdict, and the same one where they are read as a
 * stream and their content is only digested.
 */
public final class CmsTarget {
  private static final byte[] HEADER =
      ("From: alice@example.org\r\n"
              + "Content-Type: application/pkcs7-mime; smime-type=signed-data\r\n"
              + "Content-Transfer-Encoding: binary\r\n\r\n")
          .getBytes(StandardCharsets.US_ASCII);

  private CmsTarget() {}

  /** What the fuzzer calls, by this name. */
  public static void fuzzerTestOneInput(byte[] data) {
    byte[] mail = Arrays.copyOf(HEADER, HEADER.length + data.length);
    System.arraycopy(data, 0, mail, HEADER.length, data.length);
    MessageVerdict inMemory = Streaming.verify(mail);
    MessageVerdict streamed = Streaming.verify(mail, mail.length - 1);
    // A stream gives up where content has to be looked into, and says so.
    if (streamed.outcome() != MessageOutcome.UNDECIDED
        && inMemory.outcome() != MessageOutcome.UNDECIDED) {
      assertThat(Streaming.told(streamed)).isEqualTo(Streaming.told(inMemory));
    }
  }
}
