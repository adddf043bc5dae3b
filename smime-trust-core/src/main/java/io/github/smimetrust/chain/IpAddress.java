package io.github.smimetrust.chain;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An iPAddress.
 *
 * @param number its bytes as a number
 * @param bytes how many they are: 4 or 16
 */
record IpAddress(BigInteger number, int bytes) implements GeneralName {
  static @Nullable IpAddress parse(byte[] der, int from, int to) {
    int length = to - from;
    return length == 4 || length == 16
        ? new IpAddress(new BigInteger(1, der, from, length), length)
        : null;
  }

  @Override
  public NameForm form() {
    return NameForm.IP_ADDRESS;
  }

  @Override
  public String text() {
    int size = bytes == 4 ? 8 : 16;
    int mask = (1 << size) - 1;
    List<String> groups = new ArrayList<>();
    for (int shift = 8 * bytes - size; shift >= 0; shift -= size) {
      int group = number.shiftRight(shift).intValue() & mask;
      groups.add(bytes == 4 ? Integer.toString(group) : Integer.toHexString(group));
    }
    return String.join(bytes == 4 ? "." : ":", groups);
  }

  /** A constraint: all addresses with the same first bits, in the style of RFC 4632. */
  record Network(IpAddress base, int prefix) implements Subtree {
    /** Address and mask; null for a mask with gaps, which others read in different ways. */
    static @Nullable Network parse(byte[] der, int from, int to) {
      int half = (to - from) / 2;
      IpAddress base = parseHalf(der, from, from + half, to);
      if (base == null) {
        return null;
      }
      BigInteger mask = new BigInteger(1, der, from + half, half);
      int bits = 8 * half;
      int prefix = mask.bitCount();
      BigInteger whole =
          BigInteger.ONE.shiftLeft(prefix).subtract(BigInteger.ONE).shiftLeft(bits - prefix);
      return mask.equals(whole) ? new Network(base, prefix) : null;
    }

    private static @Nullable IpAddress parseHalf(byte[] der, int from, int middle, int to) {
      return to - middle == middle - from ? IpAddress.parse(der, from, middle) : null;
    }

    @Override
    public NameForm form() {
      return NameForm.IP_ADDRESS;
    }

    @Override
    public boolean permits(GeneralName name) {
      return name instanceof IpAddress given
          && given.bytes == base.bytes
          && given.number.xor(base.number).bitLength() <= 8 * base.bytes - prefix;
    }

    @Override
    public String text() {
      return base.text() + "/" + prefix;
    }
  }
}
