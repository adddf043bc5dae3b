package io.github.smimetrust.mail;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A part of an array. Remembers digests, since signers share them; not thread-safe. */
final class ContentInMemory implements SignedContent {
  private final byte[] bytes;
  private final int from;
  private final int to;
  private final Map<String, byte[]> asTheyCame = new HashMap<>();
  private final Map<String, List<byte[]>> digests = new HashMap<>();

  /**
   * Takes a part of an array.
   *
   * @param bytes the array; not copied
   * @param from the first byte
   * @param to the byte after the last one
   */
  ContentInMemory(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
  }

  byte[] bytes() {
    return bytes;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  @Override
  public List<byte[]> digests(String algorithm) {
    return digests.computeIfAbsent(algorithm, this::computed);
  }

  /** Looks for bare line feeds, in all of the content, only if the bytes as they came do not do. */
  @Override
  public boolean hasDigest(String algorithm, byte[] expected) {
    return Arrays.equals(asTheyCame(algorithm), expected)
        || SignedContent.super.hasDigest(algorithm, expected);
  }

  private List<byte[]> computed(String algorithm) {
    List<byte[]> all = new ArrayList<>();
    all.add(asTheyCame(algorithm));
    if (LineEnds.haveBareLf(bytes, from, to)) {
      MessageDigest digest = digest(algorithm);
      LineEnds.digestCanonical(bytes, from, to, digest);
      all.add(digest.digest());
    }
    return all;
  }

  private byte[] asTheyCame(String algorithm) {
    return asTheyCame.computeIfAbsent(
        algorithm,
        a -> {
          MessageDigest digest = digest(a);
          digest.update(bytes, from, to - from);
          return digest.digest();
        });
  }

  @Override
  public List<byte[]> forms() {
    byte[] raw = Arrays.copyOfRange(bytes, from, to);
    if (!LineEnds.haveBareLf(bytes, from, to)) {
      return List.of(raw);
    }
    ByteArrayOutputStream canonical = new ByteArrayOutputStream(raw.length + raw.length / 16);
    for (int i = 0; i < raw.length; i++) {
      if (raw[i] == '\n' && (i == 0 || raw[i - 1] != '\r')) {
        canonical.write('\r');
      }
      canonical.write(raw[i]);
    }
    return List.of(raw, canonical.toByteArray());
  }

  static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("a JDK without " + algorithm, e);
    }
  }
}
