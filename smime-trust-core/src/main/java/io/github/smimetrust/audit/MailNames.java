package io.github.smimetrust.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.jspecify.annotations.Nullable;

/**
 * What name constraints say of mail addresses (RFC 5280 section 4.2.1.10).
 *
 * @param critical whether clients have to understand them
 * @param permitted permitted rfc822Name subtrees, in lower case
 * @param excluded excluded ones
 * @param directories whether some of the permitted or excluded subtrees are of directory names
 */
record MailNames(
    boolean critical, List<String> permitted, List<String> excluded, boolean directories) {

  /** The constraints of a certificate; nothing where it has none, or broken ones. */
  static Optional<MailNames> of(CertificateProfile profile) {
    return profile
        .value(Extension.nameConstraints, NameConstraints::getInstance)
        .map(
            constraints ->
                new MailNames(
                    profile.extension(Extension.nameConstraints).orElseThrow().isCritical(),
                    mail(constraints.getPermittedSubtrees()),
                    mail(constraints.getExcludedSubtrees()),
                    hasDirectories(constraints.getPermittedSubtrees())
                        || hasDirectories(constraints.getExcludedSubtrees())));
  }

  private static List<String> mail(GeneralSubtree @Nullable [] subtrees) {
    List<String> bases = new ArrayList<>();
    for (GeneralName base : bases(subtrees)) {
      if (base.getTagNo() == GeneralName.rfc822Name && base.getName() instanceof ASN1String text) {
        bases.add(text.getString().toLowerCase(Locale.ROOT));
      }
    }
    return List.copyOf(bases);
  }

  private static boolean hasDirectories(GeneralSubtree @Nullable [] subtrees) {
    return bases(subtrees).stream().anyMatch(b -> b.getTagNo() == GeneralName.directoryName);
  }

  /** Bouncy Castle gives null for what is absent. */
  private static List<GeneralName> bases(GeneralSubtree @Nullable [] subtrees) {
    return subtrees == null
        ? List.of()
        : Arrays.stream(subtrees).map(GeneralSubtree::getBase).toList();
  }

  /**
   * Is every address kept out? An excluded empty name is every host, as it is for dNSName; that is
   * how authorities write it.
   */
  boolean permitNoAddress() {
    return excluded.contains("")
        || !permitted.isEmpty() && !excluded.isEmpty() && permitted.stream().allMatch(this::isOut);
  }

  private boolean isOut(String base) {
    String host = base.substring(base.lastIndexOf('@') + 1);
    if (excluded.contains(base) || excluded.contains(host)) {
      return true;
    }
    // ".example.org" is every host below example.org.
    for (int dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
      if (excluded.contains(host.substring(dot))) {
        return true;
      }
    }
    return false;
  }

  /** Is a whole mailbox among what is permitted? */
  boolean permitsMailbox() {
    return permitted.stream().anyMatch(base -> base.indexOf('@') >= 0);
  }

  String shown() {
    return "permitted ["
        + Shown.list(permitted)
        + "], excluded ["
        + Shown.list(excluded.stream().map(e -> e.isEmpty() ? "\"\"" : e).toList())
        + "]";
  }
}
