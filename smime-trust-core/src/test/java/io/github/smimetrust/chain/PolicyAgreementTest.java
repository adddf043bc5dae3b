package io.github.smimetrust.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/**
 * The graph of RFC 9618 against the tree of RFC 5280 in the JDK, on signed chains: the same chains
 * are refused, and the others are valid for the same policies.
 */
class PolicyAgreementTest {
  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
  @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
  void theJdkComesToTheSamePolicies(
      @ForAll("inputs") PolicyInputs inputs, @ForAll("chains") List<PolicyStatement> chain) {
    String jdk = JdkPolicies.judge(inputs, chain);
    String ours = PolicyGraphTest.judge(inputs, chain);

    Statistics.collect(jdk.equals("refused") ? jdk : jdk.equals("[]") ? "none" : "some");
    Statistics.coverage(
        checker -> {
          checker.check("refused").percentage(p -> p > 5);
          checker.check("none").percentage(p -> p > 5);
          checker.check("some").percentage(p -> p > 5);
        });
    if (keepsWhatIsNotWanted(inputs, jdk)) {
      // Its own mistake, see PolicyGraphTest. What it keeps too much is all that may differ.
      assertThat(chain).anyMatch(PolicyAgreementTest::mapsOutOfAnyPolicy);
      Set<String> wanted = new TreeSet<>(inputs.initialPolicies());
      wanted.removeIf(policy -> !jdk.contains(policy));
      assertThat(wanted.isEmpty() && ours.startsWith("6.1.5") ? "[]" : ours)
          .isEqualTo(wanted.toString());
    } else {
      assertThat(ours.startsWith("6.1") ? "refused" : ours).isEqualTo(jdk);
    }
  }

  private static boolean keepsWhatIsNotWanted(PolicyInputs inputs, String jdk) {
    return !inputs.initialPolicies().contains(PolicyInputs.ANY_POLICY)
        && Stream.of("1", "2", "3")
            .map(policy -> PolicyStatement.dotted(policy).iterator().next())
            .anyMatch(p -> jdk.contains(p) && !inputs.initialPolicies().contains(p));
  }

  /** Does a certificate map a policy that it does not list, but for anyPolicy? */
  private static boolean mapsOutOfAnyPolicy(PolicyStatement statement) {
    PolicyExtensions read = statement.read();
    Set<String> policies = read.policies();
    return policies != null
        && policies.contains(PolicyInputs.ANY_POLICY)
        && !policies.containsAll(read.mappings().keySet());
  }

  @Provide
  static Arbitrary<PolicyInputs> inputs() {
    Arbitrary<Boolean> flags = Arbitraries.frequency(Tuple.of(3, false), Tuple.of(1, true));
    Arbitrary<Set<String>> wanted =
        Arbitraries.of("*", "*", "1", "2", "1,2", "2,3").map(PolicyStatement::dotted);
    return Combinators.combine(wanted, flags, flags, flags).as(PolicyInputs::new);
  }

  @Provide
  static Arbitrary<List<PolicyStatement>> chains() {
    // The JDK does not count a target that is self-issued, see PolicyGraphTest.
    Arbitrary<PolicyStatement> targets = statements().filter(target -> !target.isSelfIssued());
    return Combinators.combine(statements().list().ofMinSize(1).ofMaxSize(4), targets)
        .as(
            (authorities, target) ->
                Stream.concat(authorities.stream(), Stream.of(target)).toList());
  }

  private static Arbitrary<PolicyStatement> statements() {
    Arbitrary<String> policies =
        Arbitraries.frequencyOf(
            Tuple.of(
                8,
                Arbitraries.of("1", "2", "3", "*")
                    .set()
                    .ofMinSize(1)
                    .ofMaxSize(3)
                    .map(set -> String.join(",", set))),
            Tuple.of(1, Arbitraries.just("-")));
    Arbitrary<String> mapping =
        Combinators.combine(Arbitraries.of("1", "2", "3"), Arbitraries.of("1", "2", "3"))
            .as((from, to) -> from + ">" + to);
    Arbitrary<List<String>> mappings =
        Arbitraries.frequencyOf(
            Tuple.of(2, Arbitraries.just(List.of())),
            Tuple.of(1, mapping.list().uniqueElements().ofMinSize(1).ofMaxSize(4)));
    Arbitrary<List<String>> constraints =
        Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.just(List.of())),
            Tuple.of(
                1,
                Arbitraries.of("explicit=", "mapping=", "any=")
                    .flatMap(word -> Arbitraries.integers().between(0, 3).map(n -> word + n))
                    .map(List::of)));
    Arbitrary<String> self = Arbitraries.frequency(Tuple.of(4, ""), Tuple.of(1, "self"));
    return Combinators.combine(policies, mappings, constraints, self)
        .as(
            (policy, maps, constraint, own) -> {
              List<String> words = new ArrayList<>();
              words.add(policy);
              words.addAll(maps);
              words.addAll(constraint);
              if (!own.isEmpty()) {
                words.add(own);
              }
              return new PolicyStatement(String.join(" ", words));
            });
  }
}
