package io.github.smimetrust.replay;

import io.github.smimetrust.report.document.Product;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * Which programs came to a verdict.
 *
 * <pre>{@code
 * Versions then = Replay.open(Path.of("case-4711.zip")).versions();
 * System.out.println(then); // smime-trust 0.1.0, Java 17.0.13+11, Bouncy Castle 1.87
 * }</pre>
 *
 * @param library the version of this library
 * @param java the numbers of the Java runtime's version, without what its builder added: that may
 *     name a user or a machine
 * @param bouncyCastle the version of Bouncy Castle
 * @since 0.1.0
 */
public record Versions(String library, String java, String bouncyCastle) {
  private static final Pattern NUMBERS = Pattern.compile("[0-9][0-9A-Za-z.+-]{0,39}");

  /**
   * Versions.
   *
   * @throws IllegalArgumentException if one does not begin with a digit, or has more than 40
   *     characters or others than ASCII letters, digits, {@code . + -}
   */
  public Versions {
    for (String version : List.of(library, java, bouncyCastle)) {
      if (!NUMBERS.matcher(Objects.requireNonNull(version)).matches()) {
        throw new IllegalArgumentException(
            "found a text of "
                + version.length()
                + " characters, expected a version such as 17.0.13+11");
      }
    }
  }

  /** Those at work now. */
  static Versions current() {
    Runtime.Version runtime = Runtime.version();
    String numbers =
        runtime.version().stream().map(String::valueOf).collect(Collectors.joining("."));
    return new Versions(
        Product.VERSION,
        numbers + runtime.build().map(build -> "+" + build).orElse(""),
        BouncyCastle.VERSION);
  }

  /** Loaded when it is needed; the provider is never registered. */
  private static final class BouncyCastle {
    static final String VERSION = new BouncyCastleProvider().getVersionStr();
  }

  /** The three with their names, in one line. */
  @Override
  public String toString() {
    return Product.NAME + " " + library + ", Java " + java + ", Bouncy Castle " + bouncyCastle;
  }
}
