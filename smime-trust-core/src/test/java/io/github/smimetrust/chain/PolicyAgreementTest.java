package io.github.smimetrust.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
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
  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
  @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
  void theJdkComesToTheSamePolicies(
      @ForAll("inputs") PolicyInputs inputs, @ForAll("chains") List<PolicyStatement> chain) {
    String expected = expected(inputs, chain);
    String ours = PolicyGraphTest.judge(inputs, chain);

    Statistics.collect(expected.equals("refused") || expected.equals("[]") ? expected : "some");
    Statistics.coverage(
        checker -> {
          checker.check("refused").percentage(p -> p > 1);
          checker.check("[]").percentage(p -> p > 1);
          checker.check("some").percentage(p -> p > 1);
        });
    assertThat(ours.startsWith("6.1") ? "refused" : ours).isEqualTo(expected);
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
  void theJdkRefusesTheSameChainsAndLeavesNoPolicyOnTheSame(
      @ForAll("inputs") PolicyInputs inputs, @ForAll("chains") List<PolicyStatement> chain) {
    // Where a mapping makes a policy out of anyPolicy the JDK is mistaken, see PolicyGraphTest.
    Assume.that(chain.stream().noneMatch(PolicyAgreementTest::mapsOutOfAnyPolicy));
    String jdk = JdkPolicies.judge(inputs, chain);
    String ours = PolicyGraphTest.judge(inputs, chain);

    assertThat(ours.startsWith("6.1")).isEqualTo(jdk.equals("refused"));
    assertThat(ours.equals("[]")).isEqualTo(jdk.equals("[]"));
  }

  /**
   * What RFC 5280 section 6.1.5 (g) makes of the policies that the JDK finds for a caller who takes
   * any. Its own answer for a caller who wants some misses policies where a mapping gave their name
   * to another one.
   */
  private static String expected(PolicyInputs inputs, List<PolicyStatement> chain) {
    String authority = JdkPolicies.judge(wantingAny(inputs), chain);
    if (authority.equals("refused") || inputs.initialPolicies().contains(PolicyInputs.ANY_POLICY)) {
      return authority;
    }
    Set<String> constrained = new TreeSet<>(inputs.initialPolicies());
    if (!authority.contains(PolicyInputs.ANY_POLICY)) {
      constrained.removeIf(policy -> !authority.contains(policy));
    }
    return constrained.isEmpty() ? withoutPolicies(inputs, chain) : constrained.toString();
  }

  /** Does explicit_policy get down to 0? Then a chain without policies is refused. */
  private static String withoutPolicies(PolicyInputs inputs, List<PolicyStatement> chain) {
    return JdkPolicies.judge(
        wantingAny(inputs), chain.stream().map(PolicyStatement::withoutPolicies).toList());
  }

  private static PolicyInputs wantingAny(PolicyInputs inputs) {
    return new PolicyInputs(
        PolicyInputs.ANY.initialPolicies(),
        inputs.mappingInhibit(),
        inputs.explicitPolicy(),
        inputs.anyPolicyInhibit());
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
