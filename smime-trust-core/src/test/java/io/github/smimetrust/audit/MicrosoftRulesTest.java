package io.github.smimetrust.audit;

import static io.github.smimetrust.audit.Drafts.CLIENT;
import static io.github.smimetrust.audit.Drafts.CODE;
import static io.github.smimetrust.audit.Drafts.EMAIL;
import static io.github.smimetrust.audit.Drafts.SERVER;
import static io.github.smimetrust.audit.Stores.date;
import static io.github.smimetrust.audit.Stores.noDate;
import static io.github.smimetrust.audit.Stores.purposes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.sst.PropertyId;
import io.github.smimetrust.sst.StoreProperty;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a store's properties say about a root, and which of several counts. */
class MicrosoftRulesTest {
  private static final PropertyId ENABLED = PropertyId.ENHKEY_USAGE;
  private static final PropertyId DISABLED = PropertyId.DISALLOWED_FILETIME;
  private static final PropertyId DISALLOWED = PropertyId.DISALLOWED_ENHKEY_USAGE;
  private static final PropertyId NOT_BEFORE = PropertyId.NOT_BEFORE_FILETIME;
  private static final PropertyId NOT_BEFORE_FOR = PropertyId.NOT_BEFORE_ENHKEY_USAGE;

  private static final TestPki ROOT = TestPki.root("R");

  /** 2026-01-15, and properties of less than half a year ago. */
  private static final Instant AT = TestPki.NOW;

  private static final String DAY = "2025-09-15";

  @ParameterizedTest(name = "{0}")
  @MethodSource("roots")
  void theFirstThatMatchesCounts(
      String what, List<StoreProperty> properties, List<String> windows, List<String> online) {
    TrustBundle store = Stores.of(Stores.entry(ROOT, properties.toArray(new StoreProperty[0])));

    assertThat(found(store, AuditPolicy.exchangeServer())).isEqualTo(windows);
    assertThat(found(store, AuditPolicy.publicCa())).isEqualTo(windows);
    assertThat(found(store, AuditPolicy.exchangeOnline())).isEqualTo(online);
    assertThat(found(store, AuditPolicy.privatePki())).isEmpty();
  }

  static Stream<Arguments> roots() {
    return Stream.of(
        root("no property", List.of()),
        root("mail", List.of(purposes(ENABLED, EMAIL))),
        root("mail and clients", List.of(purposes(ENABLED, EMAIL, CLIENT))),
        root("mail and TLS", List.of(purposes(ENABLED, EMAIL, SERVER)), "note root-multi-purpose"),
        root(
            "TLS alone",
            List.of(purposes(ENABLED, SERVER, CLIENT)),
            "warning ms-root-no-email-purpose"),
        root("no purpose at all", List.of(purposes(ENABLED)), "warning ms-root-no-email-purpose"),
        arguments(
            "disabled",
            List.of(purposes(ENABLED, EMAIL), date(DISABLED, DAY)),
            List.of("error ms-root-disabled"),
            List.of("warning ms-root-disabled")),
        arguments(
            "disabled before everything else",
            List.of(
                purposes(ENABLED, SERVER),
                date(DISABLED, DAY),
                purposes(DISALLOWED, EMAIL),
                date(NOT_BEFORE, DAY)),
            List.of("error ms-root-disabled"),
            List.of("warning ms-root-disabled")),
        root(
            "will be disabled tomorrow",
            List.of(purposes(ENABLED, EMAIL), date(DISABLED, "2026-01-16")),
            "warning ms-root-disabled"),
        root("no longer disabled", List.of(purposes(ENABLED, EMAIL), noDate(DISABLED))),
        root(
            "mail disallowed before no purpose",
            List.of(purposes(ENABLED, SERVER), purposes(DISALLOWED, EMAIL)),
            "error ms-root-email-disallowed"),
        root(
            "no purpose before a date",
            List.of(purposes(ENABLED, SERVER), date(NOT_BEFORE, DAY)),
            "warning ms-root-no-email-purpose"),
        root(
            "nothing after a date",
            List.of(purposes(ENABLED, EMAIL), date(NOT_BEFORE, DAY)),
            "warning ms-root-not-before"),
        root(
            "no mail after a date",
            List.of(
                purposes(ENABLED, EMAIL),
                date(NOT_BEFORE, DAY),
                purposes(NOT_BEFORE_FOR, SERVER, EMAIL)),
            "warning ms-root-not-before"),
        root(
            "no TLS after a date",
            List.of(
                purposes(ENABLED, EMAIL), date(NOT_BEFORE, DAY), purposes(NOT_BEFORE_FOR, SERVER)),
            "note ms-root-other-purpose-restricted"),
        root(
            "the date was taken back",
            List.of(purposes(ENABLED, EMAIL), noDate(NOT_BEFORE), purposes(NOT_BEFORE_FOR, EMAIL))),
        root(
            "code signing disallowed",
            List.of(purposes(ENABLED, EMAIL), purposes(DISALLOWED, CODE)),
            "note ms-root-other-purpose-restricted"),
        root(
            "a broken date",
            List.of(purposes(ENABLED, EMAIL), StoreProperty.of(DISABLED, new byte[7])),
            "warning ms-properties-unreadable"),
        root(
            "broken purposes",
            List.of(StoreProperty.of(ENABLED, new byte[] {1, 2, 3})),
            "warning ms-properties-unreadable"));
  }

