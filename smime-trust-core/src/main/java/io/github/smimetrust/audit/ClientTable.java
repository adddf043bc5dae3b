package io.github.smimetrust.audit;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.github.smimetrust.format.TableFile;
import io.github.smimetrust.report.document.Text;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * What rules mean for mail clients, from {@code clients.tsv} beside this class. Its first line
 * names the columns: rules (ids with commas), client (an id of {@link MailClient}), effect in
 * English and Japanese, and the document that says so. What is not in the table is unknown.
 */
final class ClientTable {
  private static final int COLUMNS = 5;

  private static final ImmutableMap<MailClient, ClientEffect> NOTHING_KNOWN =
      Maps.immutableEnumMap(unknown());

  private static final ImmutableMap<String, ImmutableMap<MailClient, ClientEffect>> TABLE = read();

  private ClientTable() {}

  /** The effect on every client, in their order. */
  static Map<MailClient, ClientEffect> of(String rule) {
    return TABLE.getOrDefault(rule, NOTHING_KNOWN);
  }

  /** The rules that some row names. */
  static Iterable<String> rules() {
    return TABLE.keySet();
  }

  private static ImmutableMap<String, ImmutableMap<MailClient, ClientEffect>> read() {
    Map<String, MailClient> clients = new HashMap<>();
    for (MailClient client : MailClient.values()) {
      clients.put(client.id(), client);
    }
    Map<String, Map<MailClient, ClientEffect>> table = new HashMap<>();
    for (String[] cells : TableFile.rows(ClientTable.class, "clients.tsv", COLUMNS)) {
      MailClient client = clients.get(cells[1]);
      if (client == null) {
        throw new IllegalStateException("clients.tsv: found the client " + cells[1]);
      }
      ClientEffect effect = new ClientEffect(Text.of(cells[2], cells[3]), cells[4]);
      for (String rule : cells[0].split(",", -1)) {
        if (table.computeIfAbsent(rule, r -> unknown()).put(client, effect)
            != ClientEffect.UNKNOWN) {
          throw new IllegalStateException(
              "clients.tsv: found " + rule + " and " + client.id() + " twice");
        }
      }
    }
    return ImmutableMap.copyOf(Maps.transformValues(table, Maps::immutableEnumMap));
  }

  private static Map<MailClient, ClientEffect> unknown() {
    Map<MailClient, ClientEffect> effects = new EnumMap<>(MailClient.class);
    for (MailClient client : MailClient.values()) {
      effects.put(client, ClientEffect.UNKNOWN);
    }
    return effects;
  }
}
