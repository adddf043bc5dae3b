package io.github.smimetrust.exchange;

import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.exchange.transport.Cmdlet;
import io.github.smimetrust.exchange.transport.CmdletTransport;
import io.github.smimetrust.fixture.TestPki;
import java.util.Arrays;

/** Lists, and what a tenant holds, without going through what is under test. */
final class Lists {
  static final String PARAMETER = "SMIMECertificateIssuingCA";

  static final TestPki ROOT = TestPki.root("Root");
  static final TestPki INTERMEDIATE = ROOT.issues("Intermediate");
  static final TestPki OTHER_ROOT = TestPki.root("Other Root");

  static final TestPki EXPIRED =
      TestPki.root("Expired", d -> d.notAfter(TestPki.NOW.minusSeconds(1)));

  private Lists() {}

  static TrustBundle bundle(TestPki... certificates) {
    return TrustBundle.of(Arrays.stream(certificates).map(TestPki::certificate).toList());
  }

  static byte[] held(CmdletTransport tenant) {
    return tenant
        .invoke(Cmdlet.named("Get-SmimeConfig"))
        .bytes(PARAMETER)
        .orElseGet(() -> new byte[0]);
  }

  static void give(CmdletTransport tenant, TestPki... certificates) {
    tenant.invoke(
        Cmdlet.named("Set-SmimeConfig").parameter(PARAMETER, bundle(certificates).encodeSst()));
  }
}
