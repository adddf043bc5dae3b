package io.github.smimetrust.mail;

import java.util.Arrays;

/**
 * Labels of international domain names in ASCII: Punycode (RFC 3492), with nothing mapped to
 * anything before, as IDNA 2008 has it (RFC 5891 section 4.4).
 */
final class Punycode {
  private static final int BASE = 36;
  private static final int MOST_THRESHOLD = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;
  private static final int FIRST_BIAS = 72;
  private static final int FIRST_CODE_POINT = 0x80;

  private Punycode() {}

  /**
   * The code of a label (RFC 3492 section 6.3), without the prefix xn--.
   *
   * @param label at most 63 characters, one of them outside of ASCII: nothing can overflow then
   */
  static String of(String label) {
    int[] points = label.codePoints().toArray();
    StringBuilder code = new StringBuilder();
    Arrays.stream(points).filter(c -> c < FIRST_CODE_POINT).forEach(code::appendCodePoint);
    final int basic = code.length();
    if (basic > 0) {
      code.append('-');
    }
    int next = FIRST_CODE_POINT;
    int delta = 0;
    int bias = FIRST_BIAS;
    int handled = basic;
    while (handled < points.length) {
      int least = leastFrom(points, next);
      delta += (least - next) * (handled + 1);
      next = least;
      for (int point : points) {
        if (point < next) {
          delta++;
        } else if (point == next) {
          appendNumber(delta, bias, code);
          bias = adapted(delta, handled + 1, handled == basic);
          delta = 0;
          handled++;
        }
      }
      delta++;
      next++;
    }
    return code.toString();
  }

  private static int leastFrom(int[] points, int bound) {
    return Arrays.stream(points).filter(c -> c >= bound).min().orElseThrow();
  }

  /** A number of generalised, variable length (section 3.3). */
  private static void appendNumber(int number, int bias, StringBuilder code) {
    int rest = number;
    for (int k = BASE; ; k += BASE) {
      int threshold = Math.max(1, Math.min(MOST_THRESHOLD, k - bias));
      if (rest < threshold) {
        code.append(digit(rest));
        return;
      }
      code.append(digit(threshold + (rest - threshold) % (BASE - threshold)));
      rest = (rest - threshold) / (BASE - threshold);
    }
  }

  private static char digit(int value) {
    return (char) (value < 26 ? 'a' + value : '0' + value - 26);
  }

  /** Section 3.4. */
  private static int adapted(int delta, int handled, boolean first) {
    int rest = first ? delta / DAMP : delta / 2;
    rest += rest / handled;
    int k = 0;
    while (rest > (BASE - 1) * MOST_THRESHOLD / 2) {
      rest /= BASE - 1;
      k += BASE;
    }
    return k + BASE * rest / (rest + SKEW);
  }
}
