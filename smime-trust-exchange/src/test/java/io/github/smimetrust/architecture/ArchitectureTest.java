package io.github.smimetrust.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every rule holds for all published code, and is broken by each source that is made to break it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {
  private final JavaClasses published =
      new ClassFileImporter()
          .importLocations(
              PublishedModule.all().stream()
                  .map(m -> Location.of(m.place()))
                  .collect(Collectors.toSet()));

  private Offenders offenders;

  static Stream<Rule> rules() {
    return Stream.concat(Floors.rules().stream(), Conduct.rules().stream());
  }

  @BeforeAll
  void compileOffenders(@TempDir Path folder) throws IOException {
    List<String> sources =
        rules()
            .flatMap(r -> Stream.concat(r.offenders().stream(), r.innocents().stream()))
            .toList();
    offenders = Offenders.compile(sources, folder);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void publishedCodeKeepsTheRule(Rule rule) {
    rule.rule().check(published);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everySourceMadeToBreakTheRuleBreaksIt(Rule rule) {
    List<String> unnoticed = new ArrayList<>(rule.offenders());
    unnoticed.removeIf(s -> rule.rule().evaluate(offenders.of(s)).hasViolation());
    assertThat(rule.offenders()).isNotEmpty();
    assertThat(unnoticed).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void harmlessSourcesKeepTheRule(Rule rule) {
    assertThat(rule.innocents())
        .allSatisfy(
            s ->
                assertThat(rule.rule().evaluate(offenders.of(s)).getFailureReport().getDetails())
                    .isEmpty());
  }

  @Test
  void seesTheClassesOfEveryModule() {
    assertThat(published.contain("io.github.smimetrust.sst.SerializedStore")).isTrue();
    assertThat(published.contain("io.github.smimetrust.TrustBundle")).isTrue();
    assertThat(published.contain("io.github.smimetrust.exchange.ExchangeTenant")).isTrue();
  }

  @Test
  void noPackageIsInTwoModules() {
    Map<String, List<String>> modulesOf = new TreeMap<>();
    for (PublishedModule module : PublishedModule.all()) {
      module.classNames().stream()
          .map(n -> n.substring(0, n.lastIndexOf('.')))
          .distinct()
          .forEach(
              p -> modulesOf.computeIfAbsent(p, k -> new ArrayList<>()).add(module.artifact()));
    }
    assertThat(modulesOf).containsKeys("io.github.smimetrust.sst", "io.github.smimetrust");
    assertThat(modulesOf).allSatisfy((p, modules) -> assertThat(modules).hasSize(1));
  }
}
