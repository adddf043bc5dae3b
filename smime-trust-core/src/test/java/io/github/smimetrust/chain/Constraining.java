package io.github.smimetrust.chain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;

/** Writes constraints and names with Bouncy Castle and holds them against each other with ours. */
final class Constraining {
  static final String PASSES = "PASSES";

  private static final int TAG_PERMITTED = 0;
  private static final int TAG_EXCLUDED = 1;
  private static final X500Name NO_SUBJECT = new X500Name("");

  private Constraining() {}

  static NameConstraints permitting(GeneralName... bases) {
    return parsed(permitted(bases));
  }

  static NameConstraints excluding(GeneralName... bases) {
    return parsed(excluded(bases));
  }

  static byte[] permitted(GeneralName... bases) {
    return extension(new DERTaggedObject(false, TAG_PERMITTED, subtrees(bases)));
  }

  static byte[] excluded(GeneralName... bases) {
    return extension(new DERTaggedObject(false, TAG_EXCLUDED, subtrees(bases)));
  }

  static NameConstraints both(GeneralName[] permitted, GeneralName[] excluded) {
    return parsed(bothDer(permitted, excluded));
  }

  static byte[] bothDer(GeneralName[] permitted, GeneralName[] excluded) {
    return extension(
        new DERTaggedObject(false, TAG_PERMITTED, subtrees(permitted)),
        new DERTaggedObject(false, TAG_EXCLUDED, subtrees(excluded)));
  }

  /** One permitted subtree, put together by the test. */
  static NameConstraints permittingRaw(ASN1Encodable... subtree) {
    return parsed(
        extension(
            new DERTaggedObject(false, TAG_PERMITTED, new DERSequence(new DERSequence(subtree)))));
  }

  static NameConstraints parsed(byte[] extension) {
    return NameConstraints.NONE.with(extension, 0, extension.length);
  }

  static byte[] extension(ASN1Encodable... fields) {
    return der(new DERSequence(fields));
  }

  private static DERSequence subtrees(GeneralName... bases) {
    return new DERSequence(
        Arrays.stream(bases).map(GeneralSubtree::new).toArray(ASN1Encodable[]::new));
  }

  /** The names of a certificate with an empty subject. */
  static SubjectNames names(GeneralName... alternatives) {
    return names(NO_SUBJECT, alternatives);
  }

  /** The names of a certificate; without alternatives it has no such extension. */
  static SubjectNames names(X500Name subject, GeneralName... alternatives) {
    byte[] name = der(subject);
    if (alternatives.length == 0) {
      return SubjectNames.of(name, 0, name.length, 0, 0);
    }
    byte[] san = der(new GeneralNames(alternatives));
    byte[] joined = Arrays.copyOf(name, name.length + san.length);
    System.arraycopy(san, 0, joined, name.length, san.length);
    return SubjectNames.of(joined, 0, name.length, name.length, joined.length);
  }

  /** PASSES, or the kind of violation. */
  static String verdict(NameConstraints constraints, SubjectNames names) {
    NameViolation violation = constraints.check(names, new ComparisonBudget(Long.MAX_VALUE));
    return violation == null ? PASSES : violation.kind().name();
  }

  static boolean passes(NameConstraints constraints, SubjectNames names) {
    return verdict(constraints, names).equals(PASSES);
  }

  /** Any characters up to U+00FF, also those that IA5String does not have. */
  static GeneralName ia5(int tag, String text) {
    return new GeneralName(tag, new DERIA5String(text));
  }

  static GeneralName mail(String text) {
    return ia5(GeneralName.rfc822Name, text);
  }

  static GeneralName dns(String text) {
    return ia5(GeneralName.dNSName, text);
  }

  static GeneralName uri(String text) {
    return ia5(GeneralName.uniformResourceIdentifier, text);
  }

  static GeneralName directory(String name) {
    return new GeneralName(new X500Name(name));
  }

  static byte[] der(ASN1Encodable value) {
    try {
      return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
