package io.github.smimetrust.chain;

import static io.github.smimetrust.chain.Constraining.PASSES;
import static io.github.smimetrust.chain.Constraining.directory;
import static io.github.smimetrust.chain.Constraining.excluding;
import static io.github.smimetrust.chain.Constraining.mail;
import static io.github.smimetrust.chain.Constraining.names;
import static io.github.smimetrust.chain.Constraining.permitting;
import static io.github.smimetrust.chain.Constraining.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import org.bouncycastle.asn1.x500.X500Name;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * directoryName constraints: anchored at the first relative distinguished name (RFC 5280 section
 * 7.1). Bouncy Castle's texts are read in the order of the DER: the country comes first.
 */
class DirectoryConstraintsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      emptyValue = "",
      value = {
        // constraint | subject | where it is permitted | where it is excluded
        "C=DE,O=Contoso | C=DE,O=Contoso,CN=A | PASSES | EXCLUDED",
        "C=DE,O=Contoso | C=DE,O=Contoso | PASSES | EXCLUDED",
        "C=DE,O=Contoso | C=DE,O=Contoso,OU=X,CN=A | PASSES | EXCLUDED",
        "C=DE,O=Contoso | c=de,o=CONTOSO,CN=A | PASSES | EXCLUDED",
        "C=DE,O=Contoso | C=DE,O=\\ \\ Contoso\\ \\ ,CN=A | PASSES | EXCLUDED",
        "C=DE,O=Contoso Mail | C=DE,O=contoso \u00a0 mail,CN=A | PASSES | EXCLUDED",
        "C=DE,O=Contoso Mail | C=DE,O=ContosoMail,CN=A | NOT_PERMITTED | PASSES",
        "C=DE,O=Contoso | C=DE,O=Contoso2,CN=A | NOT_PERMITTED | PASSES",
        "C=DE,O=Contoso | C=DE,CN=A | NOT_PERMITTED | PASSES",
        "C=DE,O=Contoso | C=DE | NOT_PERMITTED | PASSES",
        // Anywhere but at the start is not below (CVE-2026-63577).
        "C=DE,O=Contoso | C=FR,C=DE,O=Contoso,CN=A | NOT_PERMITTED | PASSES",
        "O=Contoso | C=DE,O=Contoso,CN=A | NOT_PERMITTED | PASSES",
        "C=DE,O=Contoso | O=Contoso,C=DE,CN=A | NOT_PERMITTED | PASSES",
        "C=DE,O=Contoso | CN=A,O=Contoso,C=DE | NOT_PERMITTED | PASSES",
        // A part with two attributes is one part, in any order, and not one of its attributes.
        "C=DE,O=A+OU=B | C=DE,OU=B+O=A,CN=A | PASSES | EXCLUDED",
        "C=DE,O=A | C=DE,O=A+OU=B,CN=A | NOT_PERMITTED | PASSES",
        "C=DE,O=A+OU=B | C=DE,O=A,OU=B,CN=A | NOT_PERMITTED | PASSES",
        // The same value of another type.
        "C=DE,O=Contoso | C=DE,OU=Contoso,CN=A | NOT_PERMITTED | PASSES",
        // The empty name is the start of every name.
        "~~ | C=DE,CN=A | PASSES | EXCLUDED",
        // Folding is that of RFC 4518.
        "O=Stra\u00dfe | O=STRASSE,CN=A | PASSES | EXCLUDED",
        "O=STRA\u1e9eE | O=strasse,CN=A | PASSES | EXCLUDED",
        "O=\u00c4rzte | O=a\u0308RZTE,CN=A | PASSES | EXCLUDED",
        "O=\u03a3\u0391\u03a3 | O=\u03c3\u03b1\u03c2,CN=A | PASSES | EXCLUDED",
        "O=Con\u00adtoso\u200b | O=Contoso,CN=A | PASSES | EXCLUDED",
        "O=\uff23ontoso | O=Contoso,CN=A | PASSES | EXCLUDED",
        "O=Mini | O=M\u0131ni,CN=A | NOT_PERMITTED | PASSES",
        "O=Contoso | O=C\u043entoso,CN=A | NOT_PERMITTED | PASSES",
        "O=Arzte | O=\u00c4rzte,CN=A | NOT_PERMITTED | PASSES",
      })
  void subjectsAreHeldAgainstConstraints(
      String constraint, String subject, String permitted, String excluded) {
    SubjectNames names = names(new X500Name(subject));

    assertThat(verdict(permitting(directory(constraint)), names))
        .as("permitted")
        .isEqualTo(permitted);
    assertThat(verdict(excluding(directory(constraint)), names)).as("excluded").isEqualTo(excluded);
    if (!constraint.isEmpty()) {
      // The same rule where the name is an alternative one.
      SubjectNames alternative = names(directory(subject));
      assertThat(verdict(permitting(directory(constraint)), alternative)).isEqualTo(permitted);
      assertThat(verdict(excluding(directory(constraint)), alternative)).isEqualTo(excluded);
    }
  }

  @Test
  void subjectAndAlternativeNamesBothHaveToPass() {
    SubjectNames names = names(new X500Name("C=DE,CN=A"), directory("C=FR,CN=A"));

    assertThat(verdict(permitting(directory("C=DE")), names)).isEqualTo("NOT_PERMITTED");
    assertThat(verdict(permitting(directory("C=FR")), names)).isEqualTo("NOT_PERMITTED");
    assertThat(verdict(permitting(directory("C=DE"), directory("C=FR")), names)).isEqualTo(PASSES);
    assertThat(verdict(excluding(directory("C=FR")), names)).isEqualTo("EXCLUDED");
  }

  @Test
  void anEmptySubjectIsNoName() {
    assertThat(verdict(permitting(directory("C=DE")), names(mail("a@example.com"))))
        .isEqualTo(PASSES);
    assertThat(verdict(excluding(directory("")), names(mail("a@example.com")))).isEqualTo(PASSES);
  }
}
