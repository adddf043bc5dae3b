package io.github.smimetrust.audit;

import static io.github.smimetrust.report.Severity.ERROR;
import static io.github.smimetrust.report.Severity.NOTE;
import static io.github.smimetrust.report.Severity.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.fixture.CertificateDraft;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.report.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.EllipticCurve;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table: a certificate, a rule, the verdict, the clause. */
class AuditRulesTest {
  private static final String BASIC_CONSTRAINTS = "2.5.29.19";
  private static final String KEY_USAGE = "2.5.29.15";
  private static final String EKU = "2.5.29.37";
  private static final String NAME_CONSTRAINTS = "2.5.29.30";
  private static final String SKI = "2.5.29.14";
  private static final String AKI = "2.5.29.35";

  private static final AuditPolicy ONLINE = AuditPolicy.exchangeOnline();
  private static final TestPki ROOT = TestPki.root("R");

  /**
   * One line of the table.
   *
   * @param subject the certificate's, or an empty one for the list as a whole
   * @param severity of the finding; null where there is to be none
   */
  record Line(
      String rule,
      String why,
      String subject,
      AuditPolicy policy,
      Severity severity,
      String clause,
      TrustBundle list) {
    @Override
    public String toString() {
      return rule + (severity == null ? " not: " : " " + severity.id() + ": ") + why;
    }
  }

  private static final List<Line> LINES = new ArrayList<>();

  private static void fails(
      String rule, Severity severity, String clause, String why, String subject, TrustBundle list) {
    LINES.add(new Line(rule, why, subject, ONLINE, severity, clause, list));
  }

  private static void passes(String rule, String why, String subject, TrustBundle list) {
    LINES.add(new Line(rule, why, subject, ONLINE, null, "", list));
  }

  private static TrustBundle root(Consumer<CertificateDraft> change) {
    return Stored.of(TestPki.root("X", change));
  }

  private static TrustBundle below(Consumer<CertificateDraft> change) {
    return Stored.of(ROOT, ROOT.issues("X", change));
  }

