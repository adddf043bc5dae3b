package io.github.smimetrust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The compiled descriptor is what callers get, so it is read instead of the source: a descriptor
 * without exports compiles, and is of no use.
 */
class ModuleTest {
  private final ModuleDescriptor module = compiled();

  private static ModuleDescriptor compiled() {
    try (InputStream in = Files.newInputStream(Path.of("target/classes/module-info.class"))) {
      return ModuleDescriptor.read(in);
    } catch (IOException e) {
      throw new AssertionError("No compiled module descriptor", e);
    }
  }

  @Test
  void hasTheNameThatCallersRequire() {
    assertThat(module.name()).isEqualTo("io.github.smimetrust.core");
  }

  @Test
  void exportsTheseAndNothingElse() {
    assertThat(module.exports())
        .extracting(
            e -> e.isQualified() ? e.source() + " to " + new TreeSet<>(e.targets()) : e.source())
        .containsExactlyInAnyOrder(
            "io.github.smimetrust",
            "io.github.smimetrust.chain",
            "io.github.smimetrust.mail",
            "io.github.smimetrust.revocation",
            "io.github.smimetrust.audit",
            "io.github.smimetrust.rotation",
            "io.github.smimetrust.diagnosis",
            "io.github.smimetrust.replay",
            "io.github.smimetrust.report",
            "io.github.smimetrust.report.chain",
            "io.github.smimetrust.report.saved",
            "io.github.smimetrust.report.document to [io.github.smimetrust.exchange]",
            "io.github.smimetrust.format to [io.github.smimetrust.exchange]");
  }

  @Test
  void requiresTheseAndNothingElse() {
    assertThat(module.requires())
        .extracting(
            r ->
                r.modifiers().stream()
                    .map(m -> m.name().toLowerCase(Locale.ROOT) + " ")
                    .sorted()
                    .collect(Collectors.joining("", "", r.name())))
        .containsExactlyInAnyOrder(
            "mandated java.base",
            "static org.jspecify",
            "transitive io.github.smimetrust.sst",
            "org.bouncycastle.provider",
            "org.bouncycastle.util",
            "com.google.common",
            "com.fasterxml.jackson.core");
  }

  @Test
  void opensNothingAndOffersNoServices() {
    assertThat(module.isOpen()).isFalse();
    assertThat(module.isAutomatic()).isFalse();
    assertThat(module.opens()).isEmpty();
    assertThat(module.uses()).isEmpty();
    assertThat(module.provides()).isEmpty();
  }
}
