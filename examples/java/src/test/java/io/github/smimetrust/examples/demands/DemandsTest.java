package io.github.smimetrust.examples.demands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each program runs, and prints what its user came for. */
class DemandsTest {
  @TempDir Path folder;

  private interface Program {
    void show(PrintStream out, Path folder) throws IOException;
  }

  private String printedBy(Program program) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    program.show(new PrintStream(bytes, true, StandardCharsets.UTF_8), folder);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aPublicAuthorityIsAllowedInTheTenantsList() throws IOException {
    assertThat(printedBy(AllowPublicAuthority::show))
        .contains("before: Rejected: CN=partner@example.org")
        .contains("Adding these certificates would be enough:")
        .contains("new roots to decide on: 1")
        .contains("the tenant's list has 3 certificates")
        .contains("after: TRUSTED");
  }

  @Test
  void theListHoldsTheIntermediateThatTheSenderLeavesOut() throws IOException {
    assertThat(printedBy(LeafOnlySender::show))
        .contains("list with the root alone: Rejected")
        .contains("its issuer CN=Partner Mail CA")
        .contains("list with root and intermediate: TRUSTED");
  }

  @Test
  void theMissingCertificateIsNamedAndFoundAmongThoseAtHand() throws IOException {
    assertThat(printedBy(MissingIntermediate::show))
        .contains("issuer-missing: CN=user@example.org: its issuer CN=Partner Mail CA")
        .containsOnlyOnce("Adding these certificates would be enough:\n  CN=Partner Mail CA");
  }

  @Test
  void javasMessageIsExplainedAndThenTheCertificate() throws IOException {
    assertThat(printedBy(ExplainedError::show))
        .contains("CertPathBuilderException: unable to find valid certification path")
        .contains("reasons/path-not-found.md")
        .contains("issuer-missing: CN=user@example.org: its issuer CN=Partner Mail CA")
        .contains("reasons/issuer-missing.md");
  }

  @Test
  void intactIsNotTrustedAndTrustedIsNotTheSender() throws IOException {
    assertThat(printedBy(VerifiedSender::show).lines())
        .containsExactly(
            "known CA: TRUSTED, intact true, chain TRUSTED, sender matches true",
            "stranger's CA: REJECTED, intact true, chain REJECTED, sender matches true",
            "another's name: REJECTED, intact true, chain TRUSTED, sender matches false");
  }

  @Test
  void thePathToTheNewRootIsTaken() throws IOException {
    assertThat(printedBy(ReplacedRoot::show))
        .startsWith(
            String.join(
                System.lineSeparator(),
                "old and new root in the list: TRUSTED",
                "  CN=user@example.org",
                "  CN=Mail CA",
                "  CN=New Root",
                "old root alone: Rejected"))
        .contains("expired: CN=New Root: ended 2026-01-14T00:00:00Z");
  }

  @Test
  void whatEndsNextIsNamedWithWhoDependsOnIt() throws IOException {
    String printed = printedBy(ExpiringAuthorities::show);

    assertThat(printed)
        .contains("CN=Mail CA 1")
        .contains("2026-02-01T00:00:00Z")
        .contains("depends on it: mail of user@example.org")
        .contains("CN=Mail CA 2")
        .contains("calendar: ends.ics")
        .doesNotContain("CN=Partner Root: ");
    assertThat(printed.indexOf("Mail CA 1")).isLessThan(printed.indexOf("Mail CA 2"));
    assertThat(folder.resolve("ends.ics")).content().startsWith("BEGIN:VCALENDAR");
  }

  @Test
  void theNewAuthorityComesFirstAndTheOldOneGoesWhenNobodyNeedsIt() throws IOException {
    String printed = printedBy(ReplacedAuthority::show);

    // Ann's certificate is valid to the first second of 2027 and the old root alone vouches for it.
    assertThat(printed)
        .contains("1 add: 1 in (CN=New Root), 2 in all  2026-01-15T00:00:00Z .. ")
        .contains("2 remove: 1 out (CN=Old Root), 1 in all  2027-01-01T00:00:01Z .. ")
        .containsSubsequence(
            "gap-free: true", "distrusted today:", "CN=Old Root", "gap-free: false");
    assertThat(folder.resolve("runbook.md")).content().contains("CN=New Root", "CN=Old Root");
    assertThat(folder.resolve("runbook.ics")).content().contains("BEGIN:VEVENT");
  }

  @Test
  void listsThatNobodyOutsideCanFetchAreNamed() throws IOException {
    assertThat(printedBy(UnreachableRevocationList::show))
        .contains("crl-dp-internal-host, CN=Inside CA: ")
        .contains("crl-dp-ldap-only, CN=Directory CA: ")
        .doesNotContain("CN=Open CA")
        .contains("TRUSTED, not checked: [revocation, address]");
  }

  @Test
  void bundlesForWebServersAreNoListsForMail() throws IOException {
    assertThat(printedBy(WebRootsForMail::show))
        .contains("not-for-mail: It has extendedKeyUsage 1.3.6.1.5.5.7.3.1; expected")
        .contains("Rejected: CN=user@example.org")
        .contains("Adding these certificates would be enough:")
        .contains("  CN=University Client Root (sha256 ");
  }

  @Test
  void whatHasEndedIsLeftOutAloud() throws IOException {
    assertThat(printedBy(ExpiredEntries::show))
        .contains("all.pem: 3 read, 1 ended")
        .contains("ended 2026-01-14T00:00:00Z: CN=Mail CA 1")
        .contains("ended.pem: 1 read, 1 ended")
        .contains("left to trust: 0")
        .contains("blocker: ");
  }

  @Test
  void theStoreIsMadeAnywhere() throws IOException {
    assertThat(printedBy(StoreAnywhere::show))
        .contains("CN=Partner Root  ends 2040-01-01T00:00:00Z")
        .contains("CN=Partner Mail CA  ends 2040-01-01T00:00:00Z")
        // wincrypt.h: version 0, then 'TREC', which lies in the file as "CERT".
        .contains("begins with 0000000043455254")
        .contains("same bytes again: true");
  }
}
