package io.github.smimetrust.mail;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Digests of a content that is seen once: which one its signers used is known only after it. Both
 * of the bytes as they come and of the text with CRLF at each end of line. Not thread-safe.
 */
final class RunningDigests {
  /** All of {@link DigestName}: the weak ones so that they are refused for what they are. */
  private static final List<String> ALGORITHMS =
      List.of("SHA-256", "SHA-384", "SHA-512", "SHA-1", "MD5");

  private static final class Pair {
    private final MessageDigest asItCame;
    private @Nullable MessageDigest canonical;

    Pair(String algorithm) {
      asItCame = ContentInMemory.digest(algorithm);
    }
  }

  private final Map<String, Pair> pairs = new LinkedHashMap<>();

  RunningDigests() {
    ALGORITHMS.forEach(a -> pairs.put(a, new Pair(a)));
  }

  /** Takes the next bytes, which neither begin nor end between a CR and its LF. */
  void update(byte[] bytes, int from, int to) {
    boolean bare = LineEnds.haveBareLf(bytes, from, to);
    for (Pair pair : pairs.values()) {
      MessageDigest canonical = pair.canonical;
      if (canonical == null && bare) {
        canonical = copy(pair.asItCame);
        pair.canonical = canonical;
      }
      pair.asItCame.update(bytes, from, to - from);
      if (canonical != null) {
        LineEnds.digestCanonical(bytes, from, to, canonical);
      }
    }
  }

  private static MessageDigest copy(MessageDigest digest) {
    try {
      return (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("a JDK whose digests have no copies", e);
    }
  }

  /** The digests, by algorithm; ends the running. */
  Map<String, List<byte[]>> finish() {
    Map<String, List<byte[]>> all = new LinkedHashMap<>();
    pairs.forEach(
        (algorithm, pair) -> {
          List<byte[]> both = new ArrayList<>(List.of(pair.asItCame.digest()));
          if (pair.canonical != null) {
            both.add(pair.canonical.digest());
          }
          all.put(algorithm, both);
        });
    return all;
  }
}
