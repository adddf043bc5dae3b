package io.github.smimetrust.diagnosis;

/**
 * A message in a text.
 *
 * @param pattern which
 * @param from the index of its first character in the folded text
 * @param to the index after its last
 */
record Match(MessagePattern pattern, int from, int to) {
  String cause() {
    return pattern.message().cause();
  }

  boolean saysMoreThan(Match other) {
    return pattern.weight() > other.pattern.weight();
  }
}
