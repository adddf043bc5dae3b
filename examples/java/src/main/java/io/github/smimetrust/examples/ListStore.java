package io.github.smimetrust.examples;

import io.github.smimetrust.TrustBundle;
import java.nio.file.Path;
import java.util.Arrays;

/** Lists what certificate files hold: {@code java ... ListStore roots.sst}. */
public final class ListStore {
  private ListStore() {}

  /**
   * Prints a line for each certificate.
   *
   * @param files the files
   */
  public static void main(String[] files) {
    TrustBundle bundle = TrustBundle.load(Arrays.stream(files).map(Path::of).toList());
    bundle
        .entries()
        .forEach(
            e ->
                System.out.println(e.subject() + "  ends " + e.notAfter() + "  " + e.thumbprint()));
  }
}
