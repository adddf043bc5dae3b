package io.github.smimetrust.exchange;

import io.github.smimetrust.format.PlainText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A list of algorithms in the grammar of OWASigningAlgorithms and OWAEncryptionAlgorithms, the
 * preferred one first: items joined by semicolons, each a number, a number with a key length after
 * a colon, or a number with the object identifier of a custom cryptographic provider after a comma.
 *
 * <pre>{@code
 * AlgorithmList<SigningAlgorithm> list =
 *     AlgorithmList.of(SigningAlgorithm.SHA_256, SigningAlgorithm.SHA_384);
 * System.out.println(list); // 800C;800D
 * }</pre>
 *
 * <p>Exchange is documented to fall back to SHA-1 or AES-256 without a word where a list is
 * malformed, so nothing malformed is ever made here. Key lengths are documented for RC2 and for
 * signing alone. Immutable and thread-safe.
 *
 * @param <A> the kind of algorithm
 * @since 0.1.0
 */
public final class AlgorithmList<A extends Enum<A> & AlgorithmId> {
  private static final Pattern ITEM =
      Pattern.compile("([0-9A-Fa-f]{4})(?::([0-9]{1,5})|,([0-9]+(?:\\.[0-9]+)+))?");

  /** More than there are algorithms with all their key lengths. */
  private static final int MOST_ITEMS = 32;

  private static final List<Integer> RC2_LENGTHS = List.of(40, 56, 64, 128);

  private final List<Item<A>> items;

  /**
   * One algorithm of a list.
   *
   * @param algorithm which
   * @param keyLength its key length in bits, where the list names one
   * @param identifier the object identifier of a custom provider, where the list names one
   */
  private record Item<A extends Enum<A> & AlgorithmId>(
      A algorithm, OptionalInt keyLength, Optional<String> identifier) {
    @Override
    public String toString() {
      return algorithm.id()
          + (keyLength.isPresent() ? ":" + keyLength.getAsInt() : "")
          + identifier.map(i -> "," + i).orElse("");
    }
  }

  private AlgorithmList(List<Item<A>> items) {
    this.items = List.copyOf(items);
  }

  /**
   * A list of algorithms, the preferred one first.
   *
   * @param <A> the kind of algorithm
   * @param first the preferred one
   * @param more the others
   * @return the list
   * @throws IllegalArgumentException if one comes twice
   */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public static <A extends Enum<A> & AlgorithmId> AlgorithmList<A> of(A first, A... more) {
    List<Item<A>> items = new ArrayList<>();
    items.add(new Item<>(first, OptionalInt.empty(), Optional.empty()));
    for (A algorithm : more) {
      items.add(new Item<>(algorithm, OptionalInt.empty(), Optional.empty()));
    }
    if (items.stream().distinct().count() < items.size()) {
      throw new IllegalArgumentException("found an algorithm twice, expected each once");
    }
    return new AlgorithmList<>(items);
  }

  /**
   * Reads a list of digests for signing.
   *
   * @param text such as {@code "800C;800D"}
   * @return the list
   * @throws IllegalArgumentException if it is not in the documented grammar; says which item
   */
  public static AlgorithmList<SigningAlgorithm> signing(String text) {
    return parse(text, SigningAlgorithm.class);
  }

  /**
   * Reads a list of ciphers.
   *
   * @param text such as {@code "6610;660E"}
   * @return the list
   * @throws IllegalArgumentException if it is not in the documented grammar; says which item
   */
  public static AlgorithmList<EncryptionAlgorithm> encryption(String text) {
    return parse(text, EncryptionAlgorithm.class);
  }

  private static <A extends Enum<A> & AlgorithmId> AlgorithmList<A> parse(
      String text, Class<A> kind) {
    String[] parts = text.split(";", MOST_ITEMS + 1);
    if (parts.length > MOST_ITEMS) {
      throw new IllegalArgumentException(
          "found more than " + MOST_ITEMS + " algorithms, expected fewer");
    }
    List<Item<A>> items = new ArrayList<>();
    for (int i = 0; i < parts.length; i++) {
      Item<A> item = item(parts[i], kind);
      if (item == null || items.contains(item)) {
        throw new IllegalArgumentException(
            "found '"
                + PlainText.of(parts[i])
                + "' as item "
                + (i + 1)
                + (item == null
                    ? ", expected one of " + ids(kind) + ", as Set-SmimeConfig documents it"
                    : ", which is there already")
                + "; Exchange would take a malformed list for its default without a word");
      }
      items.add(item);
    }
    return new AlgorithmList<>(items);
  }

  private static <A extends Enum<A> & AlgorithmId> @Nullable Item<A> item(
      String text, Class<A> kind) {
    Matcher matcher = ITEM.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    String id = matcher.group(1).toUpperCase(Locale.ROOT);
    A algorithm =
        Arrays.stream(kind.getEnumConstants())
            .filter(a -> a.id().equals(id))
            .findFirst()
            .orElse(null);
    if (algorithm == null) {
      return null;
    }
    OptionalInt length =
        matcher.group(2) == null
            ? OptionalInt.empty()
            : OptionalInt.of(Integer.parseInt(matcher.group(2)));
    if (length.isPresent() && !takes(algorithm, length.getAsInt())) {
      return null;
    }
    return new Item<>(algorithm, length, Optional.ofNullable(matcher.group(3)));
  }

  /**
   * "6610:256" looks right and is not in the grammar: among the ciphers only RC2 takes a length.
   */
  private static boolean takes(AlgorithmId algorithm, int length) {
    return algorithm instanceof SigningAlgorithm
        || algorithm == EncryptionAlgorithm.RC2 && RC2_LENGTHS.contains(length);
  }

  private static <A extends Enum<A> & AlgorithmId> String ids(Class<A> kind) {
    return Arrays.stream(kind.getEnumConstants())
        .map(a -> a.id() + " (" + a + ")")
        .collect(Collectors.joining(", "));
  }

  /**
   * The algorithms, the preferred one first.
   *
   * @return them, without key lengths and custom identifiers; unmodifiable
   */
  public List<A> algorithms() {
    return items.stream().map(Item::algorithm).toList();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AlgorithmList<?> that && items.equals(that.items);
  }

  @Override
  public int hashCode() {
    return items.hashCode();
  }

  /** The list as Exchange takes it. */
  @Override
  public String toString() {
    return items.stream().map(Item::toString).collect(Collectors.joining(";"));
  }
}
