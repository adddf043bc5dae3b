package io.github.smimetrust.audit;

import com.google.common.collect.ImmutableMap;
import io.github.smimetrust.format.TableFile;
import io.github.smimetrust.report.document.Text;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Which list a client consults, from {@code client-lists.tsv} beside this class. Its first line
 * names the columns: client (an id of {@link MailClient}, or {@code hybrid}), list (of {@link
 * Consulted}), what it consults in English and Japanese, and the document that says so.
 */
final class ClientLists {
  private static final int COLUMNS = 5;

  private static final String HYBRID = "hybrid";

  private static final ImmutableMap<String, Row> TABLE = read();

  private ClientLists() {}

  /** Where a client looks for trust. */
  enum Consulted {
    UPLOADED,
    UPLOADED_AND_FETCHED,
    UPLOADED_THEN_WINDOWS,
    WINDOWS,
    BOTH,
    UNKNOWN
  }

  /** One line of the table. */
  record Row(Consulted list, Text consults, String source) {}

  static Row of(MailClient client) {
    return Objects.requireNonNull(TABLE.get(client.id()), client.id());
  }

  /** A mail system with a side in Exchange Online and one on Exchange Server. */
  static Row hybrid() {
    return Objects.requireNonNull(TABLE.get(HYBRID), HYBRID);
  }

  /** The clients that some row names. */
  static Iterable<String> ids() {
    return TABLE.keySet();
  }

  private static ImmutableMap<String, Row> read() {
    ImmutableMap.Builder<String, Row> rows = ImmutableMap.builder();
    for (String[] cells : TableFile.rows(ClientLists.class, "client-lists.tsv", COLUMNS)) {
      Consulted list = Consulted.valueOf(cells[1].toUpperCase(Locale.ROOT).replace('-', '_'));
      rows.put(Map.entry(cells[0], new Row(list, Text.of(cells[2], cells[3]), cells[4])));
    }
    return rows.buildOrThrow();
  }
}
