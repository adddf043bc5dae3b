package io.github.smimetrust.audit;

import com.google.common.collect.ImmutableMap;
import io.github.smimetrust.report.document.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** Names and encodings that the Baseline Requirements want of public authorities. */
final class PublicFormCheck implements AuditCheck {
  private static final ImmutableMap<ASN1ObjectIdentifier, String> WANTED =
      ImmutableMap.of(BCStyle.CN, "CN", BCStyle.O, "O", BCStyle.C, "C");

  @Override
  public void check(AuditScope scope, Findings findings) {
    for (Member member : scope.members()) {
      if (member.role() == Member.Role.USER || !member.isPublic()) {
        continue;
      }
      // A cross certificate has the name that its root has.
      if (member.role() != Member.Role.CROSS && Dates.holds("ca-subject-names", member)) {
        names(member, findings);
      }
      if (Dates.holds("ca-algorithm-encoding", member)) {
        AlgorithmEncoding.fault(member, scope)
            .ifPresent(f -> findings.add("ca-algorithm-encoding", member, f.found(), f.expected()));
      }
    }
  }

  private static void names(Member member, Findings findings) {
    Optional<X500Name> subject = member.profile().signedPart().map(TBSCertificate::getSubject);
    if (subject.isEmpty() || subject.get().size() == 0) {
      return;
    }
    List<String> missing = new ArrayList<>();
    WANTED.forEach(
        (oid, name) -> {
          if (subject.get().getRDNs(oid).length == 0) {
            missing.add(name);
          }
        });
    if (!missing.isEmpty()) {
      findings.add(
          "ca-subject-names",
          member,
          Text.of("no " + String.join(", no ", missing), String.join("、", missing) + " なし"),
          Text.verbatim("CN, O, C"));
    }
  }
}
