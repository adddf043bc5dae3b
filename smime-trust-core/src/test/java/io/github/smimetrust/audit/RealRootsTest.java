package io.github.smimetrust.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.audit.RootRestriction.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The store of Microsoft's programme of autumn 2025, as Windows made it. The figures were counted
 * by an independent reader, and its dates agree with the programme's deployment notices.
 */
class RealRootsTest {
  private static final Instant AT = Instant.parse("2025-11-01T00:00:00Z");

  /** Four of Microsoft's own roots have no property 9, and no other restriction. */
  private static final int WITHOUT_PURPOSES = 4;

  @Test
  void countsWhatTheProgrammeSaysAboutMail() {
    TrustBundle store = store();
    Map<State, Long> states = new EnumMap<>(State.class);
    store
        .entries()
        .forEach(
            e ->
                states.merge(
                    RootRestriction.of(e).map(RootRestriction::state).orElse(State.UNRESTRICTED),
                    1L,
                    Long::sum));

    assertThat(store.size()).isEqualTo(507);
    assertThat(states)
        .containsOnly(
            Map.entry(State.DISABLED, 201L),
            Map.entry(State.NO_MAIL, 93L),
            Map.entry(State.NOT_BEFORE, 29L),
            Map.entry(State.UNRESTRICTED, 180L + WITHOUT_PURPOSES));
  }

  @Test
  void reportsThemByRule() {
    AuditReport report = audit(AuditPolicy.exchangeServer());

    assertThat(report.entriesWith("ms-root-disabled")).hasSize(201);
    assertThat(report.entriesWith("ms-root-email-disallowed")).isEmpty();
    assertThat(report.entriesWith("ms-root-no-email-purpose")).hasSize(93);
    assertThat(report.entriesWith("ms-root-not-before")).hasSize(29);
    assertThat(report.entriesWith("ms-properties-unreadable")).isEmpty();
    // Of the 180: 22 for mail, with clients or without; the others for something else, too.
    assertThat(report.entriesWith("root-multi-purpose")).hasSize(158);
    assertThat(report.findings()).noneMatch(f -> f.rule().equals("ms-properties-stale"));
  }

  @Test
  void sixOfTheDatesHoldForAllPurposes() {
    Map<Boolean, Long> whole =
        store().entries().stream()
            .filter(
                e -> RootRestriction.of(e).filter(r -> r.state() == State.NOT_BEFORE).isPresent())
            .collect(
                Collectors.partitioningBy(
                    e -> e.properties().stream().noneMatch(p -> p.id().number() == 127),
                    Collectors.counting()));
    assertThat(whole).containsEntry(true, 6L).containsEntry(false, 23L);
  }

  @Test
  void isOldBySpring() {
    assertThat(
            TrustAudit.of(store())
                .under(AuditPolicy.exchangeOnline())
                .run(Instant.parse("2026-04-01T00:00:00Z"))
                .findings())
        .filteredOn(f -> f.rule().equals("ms-properties-stale"))
        .extracting(Finding::message)
        .singleElement()
        .asString()
        .contains("2025-09-15");
  }

  @ParameterizedTest
  @MethodSource("examples")
  void examplesAreWhereTheNoticesPutThem(State state, Set<String> names) {
    Map<String, List<State>> found =
        store().entries().stream()
            .filter(e -> names.contains(e.friendlyName().orElse("")))
            .collect(
                Collectors.groupingBy(
                    e -> e.friendlyName().orElse(""),
                    Collectors.mapping(RealRootsTest::state, Collectors.toList())));
    assertThat(found.keySet()).isEqualTo(names);
    assertThat(found).allSatisfy((name, states) -> assertThat(states).contains(state));
  }

  static Stream<Arguments> examples() {
    return Stream.of(
        arguments(
            State.UNRESTRICTED,
            Set.of(
                "Actalis Authentication Root CA",
                "Certum EC-384 CA",
                "GTS Root R3",
                "DigiCert Assured ID Root G3",
                "Sectigo Public Email Protection Root R46",
                "GlobalSign Secure Mail Root R45",
                "DigiCert SMIME RSA4096 Root G5",
                "SECOM SMIME RSA Root CA 2024",
                "Entrust SMIME Root CA - 2022",
                "SSL.com Client RSA Root CA 2022")),
        arguments(
            State.NO_MAIL,
            Set.of(
                "SECOM Document Signing RSA Root CA 2023",
                "SECOM TLS RSA Root CA 2024",
                "TWCA CYBER Root CA",
                "Microsoft Identity Verification Root Certificate Authority 2020",
                "CFCA Identity CA",
                "Sectigo Public Server Authentication Root E46",
                "SSL.com TLS RSA Root CA 2022",
                "DVV Gov. Root CA - G3 RSA",
                "HARICA Code Signing ECC Root CA 2021",
                "GlobalSign Client Authentication Root R45")),
        arguments(
            State.DISABLED,
            Set.of(
                "TrustCor RootCert CA-1",
                "SECOM Trust Systems CO LTD",
                "WoSign G2",
                "VRK Gov. Root CA",
                "CertEurope",
                "Correo Uruguayo - Root CA",
                "ComSign Secured CA",
                "thawte Primary Root CA - G3",
                "Digidentity BV",
                "RCSC RootCA")),
        arguments(
            State.NOT_BEFORE,
            Set.of(
                "certSIGN Root CA",
                "VRK Gov. Root CA - G2",
                "Buypass Class 3 Root CA",
                "Security Communication RootCA3",
                "eSignTrust Root Certification Authority (G03)",
                "I.CA Root CA/RSA",
                "D-TRUST Root Class 3 CA 2 EV 2009",
                "ACCVRAIZ1",
                "T-TeleSec Global Root Class 3",
                "thawte",
                "Echoworx Root CA2",
                "GPKIRootCA1",
                "Nets DanID",
                "Hellenic Academic and Research Institutions RootCA 2015",
                "Hellenic Academic and Research Institutions ECC RootCA 2015")));
  }

  private static State state(BundleEntry root) {
    return RootRestriction.of(root).map(RootRestriction::state).orElse(State.UNRESTRICTED);
  }

  private static AuditReport audit(AuditPolicy policy) {
    return TrustAudit.of(store()).under(policy).run(AT);
  }

  private static TrustBundle store() {
    Path file =
        Path.of(System.getProperty("smimetrust.vectors", "../../shared/vectors"))
            .resolveSibling("sst")
            .resolve("real")
            .resolve("GeekDuanLian_root.sst");
    if (!Files.isRegularFile(file)) {
      String line = "not there: " + file + " (set -Dsmimetrust.vectors)";
      return Boolean.getBoolean("smimetrust.vectors.required") ? fail(line) : abort(line);
    }
    return TrustBundle.load(file);
  }
}
