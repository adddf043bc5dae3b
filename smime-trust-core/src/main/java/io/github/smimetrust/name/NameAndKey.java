package io.github.smimetrust.name;

import io.github.smimetrust.sst.der.ByteSlice;
import java.util.Comparator;

/**
 * What makes certificates those of one authority (RFC 5280 section 6.1.1 (d)). Comparable, so that
 * keys of a hash map that were chosen to collide are told apart in a tree.
 *
 * @param subject the subject as {@link NameKeys} joins it
 * @param keyInfo the SubjectPublicKeyInfo
 */
public record NameAndKey(String subject, ByteSlice keyInfo) implements Comparable<NameAndKey> {
  private static final Comparator<NameAndKey> ORDER =
      Comparator.comparing(NameAndKey::subject).thenComparing(NameAndKey::keyInfo);

  @Override
  public int compareTo(NameAndKey other) {
    return ORDER.compare(this, other);
  }
}
