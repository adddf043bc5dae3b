package io.github.smimetrust;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells which entries are the first with their DER, without the cost of a SHA-256 each. The hash is
 * the end of the signature, which whoever made the certificate could choose to collide; entries that
 * do are told apart in a tree by their bytes, which {@link Comparable} keys give in a {@link
 * HashSet}.
 */
final class DistinctEntries {
  private static final int HASHED_BYTES = 16;

  private final Set<Key> seen;

  DistinctEntries(int expected) {
    seen = new HashSet<>(expected * 4 / 3 + 1);
  }

  /** Adds an entry; no if one with the same DER was there. */
  boolean add(BundleEntry entry) {
    return seen.add(new Key(entry.derInPlace()));
  }

  private static final class Key implements Comparable<Key> {
    private final byte[] der;
    private final int hash;

    Key(byte[] der) {
      this.der = der;
      int value = der.length;
      for (int i = Math.max(0, der.length - HASHED_BYTES); i < der.length; i++) {
        value = 31 * value + der[i];
      }
      this.hash = value;
    }

    @Override
    public int compareTo(Key other) {
      return Arrays.compare(der, other.der);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key that && Arrays.equals(der, that.der);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }
}
