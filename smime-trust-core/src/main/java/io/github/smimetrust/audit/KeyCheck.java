package io.github.smimetrust.audit;

import io.github.smimetrust.UnreadableInputException;
import io.github.smimetrust.audit.PublicKeys.Kind;
import io.github.smimetrust.audit.PublicKeys.RsaNumbers;
import io.github.smimetrust.report.Severity;
import io.github.smimetrust.report.document.Text;
import java.math.BigInteger;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** Kind, size and form of keys (RFC 8550 section 4.3). */
final class KeyCheck implements AuditCheck {
  private static final int LEAST_BITS = 2_048;
  private static final int MOST_BITS = 4_096;

  private static final BigInteger USUAL_EXPONENT = BigInteger.valueOf(65_537);

  private static final Text STRONG = Text.verbatim("RSA 2048-4096, P-256, P-384, P-521");

  @Override
  public void check(AuditScope scope, Findings findings) {
    for (Member member : scope.members()) {
      member.profile().key().ifPresent(key -> check(member, key, findings));
    }
  }

  private static void check(Member member, SubjectPublicKeyInfo key, Findings findings) {
    Kind kind = PublicKeys.kind(key);
    switch (kind) {
      case DSA, EXPLICIT_CURVE -> findings.add("weak-key", member, name(member), STRONG);
      case RSA_PSS, OTHER_CURVE, EDWARDS, OTHER ->
          findings.add("key-algorithm", member, name(member), STRONG);
      case RSA, NIST_CURVE -> {}
    }
    PublicKeys.rsa(key).ifPresent(numbers -> rsa(member, numbers, findings));
  }

  private static void rsa(Member member, RsaNumbers numbers, Findings findings) {
    int bits = numbers.modulus().bitLength();
    if (bits < LEAST_BITS) {
      findings.add("weak-key", member, name(member), STRONG);
    } else if (bits > MOST_BITS) {
      findings.add("large-key", member, name(member), Text.verbatim("RSA " + MOST_BITS));
    }
    BigInteger exponent = numbers.exponent();
    if (!exponent.testBit(0) || exponent.signum() < 0 || exponent.equals(BigInteger.ONE)) {
      form(member, exponent(exponent), Severity.ERROR, findings);
    } else if (bits % 8 != 0) {
      form(
          member,
          Text.of("a modulus of " + bits + " bits", bits + " ビットの法"),
          Dates.baselineSeverity(member),
          findings);
    } else if (exponent.compareTo(USUAL_EXPONENT) < 0) {
      form(member, exponent(exponent), Severity.NOTE, findings);
    }
  }

  private static void form(Member member, Text found, Severity severity, Findings findings) {
    findings.add(
        "key-form",
        member,
        found,
        Text.of(
            "a modulus of whole bytes and an odd exponent from 65537 on",
            "8 ビット単位の法と 65537 以上の奇数の指数"),
        severity);
  }

  private static Text exponent(BigInteger exponent) {
    return exponent.bitLength() > 32
        ? Text.of(
            "an exponent of " + exponent.bitLength() + " bits", exponent.bitLength() + " ビットの指数")
        : Text.of("the exponent " + exponent, "指数 " + exponent);
  }

  private static Text name(Member member) {
    try {
      return Text.verbatim(member.entry().key());
    } catch (UnreadableInputException e) {
      return Text.of("a broken key", "読み取れない鍵");
    }
  }
}
