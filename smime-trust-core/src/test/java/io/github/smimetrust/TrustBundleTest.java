package io.github.smimetrust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.sst.PropertyId;
import io.github.smimetrust.sst.SerializedStore;
import io.github.smimetrust.sst.SstOptions;
import io.github.smimetrust.sst.StoreElement;
import io.github.smimetrust.sst.StoreProperty;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustBundleTest {
  private static final TestPki ROOT = TestPki.root("R");
  private static final TestPki ISSUING = ROOT.issues("I");
  private static final TestPki LEAF = ISSUING.issuesLeaf("a@example.org");
  private static final TestPki OTHER = TestPki.root("Other");
  private static final TestPki NEXT = OTHER.issues("N");
  private static final List<TestPki> ALL = List.of(ISSUING, ROOT, LEAF, NEXT, OTHER);

  @Test
  void rootsComeFirstAndOtherwiseTheOrderIsKept() {
    assertThat(subjects(bundle(ISSUING, ROOT, LEAF, NEXT, OTHER)))
        .containsExactly("CN=R", "CN=Other", "CN=I", "CN=a@example.org", "CN=N");
  }

  @Test
  void rootsAndIntermediatesArePartsOfIt() {
    TrustBundle bundle = bundle(ISSUING, ROOT, LEAF, NEXT, OTHER);

    assertThat(bundle.roots()).isEqualTo(bundle(ROOT, OTHER));
    assertThat(bundle.intermediates()).isEqualTo(bundle(ISSUING, NEXT));
  }

  @Test
  void aRootIsSelfIssuedAnAuthorityAndSignedByItsOwnKey() {
    assertThat(entry(ROOT).isRoot()).isTrue();
    assertThat(entry(ISSUING).isRoot()).isFalse();
    assertThat(BundleEntry.read(forged(), 0, forged().length, given()).isRoot()).isFalse();
  }

  private static byte[] forged() {
    byte[] der = ROOT.der().clone();
    der[der.length - 1] ^= 1;
    return der;
  }

  private static Provenance given() {
    return new Provenance.Given(new Origin("test", ""));
  }

  @Test
  void aLooseRootJoinsByItsFingerprintAlone() {
    TrustBundle bundle = bundle(ISSUING);
    BundleEntry root = entry(ROOT);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> bundle.plus(root))
        .withMessageStartingWith("a root comes in by trustingRoot");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bundle.plus(List.of(ROOT.certificate())))
        .withMessageContaining("CN=R");
    assertThat(bundle.trustingRoot(root, root.fingerprint())).isEqualTo(bundle(ISSUING, ROOT));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bundle.trustingRoot(root, entry(OTHER).fingerprint()))
        .withMessageContaining(root.fingerprint().toString());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bundle.trustingRoot(entry(LEAF), entry(LEAF).fingerprint()))
        .withMessageContaining("plus(entry)");
    // In a bundle that someone loaded it was named, and one that is there already adds nothing.
    assertThat(bundle.plus(bundle(ROOT))).isEqualTo(bundle(ISSUING, ROOT));
    assertThat(bundle(ROOT).plus(root)).isEqualTo(bundle(ROOT));
  }

  /** Others may check such a signature, and take the certificate for an anchor. */
  @Test
  void aRootWhoseSignatureIsTooCostlyToCheckIsNoLooseCertificateEither() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(new RSAKeyGenParameterSpec(2048, BigInteger.valueOf(65537)));
    KeyPair keys = generator.generateKeyPair();
    byte[] key =
        KeyFactory.getInstance("RSA")
            .generatePublic(
                new RSAPublicKeySpec(
                    ((RSAPublicKey) keys.getPublic()).getModulus(),
                    BigInteger.ONE.shiftLeft(33).add(BigInteger.valueOf(17))))
            .getEncoded();
    HandMade draft = HandMade.certificate().ca();
    draft.key = key;
    draft.algorithm = Der.sequence(Der.oid(HandMade.SHA256_WITH_RSA));
    BundleEntry entry = draft.entry();

    assertThat(entry.isSelfIssued()).isTrue();
    assertThat(entry.isRoot()).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrustBundle.empty().plus(entry))
        .withMessageStartingWith("a self-issued authority whose signature was not checked");
  }

  @Test
  void somethingElseAmongTheCertificatesIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrustBundle.empty().plus(List.of("a string")))
        .withMessageContaining("java.lang.String");
  }

  @Property
  void setOperationsAreThoseOfSets(
      @ForAll @Size(max = 5) Set<Integer> some, @ForAll @Size(max = 5) Set<Integer> others) {
    TrustBundle one = chosen(some);
    TrustBundle other = chosen(others);
    Set<Fingerprint> ones = fingerprints(one);
    Set<Fingerprint> theirs = fingerprints(other);

    assertThat(fingerprints(one.plus(other)))
        .containsAll(ones)
        .containsAll(theirs)
        .allMatch(f -> ones.contains(f) || theirs.contains(f));
    assertThat(fingerprints(one.minus(other)))
        .isSubsetOf(ones)
        .noneMatch(theirs::contains)
        .hasSize((int) ones.stream().filter(f -> !theirs.contains(f)).count());
    assertThat(one.without(theirs.toArray(Fingerprint[]::new))).isEqualTo(one.minus(other));
    assertThat(one.retain(theirs.toArray(Fingerprint[]::new)).plus(one.minus(other)))
        .isEqualTo(one);
    assertThat(one.plus(other)).isEqualTo(other.plus(one)).hasSameHashCodeAs(other.plus(one));
    assertThat(one.equals(other)).isEqualTo(ones.equals(theirs));
    assertThat(one.minus(one)).isEqualTo(TrustBundle.empty());
    assertThat(TrustBundle.decodeSst(one.encodeSst(), "x")).isEqualTo(one);
  }

  @Test
  void aSubjectIsFoundWhateverItsCaseAndBlanks() {
    TrustBundle bundle = bundle(ROOT, OTHER, ISSUING);

    assertThat(bundle.retainSubject("cn=  oTHER ")).isEqualTo(bundle(OTHER));
    assertThat(bundle.retainSubject("CN=Othe")).isEqualTo(TrustBundle.empty());
    assertThatIllegalArgumentException().isThrownBy(() -> bundle.retainSubject("no name"));
  }

  @Test
  void writesAndLoadsWhatItHolds(@TempDir Path folder) {
    TrustBundle bundle = bundle(ISSUING, ROOT);
    bundle.writeSst(folder.resolve("tenant.sst"));

    assertThat(TrustBundle.load(folder)).isEqualTo(bundle);
    assertThat(SerializedStore.read(folder.resolve("tenant.sst")).elements())
        .containsExactly(
            StoreElement.certificate(ROOT.der()), StoreElement.certificate(ISSUING.der()));
  }

  @Test
  void whatCameWithACertificateIsNeverDroppedSilently() {
    StoreProperty restriction = StoreProperty.of(PropertyId.NOT_BEFORE_FILETIME, new byte[8]);
    StoreElement crl =
        StoreElement.of(StoreElement.Kind.CRL, Der.sequence(Der.integer(1)), List.of());
    byte[] sst =
        SerializedStore.of(List.of(StoreElement.certificate(ROOT.der(), restriction), crl))
            .encode();
    TrustBundle bundle = TrustBundle.decodeSst(sst, "test");

    assertThat(bundle.crlsAndCtls()).isEqualTo(1);
    assertThatIllegalStateException().isThrownBy(bundle::encodeSst);
    assertThatIllegalStateException()
        .isThrownBy(() -> bundle.encodeSst(SstOptions.bareCertificates().droppingRestrictions()))
        .withMessageContaining("CrlsAndCtls");
    assertThat(
            bundle.encodeSst(
                SstOptions.bareCertificates().keepingAllProperties().keepingCrlsAndCtls()))
        .isEqualTo(sst);
  }

  private static TrustBundle chosen(Set<Integer> numbers) {
    List<TestPki> chosen = new ArrayList<>();
    for (int number : numbers) {
      chosen.add(ALL.get(Math.floorMod(number, ALL.size())));
    }
    return bundle(chosen.toArray(TestPki[]::new));
  }

  private static TrustBundle bundle(TestPki... certificates) {
    return TrustBundle.of(List.of(certificates).stream().map(TestPki::certificate).toList());
  }

  private static BundleEntry entry(TestPki certificate) {
    return BundleEntry.of(certificate.certificate());
  }

  private static List<String> subjects(TrustBundle bundle) {
    return bundle.entries().stream().map(BundleEntry::subject).toList();
  }

  private static Set<Fingerprint> fingerprints(TrustBundle bundle) {
    return Set.copyOf(bundle.entries().stream().map(BundleEntry::fingerprint).toList());
  }
}
