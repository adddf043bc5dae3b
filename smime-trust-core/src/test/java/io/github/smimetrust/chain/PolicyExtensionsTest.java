package io.github.smimetrust.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smimetrust.sst.der.MalformedDerException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading of the four extensions (RFC 5280 sections 4.2.1.4, 4.2.1.5, 4.2.1.11, 4.2.1.14). */
class PolicyExtensionsTest {
  private static final PolicyExtensions NONE = PolicyExtensions.NONE;

  @Test
  void absentExtensionsSayNothing() {
    assertThat(NONE.policies()).isNull();
    assertThat(NONE.mappings()).isEmpty();
    assertThat(NONE.requireExplicitPolicy()).isEqualTo(PolicyExtensions.NEVER);
    assertThat(NONE.inhibitPolicyMapping()).isEqualTo(PolicyExtensions.NEVER);
    assertThat(NONE.inhibitAnyPolicy()).isEqualTo(PolicyExtensions.NEVER);
  }

  @Test
  void policiesAreReadWithTheQualifiersThatRfc5280Knows() {
    // anyPolicy, and 1.2.3 with a CPS pointer and a user notice.
    PolicyExtensions read =
        policies(
            "3031 30060604551D2000 3027 06022A03 3021"
                + " 300E 06082B06010505070201 1602 6869"
                + " 300F 06082B06010505070202 3003 0C0168");

    assertThat(read.policies()).containsExactly(PolicyInputs.ANY_POLICY, "1.2.3");
    assertThat(read.unknownQualifier()).isNull();
  }

  @Test
  void anUnknownQualifierIsNamed() {
    assertThat(policies("3010 300E 06022A03 3008 3006 06022A04 0500").unknownQualifier())
        .isEqualTo("1.2.4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3000", // no policy
        "30023000", // one without identifier
        "300C 300406022A03 300406022A03", // one twice
        "3009 3007 06022A03 020105", // a qualifier that is no list
        "300B 3009 06022A03 3000 020105", // a third element
        "3006 3004 06022A83", // an identifier that is cut off
        "300406022A03", // no PolicyInformation
        "3006300406022A03 00", // bytes behind it
        "",
      })
  void otherPoliciesAreMalformed(String hex) {
    assertThatThrownBy(() -> policies(hex)).isInstanceOf(MalformedDerException.class);
  }

  @Test
  void mappingsOfOnePolicyAreGathered() {
    PolicyExtensions read =
        mappings("301E 300806022A0306022A04 300806022A0306022A05 300806022A0406022A04");

    assertThat(read.mappings())
        .isEqualTo(Map.of("1.2.3", Set.of("1.2.4", "1.2.5"), "1.2.4", Set.of("1.2.4")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3000", // no mapping
        "3006 3004 06022A03", // one side
        "300E 300C 06022A03 06022A04 06022A05", // three
        "300A 3108 06022A03 06022A04", // a SET
        "300A 3008 06022A03 02022A04", // a number
      })
  void otherMappingsAreMalformed(String hex) {
    assertThatThrownBy(() -> mappings(hex)).isInstanceOf(MalformedDerException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "3003 800100, 0, 2147483647",
    "3003 810100, 2147483647, 0",
    "3006 800103 810105, 3, 5",
    "3004 80020080, 128, 2147483647",
    "3005 800300FFFF, 65535, 2147483647",
    // What no chain can reach is never.
    "3005 8003010000, 2147483647, 2147483647",
    "300A 80087FFFFFFFFFFFFFFF, 2147483647, 2147483647",
  })
  void constraintsCountCertificates(String hex, int explicit, int mapping) {
    PolicyExtensions read = constraints(hex);

    assertThat(read.requireExplicitPolicy()).isEqualTo(explicit);
    assertThat(read.inhibitPolicyMapping()).isEqualTo(mapping);
    assertThat(read.inhibitAnyPolicy()).isEqualTo(PolicyExtensions.NEVER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3000", // neither
        "3006 810100 800100", // in the wrong order
        "3006 800100 800100", // one twice
        "3003 820100", // another one
        "3003 8001FF", // negative
        "3002 8000", // empty
        "3004 80020001", // padded
        "3004 80020000", // a zero too long
        "3004 8002007F", // the largest that needs no zero
        "3005 A003020100", // explicit tag
      })
  void otherConstraintsAreMalformed(String hex) {
    assertThatThrownBy(() -> constraints(hex)).isInstanceOf(MalformedDerException.class);
  }

  @Test
  void inhibitAnyPolicyIsANumber() {
    assertThat(any("020100").inhibitAnyPolicy()).isZero();
    assertThat(any("020107").inhibitAnyPolicy()).isEqualTo(7);
    for (String hex : new String[] {"0201FF", "0200", "02020001", "800100", "02010000", ""}) {
      assertThatThrownBy(() -> any(hex)).as(hex).isInstanceOf(MalformedDerException.class);
    }
  }

  @Test
  void everyExtensionKeepsTheOthers() {
    byte[] policies = bytes("3006300406022A03");
    byte[] mappings = bytes("300A300806022A0306022A04");
    byte[] constraints = bytes("3006800101810102");
    byte[] any = bytes("020103");
    PolicyExtensions read =
        NONE.withInhibitAnyPolicy(any, 0, any.length)
            .withConstraints(constraints, 0, constraints.length)
            .withMappings(mappings, 0, mappings.length)
            .withPolicies(policies, 0, policies.length);

    assertThat(read)
        .isEqualTo(
            new PolicyExtensions(Set.of("1.2.3"), null, Map.of("1.2.3", Set.of("1.2.4")), 1, 2, 3));
    assertThat(
            NONE.withPolicies(policies, 0, policies.length)
                .withMappings(mappings, 0, mappings.length)
                .withConstraints(constraints, 0, constraints.length)
                .withInhibitAnyPolicy(any, 0, any.length))
        .isEqualTo(read);
  }

  @Property
  void anyBytesAreReadOrRefused(@ForAll byte[] content) {
    byte[] bytes = content.clone();
    if (bytes.length > 2 && bytes.length < 0x80) {
      // Most would end at the first byte.
      bytes[0] = 0x30;
      bytes[1] = (byte) (bytes.length - 2);
    }
    refusedAtMost(() -> NONE.withPolicies(bytes, 0, bytes.length));
    refusedAtMost(() -> NONE.withMappings(bytes, 0, bytes.length));
    refusedAtMost(() -> NONE.withConstraints(bytes, 0, bytes.length));
    refusedAtMost(() -> NONE.withInhibitAnyPolicy(bytes, 0, bytes.length));
  }

  private static void refusedAtMost(Runnable reading) {
    try {
      reading.run();
    } catch (MalformedDerException e) {
      assertThat(e.offset()).isNotNegative();
    }
  }

  private static PolicyExtensions policies(String hex) {
    byte[] der = bytes(hex);
    return NONE.withPolicies(der, 0, der.length);
  }

  private static PolicyExtensions mappings(String hex) {
    byte[] der = bytes(hex);
    return NONE.withMappings(der, 0, der.length);
  }

  private static PolicyExtensions constraints(String hex) {
    byte[] der = bytes(hex);
    return NONE.withConstraints(der, 0, der.length);
  }

  private static PolicyExtensions any(String hex) {
    byte[] der = bytes(hex);
    return NONE.withInhibitAnyPolicy(der, 0, der.length);
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }
}
