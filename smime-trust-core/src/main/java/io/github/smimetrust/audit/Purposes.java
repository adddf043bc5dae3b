package io.github.smimetrust.audit;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.report.document.Text;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** The purposes that a certificate's extended key usage names. */
final class Purposes {
  static final String EMAIL = "1.3.6.1.5.5.7.3.4";
  static final String CLIENT = "1.3.6.1.5.5.7.3.2";
  static final String ANY = "2.5.29.37.0";

  static final String SERVER = "1.3.6.1.5.5.7.3.1";
  private static final String CODE = "1.3.6.1.5.5.7.3.3";
  private static final String TIME = "1.3.6.1.5.5.7.3.8";

  /** What an authority for mail must not be for (S/MIME BR section 7.1.2.2 g). */
  private static final Set<String> FOREIGN = ImmutableSet.of(SERVER, CODE, TIME, ANY);

  private static final Set<String> MAIL_ALONE = ImmutableSet.of(EMAIL, CLIENT);

  private static final ImmutableMap<String, String> NAMES =
      ImmutableMap.<String, String>builder()
          .put(EMAIL, "emailProtection")
          .put(CLIENT, "clientAuth")
          .put(SERVER, "serverAuth")
          .put(CODE, "codeSigning")
          .put(TIME, "timeStamping")
          .put(ANY, "anyExtendedKeyUsage")
          .put("1.3.6.1.5.5.7.3.9", "OCSPSigning")
          .put("1.3.6.1.5.5.7.3.36", "documentSigning")
          .buildOrThrow();

  /** A list of thousands says no more than its beginning. */
  private static final int MOST_SHOWN = 8;

  private final Set<String> oids;

  private Purposes(Set<String> oids) {
    this.oids = oids;
  }

  /** Those of a certificate; nothing where it names none, or cannot be read. */
  static Optional<Purposes> of(Member member) {
    return member
        .profile()
        .value(Extension.extendedKeyUsage, ExtendedKeyUsage::getInstance)
        .map(
            u ->
                new Purposes(
                    Arrays.stream(u.getUsages())
                        .map(KeyPurposeId::getId)
                        .collect(ImmutableSet.toImmutableSet())));
  }

  static Purposes of(Collection<String> oids) {
    return new Purposes(ImmutableSet.copyOf(oids));
  }

  /** Can the authority issue certificates for mail, as far as its own certificate says so? */
  static boolean mayIssueForMail(Member member) {
    return !member.profile().has(Extension.extendedKeyUsage)
        || of(member).filter(Purposes::admitMail).isPresent();
  }

  boolean has(String oid) {
    return oids.contains(oid);
  }

  boolean admitMail() {
    return has(EMAIL) || has(ANY);
  }

  boolean hasForeign() {
    return oids.stream().anyMatch(FOREIGN::contains);
  }

  boolean isServerToo() {
    return has(SERVER);
  }

  /** Mail, with or without client authentication, and nothing besides. */
  boolean isMailAlone() {
    return has(EMAIL) && MAIL_ALONE.containsAll(oids);
  }

  /** The names, or the identifiers of those that have none here. */
  Text text() {
    if (oids.isEmpty()) {
      return Text.of("no purpose", "用途なし");
    }
    String shown =
        oids.stream()
            .limit(MOST_SHOWN)
            .map(o -> NAMES.getOrDefault(o, PlainText.of(o)))
            .collect(Collectors.joining(", "));
    return Text.verbatim(oids.size() > MOST_SHOWN ? shown + ", ..." : shown);
  }
}
