package io.github.smimetrust.sst.der;

import java.util.Arrays;

/**
 * A part of an array as a key in hash sets and maps, without a copy. The hash covers only the last
 * bytes, of a certificate the end of its signature: cheap, and different for different
 * certificates. Whoever makes certificates can still choose it to collide; hash sets and maps then
 * tell the keys apart in a tree, since they are {@link Comparable}.
 *
 * <p>Immutable as long as nobody changes the array.
 *
 * @since 0.1.0
 */
public final class ByteSlice implements Comparable<ByteSlice> {
  private static final int HASHED_BYTES = 8;

  private final byte[] bytes;
  private final int from;
  private final int to;

  /**
   * Makes a key of a part of an array.
   *
   * @param bytes the array; not copied
   * @param from the first byte
   * @param to the byte after the last one
   */
  public ByteSlice(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
  }

  @Override
  public int compareTo(ByteSlice other) {
    return Arrays.compare(bytes, from, to, other.bytes, other.from, other.to);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ByteSlice that
        && Arrays.equals(bytes, from, to, that.bytes, that.from, that.to);
  }

  @Override
  public int hashCode() {
    int hash = to - from;
    for (int i = Math.max(from, to - HASHED_BYTES); i < to; i++) {
      hash = 31 * hash + bytes[i];
    }
    return hash;
  }
}
