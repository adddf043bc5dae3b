package io.github.smimetrust.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.SharedData;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.UnreadableInputException;
import io.github.smimetrust.report.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Lists that are in use. The numbers were counted by others, with other tools. */
class RealListsTest {
  private static final Instant AT = Instant.parse("2026-11-23T00:00:00Z");

  private static AuditReport audit(TrustBundle list) {
    return TrustAudit.of(list).under(AuditPolicy.exchangeOnline()).run(AT);
  }

  private static long count(AuditReport report, String rule) {
    return report.findings().stream().filter(f -> f.rule().equals(rule)).count();
  }

  @Test
  void anExportOfTheWindowsRootStoreIsNotFitForExchange() {
    TrustBundle list =
        TrustBundle.load(SharedData.stores().resolve("real").resolve("GeekDuanLian_root.sst"));

    AuditReport report = audit(list);

    assertThat(list.size()).isEqualTo(507);
    assertThat(report.entriesWith("roots-only")).isEmpty();
    assertThat(count(report, "roots-only")).isEqualTo(1);
    assertThat(report.entriesWith("expired")).hasSize(99);
    assertThat(report.entriesWith("upload-refused")).hasSize(99);
    assertThat(report.entriesWith("weak-key"))
        .hasSize(11)
        .extracting(BundleEntry::key)
        .containsOnly("RSA 1024");
    assertThat(count(report, "weak-signature")).as("never a root's own").isZero();
    assertThat(count(report, "not-a-ca")).isZero();
    assertThat(count(report, "missing-issuer")).isZero();
    // The record before a certificate has 12 bytes, the store a head of 8 and an end of 12.
    int bytes = 20 + list.entries().stream().mapToInt(e -> 12 + e.der().length).sum();
    assertThat(report.findings())
        .filteredOn(f -> f.rule().equals("size"))
        .extracting(Finding::message)
        .singleElement()
        .asString()
        .contains(Integer.toString(bytes), "70000", "No such figure is documented");
    assertThat(report.worst()).contains(Severity.ERROR);
  }

  @Test
  void everyRealStoreIsAudited() {
    for (Path file : SharedData.files(SharedData.stores().resolve("real"))) {
      if (file.toString().endsWith(".sst") && !file.toString().contains("corrupt")) {
        TrustBundle list = TrustBundle.load(file);
        AuditReport report = audit(list);
        assertThat(report.bundle()).isEqualTo(list);
        assertThat(report.findings()).as(file.toString()).isNotEmpty();
        report.findings().forEach(f -> assertThat(f.message()).doesNotContain("{0}", "{1}"));
      }
    }
  }

  @Test
  void whatMicrosoftDistrustsIsFoundInItsOldLists() {
    Path real = SharedData.stores().resolve("real");
    TrustBundle denied = TrustBundle.load(real.resolve("GeekDuanLian_disallowedcert.sst"));
    TrustBundle list = TrustBundle.load(real.resolve("rootsupd2013_delroots.sst"));

    AuditReport report =
        TrustAudit.of(list).under(AuditPolicy.exchangeOnline()).distrusting(denied).run(AT);

    // The DigiNotar roots were taken out in 2011 by that list.
    assertThat(report.entriesWith("distrusted"))
        .extracting(BundleEntry::subject)
        .anyMatch(s -> s.contains("DigiNotar"));
  }

  @Test
  void authoritiesForMailBelowMozillasRoots() throws IOException {
    TrustBundle list = mozilla();

    AuditReport report = audit(list);

    assertThat(count(report, "roots-only")).isZero();
    assertThat(count(report, "no-root")).isZero();
    assertThat(report.entriesWith("not-a-ca")).isEmpty();
    assertThat(report.entriesWith("not-for-mail")).as("they were chosen for mail").isEmpty();
    assertThat(report.entriesWith("expired"))
        .containsExactlyElementsOf(
            list.entries().stream().filter(e -> e.notAfter().isBefore(AT)).toList());
    // OpenSSL 3.0 (verify -no_check_time -auth_level 0) ends 254 of them with error 20 at depth 0.
    Map<String, List<BundleEntry>> bySubject =
        list.entries().stream().collect(Collectors.groupingBy(BundleEntry::subject));
    assertThat(report.entriesWith("missing-issuer"))
        .hasSize(254)
        .allMatch(e -> !e.isRoot())
        .noneMatch(e -> hasVerifiedIssuer(e, bySubject));
  }

  private static boolean hasVerifiedIssuer(
      BundleEntry entry, Map<String, List<BundleEntry>> bySubject) {
    for (BundleEntry issuer : bySubject.getOrDefault(entry.issuer(), List.of())) {
      try {
        entry.certificate().verify(issuer.certificate().getPublicKey());
        return true;
      } catch (GeneralSecurityException | UnreadableInputException e) {
        continue;
      }
    }
    return false;
  }

  private static TrustBundle mozilla() throws IOException {
    Path vectors = SharedData.vectors();
    TrustBundle roots =
        TrustBundle.load(vectors.resolve("mozilla-roots").resolve("email-roots.pem"));
    Map<BundleEntry, byte[]> all = new LinkedHashMap<>();
    roots.entries().forEach(e -> all.put(e, e.der()));
    List<byte[]> authorities = new ArrayList<>();
    for (String line : Files.readAllLines(vectors.resolve("email-cas.b64"))) {
      if (!line.isBlank()) {
        authorities.add(Base64.getDecoder().decode(line.trim()));
      }
    }
    for (byte[] der : authorities) {
      BundleEntry entry = Stored.ofDer(List.of(der)).entries().get(0);
      all.putIfAbsent(entry, der);
    }
    return Stored.ofDer(List.copyOf(all.values()));
  }
}