  private static byte[] der(ASN1Encodable value) {
    try {
      return value.toASN1Primitive().getEncoded("DER");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] eku(KeyPurposeId... purposes) {
    return der(new ExtendedKeyUsage(purposes));
  }

  private static GeneralSubtree[] mail(String... bases) {
    return Arrays.stream(bases)
        .map(b -> new GeneralSubtree(new GeneralName(GeneralName.rfc822Name, b)))
        .toArray(GeneralSubtree[]::new);
  }

  private static byte[] names(GeneralSubtree[] permitted, GeneralSubtree[] excluded) {
    return der(
        new NameConstraints(
            permitted.length == 0 ? null : permitted, excluded.length == 0 ? null : excluded));
  }

  private static final GeneralSubtree[] NONE = {};

  static Stream<Line> lines() {
    LINES.clear();
    validity();
    whole();
    authorities();
    keyUsage();
    extensions();
    purposes();
    constraints();
    keys();
    signatures();
    serials();
    links();
    chains();
    pathLengths();
    generations();
    return LINES.stream();
  }

  private static void validity() {
    String clause = "RFC 5280 section 6.1.3 (a) (2)";
    TrustBundle ended = root(d -> d.notAfter(TestPki.NOW.minusSeconds(1)));
    fails("expired", ERROR, clause, "ended a second before", "CN=X", ended);
    passes("expired", "ends now", "CN=X", root(d -> d.notAfter(TestPki.NOW)));
    fails("upload-refused", ERROR, "Set-SmimeConfig", "ended", "CN=X", ended);
    fails(
        "upload-refused",
        ERROR,
        "SMIMECertificateIssuingCA",
        "ends within a day",
        "CN=X",
        root(d -> d.notAfter(TestPki.NOW.plusSeconds(86_399))));
    passes(
        "upload-refused",
        "ends in a day",
        "CN=X",
        root(d -> d.notAfter(TestPki.NOW.plusSeconds(86_400))));
    LINES.add(
        new Line("upload-refused", "no upload", "CN=X", AuditPolicy.privatePki(), null, "", ended));
    fails(
        "not-yet-valid",
        WARNING,
        "RFC 5280 section 4.1.2.5",
        "begins in a second",
        "CN=X",
        root(d -> d.notBefore(TestPki.NOW.plusSeconds(1))));
    passes("not-yet-valid", "begins now", "CN=X", root(d -> d.notBefore(TestPki.NOW)));
    fails(
        "ends-soon",
        WARNING,
        "RFC 5280",
        "ends in 89 days",
        "CN=X",
        root(d -> d.notAfter(TestPki.NOW.plus(Duration.ofDays(89)))));
    passes(
        "ends-soon",
        "ends in 90 days",
        "CN=X",
        root(d -> d.notAfter(TestPki.NOW.plus(Duration.ofDays(90)))));
    passes("ends-soon", "has ended", "CN=X", ended);
    LINES.add(
        new Line(
            "ends-soon",
            "a policy with 91 days",
            "CN=X",
            ONLINE.warningBefore(Duration.ofDays(91)),
            WARNING,
            "policy",
            root(d -> d.notAfter(TestPki.NOW.plus(Duration.ofDays(90))))));
  }

  private static void whole() {
    TrustBundle both = Stored.of(ROOT, ROOT.issues("I"));
    fails("empty", ERROR, "Set-SmimeConfig", "nothing", "", TrustBundle.empty());
    passes("empty", "two", "", both);
    fails("no-root", ERROR, "RFC 5280", "an intermediate alone", "", Stored.of(ROOT.issues("I")));
    LINES.add(
        new Line(
            "no-root",
            "Windows stores may hold it",
            "",
            AuditPolicy.exchangeServer(),
            WARNING,
            "",
            Stored.of(ROOT.issues("I"))));
    passes("no-root", "two", "", both);
    passes("no-root", "empty is another rule", "", TrustBundle.empty());
    fails("roots-only", WARNING, "step 2", "a root alone", "", Stored.of(ROOT));
    fails(
        "roots-only",
        WARNING,
        "step 2",
        "a root and a user",
        "",
        Stored.of(ROOT, ROOT.issuesLeaf("a@example.org")));
    passes("roots-only", "two", "", both);
    passes("roots-only", "no root at all", "", Stored.of(ROOT.issues("I")));
    int bytes = both.encodeSst().length;
    LINES.add(
        new Line("size", "a byte over", "", ONLINE.sizeLimit(bytes - 1), WARNING, "No doc", both));
    LINES.add(new Line("size", "as large", "", ONLINE.sizeLimit(bytes), null, "", both));
  }

  private static void authorities() {
    TestPki user = ROOT.issuesLeaf("a@example.org", d -> d.subject("CN=X"));
    fails("not-a-ca", ERROR, "RFC 5280 section", "a user", "CN=X", Stored.of(ROOT, user));
    fails("not-a-ca", ERROR, "4.2.1.9", "cA FALSE", "CN=X", below(d -> d.notCa()));
    fails(
        "not-a-ca",
        ERROR,
        "6.1.4 (k)",
        "no basic constraints",
        "CN=X",
        below(d -> d.without(BASIC_CONSTRAINTS)));
    passes("not-a-ca", "cA TRUE", "CN=X", below(d -> {}));
    passes("not-a-ca", "self-issued is another rule", "CN=X", root(d -> d.notCa()));
    fails(
        "root-basic-constraints",
        WARNING,
        "7.1.2.1 a",
        "version 1",
        "CN=X",
        Stored.ofDer(List.of(ForeignCertificate.versionOneRoot("X"))));
    fails("root-basic-constraints", WARNING, "7.1.2.1 a", "cA FALSE", "CN=X", root(d -> d.notCa()));
    passes("root-basic-constraints", "cA TRUE", "CN=X", root(d -> {}));
    passes("root-basic-constraints", "an intermediate", "CN=X", below(d -> d.notCa()));
    byte[] ca = der(new BasicConstraints(true));
    fails(
        "basic-constraints-not-critical",
        NOTE,
        "4.2.1.9",
        "not critical",
        "CN=X",
        below(d -> d.extension(BASIC_CONSTRAINTS, ca)));
    LINES.add(
        new Line(
            "basic-constraints-not-critical",
            "a public one",
            "CN=X",
            AuditPolicy.publicCa(),
            WARNING,
            "7.1.2.1 a",
            below(Drafts.all(Drafts.from("2023-09-01"), d -> d.extension(BASIC_CONSTRAINTS, ca)))));
    LINES.add(
        new Line(
            "basic-constraints-not-critical",
            "a public one from before the Baseline Requirements",
            "CN=X",
            AuditPolicy.publicCa(),
            NOTE,
            "7.1.2.1 a",
            root(
                Drafts.all(Drafts.before("2023-09-01"), d -> d.extension(BASIC_CONSTRAINTS, ca)))));
    passes("basic-constraints-not-critical", "critical", "CN=X", below(d -> {}));
    passes("basic-constraints-not-critical", "a user", "CN=X", Stored.of(ROOT, user));
  }

  private static void keyUsage() {
    int sign = KeyUsage.keyCertSign;
    int crl = KeyUsage.cRLSign;
    fails(
        "key-usage-cert-sign",
        ERROR,
        "6.1.4 (n)",
        "cRLSign alone",
        "CN=X",
        below(d -> d.keyUsage(crl)));
    fails(
        "key-usage-cert-sign",
        WARNING,
        "6.1.4 (n)",
        "a root without it",
        "CN=X",
        root(d -> d.keyUsage(crl)));
    passes("key-usage-cert-sign", "keyCertSign", "CN=X", below(d -> d.keyUsage(sign)));
    passes("key-usage-cert-sign", "no key usage", "CN=X", below(d -> d.without(KEY_USAGE)));
    passes(
        "key-usage-cert-sign",
        "a user",
        "CN=X",
        Stored.of(ROOT, ROOT.issuesLeaf("a@example.org", d -> d.subject("CN=X"))));
    fails("crl-sign", WARNING, "RFC 10007", "no cRLSign", "CN=X", below(d -> d.keyUsage(sign)));
    passes("crl-sign", "both", "CN=X", below(d -> {}));
    passes("crl-sign", "no key usage", "CN=X", below(d -> d.without(KEY_USAGE)));
    fails("key-usage-missing", NOTE, "4.2.1.3", "none", "CN=X", below(d -> d.without(KEY_USAGE)));
    LINES.add(
        new Line(
            "key-usage-missing",
            "a public one",
            "CN=X",
            AuditPolicy.publicCa(),
            WARNING,
            "7.1.2.2 e",
            below(Drafts.all(Drafts.from("2023-09-01"), d -> d.without(KEY_USAGE)))));
    LINES.add(
        new Line(
            "key-usage-missing",
            "an old public root",
            "CN=X",
            AuditPolicy.publicCa(),
            NOTE,
            "7.1.2.1 b",
            root(Drafts.all(Drafts.before("2023-09-01"), d -> d.without(KEY_USAGE)))));
    passes("key-usage-missing", "there", "CN=X", below(d -> {}));
    fails(
        "key-usage-not-critical",
        NOTE,
        "RFC 8550 section 4.4.2",
        "not critical",
        "CN=X",
        below(d -> d.extension(KEY_USAGE, der(new KeyUsage(sign | crl)))));
    passes("key-usage-not-critical", "critical", "CN=X", below(d -> {}));
    passes("key-usage-not-critical", "none", "CN=X", below(d -> d.without(KEY_USAGE)));
  }

  private static void extensions() {
    byte[] nothing = {5, 0};
    fails(
        "unknown-critical-extension",
        ERROR,
        "6.1.4 (o)",
        "critical",
        "CN=X",
        below(d -> d.criticalExtension("1.2.3.4", nothing)));
    fails(
        "unknown-critical-extension",
        WARNING,
        "4.2",
        "in a root",
        "CN=X",
        root(d -> d.criticalExtension("1.2.3.4", nothing)));
    passes(
        "unknown-critical-extension",
        "not critical",
        "CN=X",
        below(d -> d.extension("1.2.3.4", nothing)));
    passes("unknown-critical-extension", "all known", "CN=X", below(d -> {}));
    fails(
        "unreadable",
        WARNING,
        "RFC 5280 section 4",
        "extended key usages that are none",
        "CN=X",
        below(d -> d.extension(EKU, nothing)));
    passes("unreadable", "whole", "CN=X", below(d -> d.extension("1.2.3.4", nothing)));
  }

  private static void purposes() {
    KeyPurposeId email = KeyPurposeId.id_kp_emailProtection;
    KeyPurposeId any = KeyPurposeId.anyExtendedKeyUsage;
    KeyPurposeId server = KeyPurposeId.id_kp_serverAuth;
    KeyPurposeId client = KeyPurposeId.id_kp_clientAuth;
    fails(
        "not-for-mail",
        ERROR,
        "RFC 8550 section 4.4.4",
        "serverAuth alone",
        "CN=X",
        below(d -> d.extension(EKU, eku(server))));
    fails(
        "not-for-mail",
        WARNING,
        "CERT_USAGE_MATCH",
        "a root for serverAuth",
        "CN=X",
        root(d -> d.extension(EKU, eku(server))));
    passes("not-for-mail", "none", "CN=X", below(d -> {}));
    passes("not-for-mail", "mail", "CN=X", below(d -> d.extension(EKU, eku(email, client))));
    passes("not-for-mail", "any", "CN=X", below(d -> d.extension(EKU, eku(any))));
    fails(
        "eku-any-only",
        WARNING,
        "mozpkix",
        "any and not mail",
        "CN=X",
        below(d -> d.extension(EKU, eku(any, server))));
    passes("eku-any-only", "any and mail", "CN=X", below(d -> d.extension(EKU, eku(any, email))));
    passes("eku-any-only", "none", "CN=X", below(d -> {}));
    fails(
        "not-for-mail",
        ERROR,
        "",
        "every address is excluded",
        "CN=X",
        below(d -> d.criticalExtension(NAME_CONSTRAINTS, names(NONE, mail("")))));
    fails(
        "not-for-mail",
        ERROR,
        "",
        "what is permitted is excluded",
        "CN=X",
        below(
            d ->
                d.criticalExtension(
                    NAME_CONSTRAINTS,
                    names(mail("a.example.org", "u@B.example.org"), mail(".example.org")))));
    passes(
        "not-for-mail",
        "the domain itself is not below it",
        "CN=X",
        below(
            d ->
                d.criticalExtension(
                    NAME_CONSTRAINTS, names(mail("example.org"), mail(".example.org")))));
    passes(
        "not-for-mail",
        "other hosts are excluded",
        "CN=X",
        below(d -> d.criticalExtension(NAME_CONSTRAINTS, names(NONE, mail("example.com")))));
  }

  private static void constraints() {
    GeneralSubtree directory = new GeneralSubtree(new GeneralName(new X500Name("O=Example")));
    GeneralSubtree[] full = {mail("example.org")[0], directory};
    String clause = "RFC 5280 section 4.2.1.10";
    fails(
        "name-constraints-form",
        NOTE,
        clause,
        "not critical",
        "CN=X",
        below(d -> d.extension(NAME_CONSTRAINTS, names(full, NONE))));
    fails(
        "name-constraints-form",
        NOTE,
        "7.1.5",
        "a mailbox",
        "CN=X",
        below(d -> d.criticalExtension(NAME_CONSTRAINTS, names(mail("a@example.org"), NONE))));
    fails(
        "name-constraints-form",
        NOTE,
        "7.1.2.2 f",
        "for mail, without directoryName",
        "CN=X",
        below(
            d ->
                d.extension(EKU, eku(KeyPurposeId.id_kp_emailProtection))
                    .criticalExtension(NAME_CONSTRAINTS, names(mail("example.org"), NONE))));
    passes(
        "name-constraints-form",
        "both forms",
        "CN=X",
        below(
            d ->
                d.extension(EKU, eku(KeyPurposeId.id_kp_emailProtection))
                    .criticalExtension(NAME_CONSTRAINTS, names(full, NONE))));
    passes("name-constraints-form", "none", "CN=X", below(d -> {}));
  }

  private static void keys() {
    String clause = "RFC 8550 section 4.3";
    BigInteger usual = BigInteger.valueOf(65_537);
    fails("weak-key", ERROR, clause, "RSA 1024", "CN=X", root(d -> d.rsa(1024)));
    fails("weak-key", ERROR, clause, "RSA 2047", "CN=X", rsa(2047, usual));
    fails("weak-key", ERROR, clause, "DSA", "CN=X", foreign("DSA", 2048, "SHA256withDSA"));
    fails("weak-key", ERROR, clause, "a described curve", "CN=X", explicitCurve());
    passes("weak-key", "RSA 2048", "CN=X", rsa(2048, usual));
    passes("weak-key", "P-256", "CN=X", root(d -> {}));
    fails("large-key", WARNING, "4096", "RSA 4104", "CN=X", rsa(4104, usual));
    passes("large-key", "RSA 4096", "CN=X", rsa(4096, usual));
    passes("large-key", "P-256", "CN=X", root(d -> {}));
    fails("key-form", ERROR, "6.1.6", "exponent 1", "CN=X", rsa(2048, BigInteger.ONE));
    fails("key-form", ERROR, "6.1.6", "an even exponent", "CN=X", rsa(2048, BigInteger.TEN));
    fails("key-form", NOTE, "6.1.6", "exponent 3", "CN=X", rsa(2048, BigInteger.valueOf(3)));
    fails("key-form", NOTE, "6.1.5", "2049 bits", "CN=X", rsa(2049, usual));
    passes("key-form", "the usual", "CN=X", rsa(2048, usual));
    passes("key-form", "P-256", "CN=X", root(d -> {}));
    fails("key-algorithm", WARNING, clause, "Ed25519", "CN=X", foreign("Ed25519", 0, "Ed25519"));
    fails("key-algorithm", WARNING, clause, "brainpool", "CN=X", brainpool());
    fails(
        "key-algorithm",
        WARNING,
        "7.1.3.1",
        "an RSASSA-PSS key",
        "CN=X",
        foreign("RSASSA-PSS", 2048, "SHA256withRSAandMGF1"));
    passes("key-algorithm", "P-384", "CN=X", foreign("EC", 384, "SHA384withECDSA"));
    passes("key-algorithm", "RSA", "CN=X", rsa(2048, usual));
    passes("key-algorithm", "DSA is another rule", "CN=X", foreign("DSA", 2048, "SHA256withDSA"));
  }

  private static TrustBundle rsa(int bits, BigInteger exponent) {
    BigInteger modulus = BigInteger.ONE.shiftLeft(bits - 1).add(BigInteger.ONE);
    return Stored.ofDer(List.of(ForeignCertificate.withRsaKey("X", modulus, exponent)));
  }

  private static TrustBundle foreign(String key, int size, String signature) {
    return Stored.ofDer(
        List.of(ForeignCertificate.root("X", ForeignCertificate.keys(key, size), signature)));
  }

  private static TrustBundle brainpool() {
    return Stored.ofDer(
        List.of(
            ForeignCertificate.root(
                "X",
                ForeignCertificate.keys("EC", new ECGenParameterSpec("brainpoolP256r1")),
                "SHA256withECDSA")));
  }

  /** P-256 by its numbers. */
  private static TrustBundle explicitCurve() {
    ECParameterSpec named =
        ((ECPublicKey) ForeignCertificate.keys("EC", 256).getPublic()).getParams();
    EllipticCurve curve =
        new EllipticCurve(
            new ECFieldFp(((ECFieldFp) named.getCurve().getField()).getP()),
            named.getCurve().getA(),
            named.getCurve().getB(),
            new byte[] {1});
    ECParameterSpec described =
        new ECParameterSpec(curve, named.getGenerator(), named.getOrder(), named.getCofactor());
    return Stored.ofDer(
        List.of(
            ForeignCertificate.root(
                "X", ForeignCertificate.keys("EC", described), "SHA256withECDSA")));
  }

  private static void signatures() {
    String clause = "RFC 8550 section 4.3";
    fails("weak-signature", WARNING, clause, "SHA-1", "CN=X", sha1Below());
    fails("weak-signature", ERROR, clause, "MD5", "CN=X", noise("1.2.840.113549.1.1.4"));
    fails("weak-signature", ERROR, clause, "MD2", "CN=X", noise("1.2.840.113549.1.1.2"));
    passes("weak-signature", "SHA-256", "CN=X", below(d -> {}));
    passes("weak-signature", "a root's own", "CN=X", foreign("RSA", 2048, "SHA1withRSA"));
  }

  private static TrustBundle sha1Below() {
    return Stored.ofDer(List.of(ROOT.der(), ForeignCertificate.below(ROOT, "X", "SHA1withECDSA")));
  }

  private static TrustBundle noise(String algorithm) {
    return Stored.ofDer(List.of(ForeignCertificate.withSignature("X", algorithm)));
  }

  private static void serials() {
    String clause = "RFC 5280 section 4.1.2.2";
    BigInteger large = BigInteger.ONE.shiftLeft(20 * 8 - 1);
    fails("serial", NOTE, clause, "0", "CN=X", root(d -> d.serial(BigInteger.ZERO)));
    fails("serial", NOTE, clause, "negative", "CN=X", root(d -> d.serial(BigInteger.TEN.negate())));
    fails("serial", WARNING, clause, "21 bytes", "CN=X", below(d -> d.serial(large)));
    fails("serial", NOTE, clause, "21 bytes in a root", "CN=X", root(d -> d.serial(large)));
    passes("serial", "20 bytes", "CN=X", below(d -> d.serial(large.subtract(BigInteger.ONE))));
    TestPki first = ROOT.issues("A", d -> d.serial(BigInteger.TEN));
    TestPki second = ROOT.issues("X", d -> d.serial(BigInteger.TEN));
    TestPki other = TestPki.root("S").issues("X", d -> d.serial(BigInteger.TEN));
    fails("serial", NOTE, clause, "a number given twice", "CN=X", Stored.of(ROOT, first, second));
    passes("serial", "by two issuers", "CN=X", Stored.of(ROOT, first, other));
    TestPki twice = ROOT.issues("X");
    fails(
        "duplicate",
        NOTE,
        "Own rule",
        "another signature",
        "CN=X",
        Stored.ofDer(List.of(ROOT.der(), twice.der(), ForeignCertificate.signedAgain(twice))));
    passes("duplicate", "once", "CN=X", Stored.of(ROOT, twice));
  }

  private static void links() {
    fails(
        "key-identifiers",
        NOTE,
        "4.2.1.2",
        "no subject key identifier",
        "CN=X",
        root(d -> d.without(SKI)));
    fails("key-identifiers", NOTE, "4.2.1.1", "no AKI", "CN=X", below(d -> d.without(AKI)));
    fails(
        "key-identifiers",
        NOTE,
        "7.1.2.2 h",
        "issuer and serial number, too",
        "CN=X",
        below(
            d ->
                d.extension(
                    AKI,
                    der(
                        new AuthorityKeyIdentifier(
                            keyIdentifier(ROOT),
                            new GeneralNames(new GeneralName(new X500Name("CN=R"))),
                            BigInteger.TEN)))));
    fails(
        "key-identifiers",
        WARNING,
        "4.2.1.1",
        "another generation of the issuer",
        "CN=X",
        Stored.of(TestPki.root("R", d -> d.keyNamed("new")), ROOT.issues("X")));
    passes("key-identifiers", "they match", "CN=X", below(d -> {}));
    passes("key-identifiers", "the issuer is not there", "CN=X", Stored.of(ROOT.issues("X")));
    passes("key-identifiers", "a root needs no AKI", "CN=X", root(d -> {}));
    TestPki upper = TestPki.root("Upper", d -> d.subject("CN=UPPER"));
    fails(
        "issuer-name-bytes",
        NOTE,
        "RFC 5280 section 7.1",
        "another case",
        "CN=X",
        Stored.of(
            upper,
            TestPki.root("Upper", d -> d.subject("CN=upper").keyNamed("Upper")).issues("X")));
    passes("issuer-name-bytes", "the same bytes", "CN=X", below(d -> {}));
    passes("issuer-name-bytes", "no issuer", "CN=X", Stored.of(ROOT.issues("X")));
  }

  private static byte[] keyIdentifier(TestPki certificate) {
    byte[] value = certificate.certificate().getExtensionValue(SKI);
    return Arrays.copyOfRange(value, 4, value.length);
  }

  private static void chains() {
    TestPki middle = ROOT.issues("I");
    fails(
        "missing-issuer",
        ERROR,
        "RFC 5280 section 6.1",
        "not there",
        "CN=X",
        Stored.of(ROOT, middle.issues("X")));
    fails(
        "missing-issuer",
        ERROR,
        "Microsoft",
        "no root either",
        "CN=X",
        Stored.of(middle.issues("X")));
    fails(
        "missing-issuer",
        ERROR,
        "",
        "another generation of it is there",
        "CN=X",
        Stored.of(TestPki.root("R", d -> d.keyNamed("new")), ROOT.issues("X")));
    LINES.add(
        new Line(
            "missing-issuer",
            "Windows stores may hold it",
            "CN=X",
            AuditPolicy.exchangeServer(),
            WARNING,
            "",
            Stored.of(ROOT, middle.issues("X"))));
    fails(
        "missing-issuer",
        WARNING,
        "",
        "of a cross certificate",
        "CN=R",
        Stored.of(ROOT, TestPki.root("Old").crossCertifies(ROOT)));
    passes("missing-issuer", "there", "CN=X", Stored.of(ROOT, middle, middle.issues("X")));
    passes("missing-issuer", "a root", "CN=R", Stored.of(ROOT));
    TestPki ended = ROOT.issues("I", d -> d.notAfter(TestPki.NOW.minusSeconds(1)));
    fails(
        "untrusted-chain",
        ERROR,
        "RFC 5280 section 6.1",
        "the one above has ended",
        "CN=X",
        Stored.of(ROOT, ended, ended.issues("X")));
    fails(
        "untrusted-chain",
        ERROR,
        "",
        "the signature is wrong",
        "CN=X",
        below(d -> d.brokenSignature()));
    passes("untrusted-chain", "its own end is another rule", "CN=I", Stored.of(ROOT, ended));
    passes("untrusted-chain", "a good chain", "CN=X", below(d -> {}));
    passes(
        "untrusted-chain",
        "a missing issuer is another rule",
        "CN=X",
        Stored.of(ROOT, middle.issues("X")));
  }

  private static void pathLengths() {
    TestPki none = ROOT.issues("X", d -> d.pathLength(0));
    TestPki free = ROOT.issues("X", d -> d.notAfter(TestPki.NOW.plus(Duration.ofDays(3_000))));
    TestPki below = none.issues("B");
    String clause = "6.1.4 (l), (m)";
    fails(
        "path-length",
        ERROR,
        clause,
        "one authority below 0",
        "CN=X",
        Stored.of(ROOT, none, below));
    passes("path-length", "users alone below 0", "CN=X", Stored.of(ROOT, none));
    TestPki one = ROOT.issues("X", d -> d.pathLength(1));
    passes("path-length", "one below 1", "CN=X", Stored.of(ROOT, one, one.issues("B")));
    TestPki two = one.issues("B").issues("C");
    fails(
        "path-length",
        ERROR,
        clause,
        "two below 1",
        "CN=X",
        Stored.of(ROOT, one, one.issues("B"), two));
    TestPki limited = TestPki.root("X", d -> d.pathLength(0));
    fails(
        "path-length",
        WARNING,
        clause,
        "an anchor's own limit",
        "CN=X",
        Stored.of(limited, limited.issues("B")));
    passes("path-length", "no limit", "CN=X", Stored.of(ROOT, free, free.issues("B")));
  }

  private static void generations() {
    TestPki old = TestPki.root("X", d -> d.notBefore(TestPki.NOW.minus(Duration.ofDays(4_000))));
    TestPki young = TestPki.root("X");
    String clause = "RFC 8550 section 4";
    fails("same-name-and-key", NOTE, clause, "they overlap", "CN=X", Stored.of(old, young));
    TestPki gone =
        TestPki.root(
            "X",
            d ->
                d.notBefore(TestPki.NOW.minus(Duration.ofDays(9_000)))
                    .notAfter(TestPki.NOW.minus(Duration.ofDays(8_000))));
    fails("same-name-and-key", WARNING, clause, "they do not", "CN=X", Stored.of(gone, young));
    passes("same-name-and-key", "one", "CN=X", Stored.of(young));
    TestPki otherKey = TestPki.root("X", d -> d.keyNamed("new"));
    passes("same-name-and-key", "another key", "CN=X", Stored.of(young, otherKey));
    fails("superseded", NOTE, "own rule", "newer", "CN=X", Stored.of(old, young));
    passes(
        "superseded",
        "the newer one ends first",
        "CN=X",
        Stored.of(old, TestPki.root("X", d -> d.notAfter(TestPki.NOW.plusSeconds(99)))));
    passes(
        "superseded",
        "the newer one forbids more",
        "CN=X",
        Stored.of(old, TestPki.root("X", d -> d.pathLength(0))));
    passes(
        "superseded",
        "the newer one has not begun",
        "CN=X",
        Stored.of(old, TestPki.root("X", d -> d.notBefore(TestPki.NOW.plusSeconds(1)))));
    passes(
        "superseded",
        "a cross certificate is no generation of the root",
        "CN=X",
        Stored.of(ROOT, young, ROOT.crossCertifies(young)));
    fails(
        "same-name-other-key",
        NOTE,
        "3.1.11",
        "key identifiers tell them apart",
        "CN=X",
        Stored.of(young, otherKey));
    fails(
        "same-name-other-key",
        WARNING,
        "3.1.11",
        "nothing tells them apart",
        "CN=X",
        Stored.of(
            TestPki.root("X", d -> d.without(SKI)),
            TestPki.root("X", d -> d.keyNamed("new").without(SKI))));
    passes("same-name-other-key", "the same key", "CN=X", Stored.of(old, young));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void theVerdictIsThatOfTheTable(Line line) {
    AuditReport report = TrustAudit.of(line.list()).under(line.policy()).run(TestPki.NOW);

    List<Finding> found =
        report.findings().stream()
            .filter(f -> f.rule().equals(line.rule()))
            .filter(f -> f.entry().map(e -> e.subject()).orElse("").equals(line.subject()))
            .toList();
    if (line.severity() == null) {
      assertThat(found).isEmpty();
    } else {
      assertThat(found).isNotEmpty();
      assertThat(found).extracting(Finding::severity).contains(line.severity());
      assertThat(found.get(0).source()).contains(line.clause());
      assertThat(found.get(0).message()).doesNotContain("{");
    }
  }
}
