package io.github.smimetrust.diagnosis;

import io.github.smimetrust.format.TableFile;
import java.util.List;

/**
 * All messages that are known, from the table beside this class. Its columns are those of {@link
 * KnownMessage}.
 */
final class KnownMessages {
  private static final int COLUMNS = 5;

  private static final List<KnownMessage> ALL =
      TableFile.rows(KnownMessages.class, "messages.tsv", COLUMNS).stream()
          .map(c -> new KnownMessage(c[0], c[1], c[2], c[3], c[4]))
          .toList();

  private KnownMessages() {}

  static List<KnownMessage> all() {
    return ALL;
  }
}
