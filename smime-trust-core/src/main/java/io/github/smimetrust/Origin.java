package io.github.smimetrust;

import java.util.Objects;

/**
 * Where a certificate came from.
 *
 * <pre>{@code
 * System.out.println(entry.origin()); // chain.pem, block 2 (line 31)
 * }</pre>
 *
 * @param source the file as it was named, or what the caller called the bytes
 * @param place where in the source, such as {@code "block 2 (line 31)"} or {@code "element 7"};
 *     empty where the source holds nothing else
 * @since 0.1.0
 */
public record Origin(String source, String place) {
  /**
   * Names an origin.
   *
   * @param source the source
   * @param place the place in it; empty for the whole source
   */
  public Origin {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(place, "place");
  }

  Origin at(String place) {
    return new Origin(source, this.place.isEmpty() ? place : this.place + ", " + place);
  }

  /** Source and place in one line. */
  @Override
  public String toString() {
    return place.isEmpty() ? source : source + ", " + place;
  }
}
