package io.github.smimetrust.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.SharedData;
import io.github.smimetrust.TrustBundle;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every step of Microsoft's root programme that stores are at hand of. The numbers are those of a
 * script in another language with its own reader of stores and certificates: sets by SHA-256, pairs
 * by subject without case and by key, restrictions as sets of property and value, purposes as sets.
 */
class RootProgrammeTest {
  private static final String DELETED = "rootsupd2013_delroots";
  private static final String INSTALLED =
      "rootsupd2013_roots rootsupd2013_authroots rootsupd2013_updroots";
  private static final String SUMMER_2021 = "t0rik_winrootCAupdate_roots";
  private static final String LATE_2025 = "GeekDuanLian_root";

  @ParameterizedTest
  @CsvSource({
    DELETED + "," + INSTALLED + ",353,8,0,reissued 1; rekeyed 1; renewed 3,3",
    INSTALLED + "," + SUMMER_2021 + ",196,120,233,reissued 3; renewed 2,212",
    SUMMER_2021 + ",history/root_2022-05-29_d1f610b,7,5,429,'',17",
    "history/root_2022-05-29_d1f610b,history/root_2023-04-25_402e927,21,2,434,'',53",
    "history/root_2023-04-25_402e927,history/root_2024-03-26_5e26edd,40,5,450,'',25",
    "history/root_2024-03-26_5e26edd,history/root_2025-06-26_b628cd9,24,0,490,'',17",
    "history/root_2025-06-26_b628cd9," + LATE_2025 + ",0,7,507,'',73"
  })
  void differsAsSetsOfDigestsDo(
      String before,
      String after,
      int added,
      int removed,
      int kept,
      String replaced,
      int restrictions) {
    BundleDiff diff = BundleDiff.between(load(before), load(after));

    assertThat(diff.added()).hasSize(added);
    assertThat(diff.removed()).hasSize(removed);
    assertThat(diff.kept()).hasSize(kept);
    assertThat(kinds(diff)).isEqualTo(replaced);
    assertThat(diff.restrictionsChanged()).hasSize(restrictions);
    assertThat(diff.describe()).doesNotContain("cannot be read", "another restriction");
    assertThat(diff.describe(Locale.JAPANESE).lines())
        .hasSameSizeAs(diff.describe().lines().toList());
  }

  private static TrustBundle load(String names) {
    return Arrays.stream(names.split(" ", -1))
        .map(n -> TrustBundle.load(file(n)))
        .reduce(TrustBundle.empty(), TrustBundle::plus);
  }

  private static Path file(String name) {
    return SharedData.stores().resolve("real").resolve(name + ".sst");
  }

  private static String kinds(BundleDiff diff) {
    return Stream.of(Replacement.Kind.values())
        .map(k -> k.id() + " " + diff.replaced().stream().filter(r -> r.kind() == k).count())
        .filter(line -> !line.endsWith(" 0"))
        .sorted()
        .collect(Collectors.joining("; "));
  }
}
