package io.github.smimetrust.chain;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Policy processing as RFC 5280 section 6.1 asks for it, and the same from the JDK. Chains are
 * written from the first certificate below the anchor to the target, see {@link PolicyStatement}.
 */
class PolicyGraphTest {
  private static final int LIMIT = 512;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      emptyValue = "",
      value = {
        // wanted | chain | policies for which it is valid, or where it fails
        // No policy asked for: a chain without one is valid for none.
        "* | - / - | ''",
        "* | 1 / 1 | 1",
        "* | 1,2 / 2,3 | 2",
        "* | 1 / 2 | ''",
        "* | 1 / - / 1 | ''",
        "1 | 2 / 2 | ''",
        "1 | 1,2 / 1,2 | 1",
        "1,3 | * / * | 1,3",
        "* | * / * | *",
        "* | * / 1 | 1",
        "* | * / 1,* | 1,*",
        "1 | * / 1,2 | 1",
        "* | 1,* / 1,2 | 1,2",
        "* | 1 / * / 1 | 1",
        // What is left without children goes, and what was above it (6.1.3 (d) (3)).
        "* | 1,2 / 1,2 / 1 | 1",
        "* | 1,2,3 / 1,2,3 / 1,2,3 / 1 | 1",
        "* noMapping | 1,2 / 1,2 2>3 / 1,2 | 1",
        // explicit_policy (6.1.2 (d), 6.1.3 (f), 6.1.5 (a), (b), (g)).
        "* explicit | - / - | 6.1.3 (f) at 1",
        "* explicit | 1 / - | 6.1.3 (f) at 2",
        "* explicit | 1 / 2 | 6.1.3 (f) at 2",
        "* explicit | 1 / 1 | 1",
        "1 explicit | 1 / 1 | 1",
        "2 explicit | 1 / 1 | 6.1.5 (g) at 2",
        "2 explicit | * / * | 2",
        "2 explicit | * / 1 | 6.1.5 (g) at 2",
        // requireExplicitPolicy (6.1.4 (h), (i)): PKITS 4.9 counts down from 10, 5, 4, 2, 7.
        "* | - explicit=10 / - / - / - | ''",
        "* | - explicit=5 / - / - / - | ''",
        "* | - explicit=4 / - / - / - | ''",
        "* | - explicit=3 / - / - / - | 6.1.5 (g) at 4",
        "* | - explicit=2 / - / - / - | 6.1.3 (f) at 4",
        "* | - explicit=0 / 1 | 6.1.3 (f) at 2",
        "* | 1 explicit=0 / 1 | 1",
        "2 | 1 explicit=0 / 1 | 6.1.5 (g) at 2",
        "* | - explicit=7 / - explicit=2 / - explicit=4 / - / - | 6.1.3 (f) at 5",
        "* | 1 explicit=1 / - | 6.1.5 (g) at 2",
        "* | 1 explicit=2 / - | ''",
        // Only 0 counts in the target (6.1.5 (b)).
        "* | - / - explicit=0 | 6.1.5 (g) at 2",
        "* | - / - explicit=1 | ''",
        "* | - / 1 explicit=0 | 6.1.5 (g) at 2",
        "* | 1 / 1 explicit=0 | 1",
        // Self-issued certificates are not counted (6.1.4 (h)).
        "* | - explicit=2 / - self / - | ''",
        "* | - explicit=2 / - / - | 6.1.5 (g) at 3",
        "* | - explicit=1 / - self / - self / - | 6.1.5 (g) at 4",
        // inhibit_anyPolicy (6.1.3 (d) (2), 6.1.4 (h), (j)): PKITS 4.12.
        "* explicit | 1 any=0 / * | 6.1.3 (f) at 2",
        "* explicit | 1 any=0 / 1 | 1",
        "* explicit | 1 any=1 / * | 1",
        "* explicit | 1 any=1 / * / * | 6.1.3 (f) at 3",
        "* explicit | 1 any=1 / 1 / * | 6.1.3 (f) at 3",
        "* explicit | 1 any=5 / 1 any=1 / * / * | 6.1.3 (f) at 4",
        "* explicit | 1 any=1 / 1 any=5 / * | 6.1.3 (f) at 3",
        "* noAny explicit | * / 1 | 6.1.3 (f) at 1",
        "* noAny explicit | 1 / 1 | 1",
        // A self-issued certificate that is not the target may still use anyPolicy.
        "* explicit | 1 any=0 / * self / 1 | 1",
        "* explicit | 1 any=0 / 1 self / * self / 1 | 1",
        "* explicit | 1 any=1 / * self / * / 1 | 1",
        "* explicit | 1 any=0 / * self | 6.1.3 (f) at 2",
        // Mappings (6.1.4 (a), (b)): the answer is in the terms of the anchor.
        "* | 1 1>2 / 2 | 1",
        "1 explicit | 1 1>2 / 2 | 1",
        "2 explicit | 1 1>2 / 2 | 6.1.5 (g) at 2",
        "* explicit | 1 1>2 / 1 | 6.1.3 (f) at 2",
        "* | 1,2 1>3 2>3 / 3 | 1,2",
        "2 explicit | 1,2 1>3 2>3 / 3 | 2",
        "* | 1 1>2 1>3 / 3 | 1",
        "* | 1 1>2 1>3 / 2,3 | 1",
        "* | 1 1>2 / 2 2>3 / 3 | 1",
        "* explicit | 1 1>2 / 2 / 1 | 6.1.3 (f) at 3",
        "* | 1,2 1>2 2>1 / 1 | 2",
        "* | 1 1>2 / * | 1",
        "* explicit | 1 2>3 / 3 | 6.1.3 (f) at 2",
        // A mapping makes its node out of anyPolicy.
        "* | * 1>2 / 2 | 1",
        "1 explicit | * 1>2 / 2 | 1",
        "3 explicit | * 1>2 / 3 | 3",
        "* explicit | * 1>2 / 1 | 1",
        // anyPolicy is never mapped (6.1.4 (a)); in the target nobody looks.
        "* | 1 *>1 / 1 | 6.1.4 (a) at 1",
        "* | 1 1>* / 1 | 6.1.4 (a) at 1",
        "* | 1 / 1 1>* | 1",
        // policy_mapping (6.1.2 (f), 6.1.4 (b) (2), (h), (i)): PKITS 4.11.
        "* explicit noMapping | 1 1>2 / 2 | 6.1.3 (f) at 2",
        "* explicit noMapping | 1 1>2 / 1 | 6.1.3 (f) at 2",
        "* explicit noMapping | 1,2 1>3 / 2 | 2",
        "* explicit | 1 mapping=0 / 1 1>2 / 2 | 6.1.3 (f) at 3",
        "* explicit | 1 1>2 mapping=0 / 2 | 1",
        "* explicit | 1 mapping=1 / 1 1>2 / 2 | 1",
        "* explicit | 1 mapping=1 / 1 1>2 / 2 2>3 / 3 | 6.1.3 (f) at 4",
        "* explicit | 1 mapping=1 / 1 self / 1 1>2 / 2 | 1",
        "* explicit | 1 mapping=0 / 1 1>2 self / 2 | 6.1.3 (f) at 3",
      })
  void theRulesOfRfc5280Hold(String wanted, String chain, String expected) {
    List<PolicyStatement> statements = PolicyStatement.chain(chain);
    PolicyInputs inputs = inputs(wanted);

    assertThat(judge(inputs, statements))
        .isEqualTo(
            expected.contains("6.1") ? expected : PolicyStatement.dotted(expected).toString());
    assertThat(JdkPolicies.judge(inputs, statements))
        .as("JDK")
        .isEqualTo(
            expected.contains("6.1") ? "refused" : PolicyStatement.dotted(expected).toString());
  }

  @Test
  void anyPolicyIsNotMappedWhereNoPolicyIsLeftEither() {
    // Section 6.1.4 (a) asks for it wherever the extension is present; the JDK then looks away.
    PolicyInputs any = PolicyInputs.ANY;
    List<PolicyStatement> chain = PolicyStatement.chain("- 1>* / -");

    assertThat(judge(any, chain)).isEqualTo("6.1.4 (a) at 1");
    assertThat(JdkPolicies.judge(any, chain)).isEqualTo("[]");
  }

  @Test
  void aPolicyThatAMappingMadeOutOfAnyPolicyHasToBeWantedToo() {
    // Section 6.1.5 (g) (iii) (2) deletes the node for 1. The JDK keeps it, since it looks for such
    // nodes only among the policies that the certificate lists.
    PolicyInputs two = inputs("2 explicit");
    List<PolicyStatement> chain = PolicyStatement.chain("* 1>2 / 2");

    assertThat(judge(two, chain)).isEqualTo("6.1.5 (g) at 2");
    assertThat(JdkPolicies.judge(two, chain)).isEqualTo(PolicyStatement.dotted("1").toString());
  }

  @Test
  void aWantedPolicyIsMadeOutOfAnyPolicyThoughAMappingGaveItsNameToAnother() {
    // Section 6.1.5 (g) (iii) (3): 1 is no policy of the anchor's domain yet. The JDK takes the
    // target's 1, which is the anchor's 2, for it.
    PolicyInputs both = inputs("1,2");
    List<PolicyStatement> chain = PolicyStatement.chain("* 2>1 / *");

    assertThat(judge(both, chain)).isEqualTo(PolicyStatement.dotted("1,2").toString());
    assertThat(JdkPolicies.judge(both, chain)).isEqualTo(PolicyStatement.dotted("2").toString());
  }

  @Test
  void theTargetIsCountedEvenWhereItIsSelfIssued() {
    // Section 6.1.5 (a) has no exception. The JDK makes one.
    List<PolicyStatement> chain = PolicyStatement.chain("- explicit=1 / 1 self");

    assertThat(judge(PolicyInputs.ANY, chain)).isEqualTo("6.1.5 (g) at 2");
    assertThat(JdkPolicies.judge(PolicyInputs.ANY, chain)).isEqualTo("[]");
  }

  /** Section and place of a failure, or the policies for which the chain is valid. */
  static String judge(PolicyInputs inputs, List<PolicyStatement> statements) {
    PolicyGraph graph = run(inputs, statements, LIMIT);
    PolicyFailure failure = graph.end();
    return failure == null
        ? new TreeSet<>(graph.userConstrainedPolicies()).toString()
        : failure.section() + " at " + failure.depth();
  }

  private static PolicyGraph run(
      PolicyInputs inputs, List<PolicyStatement> statements, int mostNodes) {
    PolicyGraph graph = PolicyGraph.start(inputs, statements.size(), mostNodes);
    for (int i = 0; i < statements.size(); i++) {
      PolicyStatement statement = statements.get(i);
      graph.process(statement.read(), i == statements.size() - 1, statement.isSelfIssued());
    }
    return graph;
  }

  /** Policies wanted and, behind them, explicit, noMapping and noAny. */
  private static PolicyInputs inputs(String wanted) {
    List<String> words = List.of(wanted.split(" ", -1));
    return new PolicyInputs(
        PolicyStatement.dotted(words.get(0)),
        words.contains("noMapping"),
        words.contains("explicit"),
        words.contains("noAny"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      emptyValue = "",
      value = {
        // wanted | anchor | chain | outcome
        "* | - | 1 / 1 | 1",
        "* | 1 | 1,2 / 1,2 | 1",
        "2 explicit | 1 | 1,2 / 1,2 | 6.1.5 (g) at 2",
        "* explicit | 1 | 2 / 2 | 6.1.3 (f) at 1",
        "* | * | 1 / 1 | 1",
        "* | 1 1>2 | 2 / 2 | 1",
        "* | 1 1>2 | 2 | 1",
        "* | - 1>2 | 2 / 2 | 1",
        "* | - *>1 | 1 / 1 | 6.1.4 (a) at 0",
        "* | - explicit=0 | - / - | 6.1.3 (f) at 1",
        "* | - explicit=1 | - / - | 6.1.3 (f) at 2",
        "* | - explicit=2 | - / - | 6.1.5 (g) at 2",
        "* | - explicit=3 | - / - | ''",
        "* explicit | - any=0 | * / 1 | 6.1.3 (f) at 1",
        "* explicit | - any=1 | * / 1 | 1",
        "* explicit | - mapping=0 | 1 1>2 / 2 | 6.1.3 (f) at 2",
        "* explicit noMapping | 1,2 1>3 | 2 / 2 | 2",
      })
  void theAnchorBoundsWhatIsBelowIt(String wanted, String anchor, String chain, String expected) {
    List<PolicyStatement> statements = PolicyStatement.chain(chain);
    PolicyGraph graph = PolicyGraph.start(inputs(wanted), statements.size(), LIMIT);
    graph.anchor(new PolicyStatement(anchor).read());
    for (int i = 0; i < statements.size(); i++) {
      graph.process(statements.get(i).read(), i == statements.size() - 1, false);
    }
    PolicyFailure failure = graph.end();

    assertThat(
            failure == null
                ? graph.userConstrainedPolicies().toString()
                : failure.section() + " at " + failure.depth())
        .isEqualTo(
            expected.contains("6.1") ? expected : PolicyStatement.dotted(expected).toString());
  }

  /** What a certificate says counts, also where no node comes of it. */
  @ParameterizedTest
  @CsvSource({"3, false", "4, true"})
  void policiesAndMappingsOfACertificateAreLimited(int most, boolean allowed) {
    PolicyExtensions four = new PolicyStatement("1,2 3>4 3>5").read();
    PolicyGraph below = PolicyGraph.start(inputs("*"), 2, most);
    below.process(PolicyExtensions.NONE, false, false);

    if (allowed) {
      PolicyGraph.start(inputs("*"), 1, most).anchor(four);
      below.process(four, false, false);
      assertThat(below.nodesMade()).isEqualTo(1);
    } else {
      assertThatThrownBy(() -> PolicyGraph.start(inputs("*"), 1, most).anchor(four))
          .isInstanceOf(LimitReached.class)
          .hasMessage("policy-nodes: more than 3");
      assertThatThrownBy(() -> below.process(four, false, false))
          .isInstanceOf(LimitReached.class)
          .hasMessage("policy-nodes: more than 3");
    }
  }

  @Test
  void aFailureSaysWhatWasFoundAndWanted() {
    PolicyGraph graph = run(inputs("2,3 explicit"), PolicyStatement.chain("1 / 1"), LIMIT);

    PolicyFailure failure = requireNonNull(graph.end());
    assertThat(failure.found()).isEqualTo("policies 1.3.6.1.4.1.99999.1");
    assertThat(failure.expected())
        .isEqualTo("one of the policies 1.3.6.1.4.1.99999.2, 1.3.6.1.4.1.99999.3");
    assertThat(graph.failure()).isEqualTo(failure);
  }

  @Test
  void nothingAfterAFailureChangesIt() {
    PolicyGraph graph =
        run(inputs("* explicit"), PolicyStatement.chain("- / 1 / 1 1>* / 1"), LIMIT);

    assertThat(graph.end()).isNotNull().extracting(PolicyFailure::depth).isEqualTo(1);
  }

  /** The attack that doubles the tree of RFC 5280: two policies, each mapped to both. */
  @ParameterizedTest
  @ValueSource(ints = {8, 20, 200})
  void mappingsThatDoubleATreeAddTwoNodesForEachCertificate(int depth) {
    List<PolicyStatement> chain =
        Collections.nCopies(depth, new PolicyStatement("1,2 1>1 1>2 2>1 2>2"));
    PolicyGraph graph = run(inputs("1 explicit"), chain, LIMIT);

    assertThat(graph.end()).isNull();
    assertThat(graph.userConstrainedPolicies()).isEqualTo(PolicyStatement.dotted("1"));
    assertThat(graph.nodesMade()).isEqualTo(1 + 2 * depth).isLessThanOrEqualTo(LIMIT);
  }

  @Test
  void theLimitOnNodesIsExact() {
    // The first node and 10 for each of 5 certificates.
    String policies =
        IntStream.range(0, 10).mapToObj(Integer::toString).collect(Collectors.joining(","));
    List<PolicyStatement> chain = Collections.nCopies(5, new PolicyStatement(policies));

    assertThat(run(inputs("*"), chain, 51).nodesMade()).isEqualTo(51);
    assertThatThrownBy(() -> run(inputs("*"), chain, 50))
        .isInstanceOf(LimitReached.class)
        .hasMessageContaining("more than 50");
  }

  @Test
  void nodesThatAMappingMakesCountToo() {
    List<PolicyStatement> chain = PolicyStatement.chain("* 1>2 2>3 / 3");

    // anyPolicy, anyPolicy, 1, 2, and 3 below 2 alone.
    assertThat(run(inputs("*"), chain, 5).nodesMade()).isEqualTo(5);
    assertThatThrownBy(() -> run(inputs("*"), chain, 4)).isInstanceOf(LimitReached.class);
  }

  @Test
  void inputsAreCopied() {
    Set<String> wanted = new HashSet<>(Set.of("1.2.3"));
    PolicyInputs inputs = new PolicyInputs(wanted, false, false, false);
    wanted.clear();

    assertThat(inputs.initialPolicies()).containsExactly("1.2.3");
  }
}
