package io.github.smimetrust.cause;

import io.github.smimetrust.format.TableFile;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All causes, from the table beside this class. Its columns: id; causes that a general one may turn
 * out to be, with commas, or a dash; title, check and remedy in English and Japanese; source.
 *
 * @since 0.1.0
 */
public final class CauseCatalogue {
  private static final int COLUMNS = 9;

  /** Chains and messages both have a bad signature, and need not do the same about it. */
  private static final String OF_MESSAGES = "message-";

  private static final Map<String, Cause> CAUSES = read();

  private CauseCatalogue() {}

  /**
   * The causes.
   *
   * @return all of them in the order of the table; unmodifiable
   */
  public static Collection<Cause> all() {
    return CAUSES.values();
  }

  /**
   * The cause with an id.
   *
   * @param id the id, such as that of a reason of the path engine
   * @return the cause
   * @throws IllegalArgumentException if there is none
   */
  public static Cause of(String id) {
    Cause cause = CAUSES.get(id);
    if (cause == null) {
      throw new IllegalArgumentException(
          "found the cause id \"" + id + "\", expected one of the table's");
    }
    return cause;
  }

  /**
   * The cause that stands for a reason of a message.
   *
   * @param reason the reason's id
   * @return the cause of that id with {@code message-} before it, if there is one, since the plain
   *     id belongs to a reason of chains then; else the cause of that id
   * @throws IllegalArgumentException if there is none
   */
  public static Cause ofMessage(String reason) {
    Cause own = CAUSES.get(OF_MESSAGES + reason);
    return own == null ? of(reason) : own;
  }

  private static Map<String, Cause> read() {
    Map<String, Cause> causes = new LinkedHashMap<>();
    for (String[] cells : TableFile.rows(CauseCatalogue.class, "causes.tsv", COLUMNS)) {
      causes.put(
          cells[0],
          new Cause(
              cells[0],
              cells[1].equals("-") ? List.of() : List.of(cells[1].split(",", -1)),
              new Sentence(cells[2], cells[3]),
              new Sentence(cells[4], cells[5]),
              new Sentence(cells[6], cells[7]),
              cells[8]));
    }
    return Collections.unmodifiableMap(causes);
  }
}