  @Test
  void whatWasIssuedBeforeTheDateIsStillGood() {
    TestPki before = leaf("old@example.org", Instant.parse("2025-09-14T23:59:59Z"));
    TestPki after = leaf("new@example.org", Instant.parse("2025-09-15T00:00:00Z"));
    TrustBundle store =
        Stores.of(Stores.entry(ROOT, purposes(ENABLED, EMAIL), date(NOT_BEFORE, DAY)));

    assertThat(found(store, AuditPolicy.exchangeServer(), before))
        .containsExactly("note root-issues-users", "warning ms-root-not-before");
    assertThat(found(store, AuditPolicy.exchangeServer(), before, after))
        .containsExactly("error ms-root-not-before", "note root-issues-users");
    assertThat(found(store, AuditPolicy.exchangeOnline(), before))
        .containsExactly("note root-issues-users", "warning ms-root-not-before");
    assertThat(found(store, AuditPolicy.exchangeOnline(), before, after))
        .containsExactly("error ms-root-not-before", "note root-issues-users");
    assertThat(
            TrustAudit.of(store)
                .under(AuditPolicy.exchangeServer())
                .usedBy(Evidence.of(before.certificate()), Evidence.of(after.certificate()))
                .run(AT)
                .findings())
        .filteredOn(f -> f.rule().equals("ms-root-not-before"))
        .extracting(Finding::message)
        .singleElement()
        .asString()
        .contains("1/2", "new@example.org")
        .doesNotContain("old@example.org");
  }

  @Test
  void aListIsOldHalfAYearAfterItsNewestDate() {
    TrustBundle store =
        Stores.of(
            Stores.entry(ROOT, purposes(ENABLED, EMAIL), date(DISABLED, "2020-01-01")),
            Stores.entry(TestPki.root("S"), purposes(ENABLED, EMAIL), date(NOT_BEFORE, DAY)));
    Instant old = Instant.parse(DAY + "T00:00:00Z").plusSeconds(183L * 86_400);

    assertThat(stale(store, old)).isFalse();
    assertThat(stale(store, old.plusSeconds(1))).isTrue();
    assertThat(stale(Stores.of(Stores.entry(ROOT)), old.plusSeconds(1))).isFalse();
  }

  @Test
  void saysThatTheMeaningOfBothTogetherIsNotDocumented() {
    TrustBundle store =
        Stores.of(Stores.entry(ROOT, date(DISABLED, DAY), purposes(DISALLOWED, SERVER)));
    assertThat(TrustAudit.of(store).under(AuditPolicy.exchangeServer()).run(AT).findings())
        .filteredOn(f -> f.rule().equals("ms-root-disabled"))
        .extracting(Finding::message)
        .singleElement()
        .asString()
        .contains(DAY, "122", "not documented");
  }

  @Test
  void propertiesOfWhatIsNoRootSayNothing() {
    TrustBundle store =
        Stores.of(Stores.entry(ROOT), Stores.entry(ROOT.issues("I"), date(DISABLED, DAY)));
    assertThat(found(store, AuditPolicy.exchangeServer())).isEmpty();
  }

  private static Arguments root(String what, List<StoreProperty> properties, String... found) {
    return arguments(what, properties, List.of(found), List.of(found));
  }

  private static TestPki leaf(String address, Instant notBefore) {
    return ROOT.issuesLeaf(address, d -> d.notBefore(notBefore));
  }

  private static boolean stale(TrustBundle store, Instant at) {
    return TrustAudit.of(store).under(AuditPolicy.exchangeOnline()).run(at).findings().stream()
        .anyMatch(f -> f.rule().equals("ms-properties-stale"));
  }

  /** Rules about roots, with their severities, in the order of the alphabet. */
  private static List<String> found(TrustBundle store, AuditPolicy policy, TestPki... leaves) {
    return TrustAudit.of(store)
        .under(policy)
        .usedBy(Stream.of(leaves).map(l -> Evidence.of(l.certificate())).toList())
        .run(AT)
        .findings()
        .stream()
        .filter(
            f ->
                f.rule().startsWith("ms-root")
                    || f.rule().startsWith("ms-properties-u")
                    || f.rule().startsWith("root-"))
        .map(f -> f.severity().id() + " " + f.rule())
        .sorted()
        .toList();
  }
}
