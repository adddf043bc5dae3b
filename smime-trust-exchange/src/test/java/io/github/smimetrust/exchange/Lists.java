package io.github.smimetrust.exchange;

import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.exchange.transport.Cmdlet;
import io.github.smimetrust.exchange.transport.CmdletTransport;
import io.github.smimetrust.fixture.CertificateDraft;
import io.github.smimetrust.fixture.TestPki;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Lists, and what a tenant holds, without going through what is under test. */
final class Lists {
  static final String PARAMETER = "SMIMECertificateIssuingCA";

  static final TestPki ROOT = TestPki.root("Root");
  static final TestPki INTERMEDIATE = ROOT.issues("Intermediate", Lists::withCrl);
  static final TestPki OTHER_ROOT = TestPki.root("Other Root");

  static final TestPki EXPIRED =
      TestPki.root("Expired", d -> d.notAfter(TestPki.NOW.minusSeconds(1)));

  private Lists() {}

  /**
   * SEQUENCE { SEQUENCE { [0] { [0] { [6] URI } } } }: an audit warns of authorities without one.
   */
  private static void withCrl(CertificateDraft draft) {
    byte[] uri = "http://crl.example.com/r.crl".getBytes(StandardCharsets.US_ASCII);
    byte[] value = uri;
    for (int tag : new int[] {0x86, 0xA0, 0xA0, 0x30, 0x30}) {
      byte[] outer = new byte[value.length + 2];
      outer[0] = (byte) tag;
      outer[1] = (byte) value.length;
      System.arraycopy(value, 0, outer, 2, value.length);
      value = outer;
    }
    draft.extension("2.5.29.31", value);
  }

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
