package io.github.smimetrust;

import java.util.Arrays;
import java.util.List;

/** The spellings of a password while one PKCS #12 file is read; wiped when that is done. */
final class Pkcs12Secret implements AutoCloseable {
  private final Password password;
  private final List<byte[]> bmp;
  private final byte[] utf8;
  private int spelling;

  Pkcs12Secret(Password password) {
    this.password = password;
    this.bmp = password.bmpSpellings();
    this.utf8 = password.utf8();
  }

  /** How the file spells it: the first way, until {@link #tryNextSpelling()} went on. */
  byte[] bmp() {
    return bmp.get(spelling);
  }

  /** Goes on to the other spelling, if there is one. */
  boolean tryNextSpelling() {
    if (spelling + 1 == bmp.size()) {
      return false;
    }
    spelling++;
    return true;
  }

  byte[] utf8() {
    return utf8;
  }

  boolean isEmpty() {
    return password.isEmpty();
  }

  @Override
  public void close() {
    bmp.forEach(b -> Arrays.fill(b, (byte) 0));
    Arrays.fill(utf8, (byte) 0);
  }
}
