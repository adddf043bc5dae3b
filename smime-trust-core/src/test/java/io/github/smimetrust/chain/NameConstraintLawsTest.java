package io.github.smimetrust.chain;

import static io.github.smimetrust.chain.Constraining.passes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.sst.der.MalformedDerException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraintValidatorException;
import org.bouncycastle.asn1.x509.PKIXNameConstraintValidator;

/** What holds for all names and constraints, well-formed or not. */
class NameConstraintLawsTest {
  /** One extension: subtrees that are permitted, and subtrees that are excluded. */
  record Subtrees(List<GeneralName> permitted, List<GeneralName> excluded) {
    byte[] extension() {
      GeneralName[] permits = permitted.toArray(GeneralName[]::new);
      GeneralName[] excludes = excluded.toArray(GeneralName[]::new);
      if (excludes.length == 0) {
        return Constraining.permitted(permits);
      }
      return permits.length == 0
          ? Constraining.excluded(excludes)
          : Constraining.bothDer(permits, excludes);
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
  void oneMoreExtensionNeverLetsARefusedNamePass(
      @ForAll("subtrees") Subtrees first,
      @ForAll("subtrees") Subtrees second,
      @ForAll("nameLists") List<GeneralName> names) {
    SubjectNames given = Constraining.names(names.toArray(GeneralName[]::new));
    NameConstraints one = with(NameConstraints.NONE, first);
    NameConstraints both = with(one, second);

    boolean passed = passes(both, given);
    sometimes(passed);
    assertThat(passed)
        .isEqualTo(passes(one, given) && passes(with(NameConstraints.NONE, second), given));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void oneMoreExcludedSubtreeNeverLetsARefusedNamePass(
      @ForAll("subtrees") Subtrees before,
      @ForAll("names") GeneralName excluded,
      @ForAll("nameLists") List<GeneralName> names) {
    SubjectNames given = Constraining.names(names.toArray(GeneralName[]::new));
    List<GeneralName> more = new ArrayList<>(before.excluded);
    more.add(excluded);

    if (!passes(with(NameConstraints.NONE, before), given)) {
      assertThat(passes(with(NameConstraints.NONE, new Subtrees(before.permitted, more)), given))
          .isFalse();
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void oneMoreNameNeverLetsACertificatePass(
      @ForAll("subtrees") Subtrees subtrees,
      @ForAll("nameLists") List<GeneralName> names,
      @ForAll("names") GeneralName another) {
    NameConstraints constraints = with(NameConstraints.NONE, subtrees);
    List<GeneralName> more = new ArrayList<>(names);
    more.add(another);

    if (!passes(constraints, Constraining.names(names.toArray(GeneralName[]::new)))) {
      assertThat(passes(constraints, Constraining.names(more.toArray(GeneralName[]::new))))
          .isFalse();
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void theOrderOfSubtreesNamesAndExtensionsDoesNotMatter(
      @ForAll("subtrees") Subtrees first,
      @ForAll("subtrees") Subtrees second,
      @ForAll("nameLists") List<GeneralName> names,
      @ForAll Random random) {
    NameConstraints constraints = with(with(NameConstraints.NONE, first), second);
    NameConstraints shuffled =
        with(with(NameConstraints.NONE, shuffled(second, random)), shuffled(first, random));

    assertThat(
            passes(
                shuffled, Constraining.names(shuffled(names, random).toArray(GeneralName[]::new))))
        .isEqualTo(passes(constraints, Constraining.names(names.toArray(GeneralName[]::new))));
  }

  /** Bouncy Castle is asked where both read the name the same way: clean, small letters. */
  @Property(edgeCases = EdgeCasesMode.NONE)
  @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
  void bouncyCastleAgreesOnCleanNames(
      @ForAll("cleanSubtrees") Subtrees subtrees, @ForAll("cleanNames") GeneralName name) {
    boolean passed = passes(with(NameConstraints.NONE, subtrees), Constraining.names(name));

    sometimes(passed);
    assertThat(passed).isEqualTo(bouncyCastlePasses(subtrees, name));
  }

  /** Neither answer may be so rare that the property says nothing about it. */
  private static void sometimes(boolean passed) {
    Statistics.collect(passed);
    Statistics.coverage(
        checker -> {
          checker.check(true).percentage(p -> p > 1);
          checker.check(false).percentage(p -> p > 1);
        });
  }

  private static boolean bouncyCastlePasses(Subtrees subtrees, GeneralName name) {
    PKIXNameConstraintValidator validator = new PKIXNameConstraintValidator();
    if (!subtrees.permitted.isEmpty()) {
      validator.intersectPermittedSubtree(
          subtrees.permitted.stream().map(GeneralSubtree::new).toArray(GeneralSubtree[]::new));
    }
    subtrees.excluded.forEach(base -> validator.addExcludedSubtree(new GeneralSubtree(base)));
    try {
      validator.checkPermitted(name);
      validator.checkExcluded(name);
      return true;
    } catch (NameConstraintValidatorException e) {
      return false;
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void anyBytesAreReadOrRefusedWithTheirPlace(@ForAll byte[] bytes) {
    readAll(bytes);
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void spoiltExtensionsAreReadOrRefusedWithTheirPlace(
      @ForAll("subtrees") Subtrees subtrees, @ForAll Random random) {
    byte[] bytes = subtrees.extension();
    for (int i = 0; i <= random.nextInt(3); i++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    readAll(bytes);
  }

  private static void readAll(byte[] bytes) {
    SubjectNames names = Constraining.names(Constraining.mail("a@example.com"));
    try {
      NameConstraints constraints = Constraining.parsed(bytes);
      assertThat(constraints.isEmpty()).isFalse();
      passes(constraints, names);
    } catch (MalformedDerException e) {
      assertThat(e.offset()).isBetween(0, bytes.length);
    }
    byte[] certificate = new byte[bytes.length + 2];
    certificate[0] = 0x30;
    System.arraycopy(bytes, 0, certificate, 2, bytes.length);
    try {
      SubjectNames.of(certificate, 0, 2, 2, certificate.length);
    } catch (MalformedDerException e) {
      assertThat(e.offset()).isBetween(2, certificate.length);
    }
    try {
      SubjectNames.of(bytes, 0, bytes.length, 0, 0);
    } catch (MalformedDerException e) {
      assertThat(e.offset()).isBetween(0, bytes.length);
    }
  }

  private static NameConstraints with(NameConstraints before, Subtrees subtrees) {
    byte[] extension = subtrees.extension();
    return before.with(extension, 0, extension.length);
  }

  private static Subtrees shuffled(Subtrees given, Random random) {
    return new Subtrees(shuffled(given.permitted, random), shuffled(given.excluded, random));
  }

  private static List<GeneralName> shuffled(List<GeneralName> given, Random random) {
    List<GeneralName> shuffled = new ArrayList<>(given);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  @Provide
  static Arbitrary<Subtrees> subtrees() {
    return subtreesOf(Arbitraries.oneOf(cleanBases(), names()));
  }

  @Provide
  static Arbitrary<Subtrees> cleanSubtrees() {
    return subtreesOf(cleanBases());
  }

  private static Arbitrary<Subtrees> subtreesOf(Arbitrary<GeneralName> bases) {
    return Combinators.combine(bases.list().ofMaxSize(3), bases.list().ofMaxSize(2))
        .as(Subtrees::new)
        .filter(s -> !s.permitted.isEmpty() || !s.excluded.isEmpty());
  }

  @Provide
  static Arbitrary<GeneralName> names() {
    return Arbitraries.oneOf(cleanNames(), oddNames());
  }

  @Provide
  static Arbitrary<List<GeneralName>> nameLists() {
    return names().list().ofMinSize(1).ofMaxSize(4);
  }

  private static Arbitrary<String> hosts() {
    Arbitrary<String> labels = Arbitraries.of("a", "b", "aa");
    return labels.list().ofMinSize(1).ofMaxSize(3).map(parts -> String.join(".", parts));
  }

  private static Arbitrary<GeneralName> directories() {
    return Arbitraries.of("O=a", "O=b", "OU=a", "CN=a")
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(parts -> Constraining.directory(String.join(",", parts)));
  }

  private static Arbitrary<GeneralName> cleanBases() {
    Arbitrary<String> dots = Arbitraries.of("", ".");
    return Arbitraries.oneOf(
        hosts().map(Constraining::dns),
        Combinators.combine(dots, hosts()).as((dot, host) -> Constraining.mail(dot + host)),
        hosts().map(host -> Constraining.mail("x@" + host)),
        Combinators.combine(dots, hosts()).as((dot, host) -> Constraining.uri(dot + host)),
        Combinators.combine(
                Arbitraries.integers().between(0, 3), Arbitraries.integers().between(28, 32))
            .as(
                (last, bits) ->
                    new GeneralName(GeneralName.iPAddress, "192.0.2." + last + "/" + bits)),
        directories());
  }

  @Provide
  static Arbitrary<GeneralName> cleanNames() {
    return Arbitraries.oneOf(
        hosts().map(Constraining::dns),
        Combinators.combine(Arbitraries.of("x", "y"), hosts())
            .as((local, host) -> Constraining.mail(local + "@" + host)),
        hosts().map(host -> Constraining.uri("http://" + host + "/x")),
        Arbitraries.integers()
            .between(0, 9)
            .map(last -> new GeneralName(GeneralName.iPAddress, "192.0.2." + last)),
        directories());
  }

  /** Names at the edges of what is one. */
  private static Arbitrary<GeneralName> oddNames() {
    return Arbitraries.oneOf(
        Combinators.combine(
                Arbitraries.of(1, 2, 6),
                Arbitraries.strings().withChars("aA.@:/*\"\\\0\u00fc").ofMaxLength(8))
            .as(Constraining::ia5),
        Combinators.combine(hosts(), Arbitraries.of("\u8001", "a"))
            .as(
                (host, local) ->
                    new GeneralName(
                        GeneralName.otherName,
                        new DERSequence(
                            new ASN1Encodable[] {
                              new ASN1ObjectIdentifier("1.3.6.1.5.5.7.8.9"),
                              new DERTaggedObject(true, 0, new DERUTF8String(local + "@" + host))
                            }))),
        Arbitraries.of(0, 4, 5, 7, 8, 16)
            .map(
                size -> new GeneralName(GeneralName.iPAddress, new DEROctetString(new byte[size]))),
        Arbitraries.just(new GeneralName(new X500Name(""))));
  }
}
