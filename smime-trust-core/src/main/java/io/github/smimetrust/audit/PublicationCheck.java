package io.github.smimetrust.audit;

import io.github.smimetrust.report.Severity;
import io.github.smimetrust.report.document.Text;
import java.util.List;

/**
 * Could a mail client fetch the revocation list of an authority, and its issuer's certificate?
 * Answered from the addresses alone, without a network. Roots are left out: nobody asks whether an
 * anchor is revoked.
 */
final class PublicationCheck implements AuditCheck {
  private static final Text HTTP = Text.of("an HTTP address", "HTTP アドレス");

  @Override
  public void check(AuditScope scope, Findings findings) {
    for (Member member : scope.members()) {
      if (member.isBelowRoot() && member.profile().isReadable()) {
        PublishedAddresses lists = PublishedAddresses.ofRevocationLists(member.profile());
        if (!lists.isPresent()) {
          findings.add("no-crl-dp", member, Text.of("no address", "アドレスなし"), HTTP);
        }
        faults("crl-dp", lists, Severity.WARNING, member, findings);
        faults(
            "aia", PublishedAddresses.ofIssuers(member.profile()), Severity.NOTE, member, findings);
      }
    }
  }

  /** A fault beside an address that works costs time, not the answer: a note. */
  private static void faults(
      String rules,
      PublishedAddresses addresses,
      Severity usual,
      Member member,
      Findings findings) {
    Severity severity = addresses.anyReachable() ? Severity.NOTE : usual;
    List<PublishedAddress> broken = addresses.only(a -> a.kind() == PublishedAddress.Kind.NO_URL);
    List<PublishedAddress> names = addresses.only(a -> a.kind() == PublishedAddress.Kind.NAME);
    if (addresses.only(a -> true).size() == names.size()) {
      // Beside an address, such a name does no harm.
      broken = names;
    }
    if (!broken.isEmpty()) {
      findings.add(rules + "-not-a-url", member, PublishedAddresses.text(broken), HTTP, severity);
    }
    List<PublishedAddress> internal = addresses.only(a -> a.isWeb() && a.isInternal());
    if (!internal.isEmpty()) {
      findings.add(
          rules + "-internal-host",
          member,
          PublishedAddresses.text(internal),
          Text.of("a host that is known on the internet", "インターネットで名前解決できるホスト"),
          severity);
    }
    if (addresses.hasHttp()) {
      return;
    }
    List<PublishedAddress> secure = addresses.only(a -> a.kind() == PublishedAddress.Kind.HTTPS);
    List<PublishedAddress> directory = addresses.only(a -> a.kind() == PublishedAddress.Kind.LDAP);
    if (!secure.isEmpty()) {
      findings.add(rules + "-https", member, PublishedAddresses.text(secure), HTTP, severity);
    } else if (!directory.isEmpty()) {
      findings.add(
          rules + "-ldap-only", member, PublishedAddresses.text(directory), HTTP, severity);
    }
  }
}
