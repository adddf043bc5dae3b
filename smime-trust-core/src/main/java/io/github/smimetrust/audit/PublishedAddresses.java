package io.github.smimetrust.audit;

import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.report.document.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/**
 * Where a certificate says that revocation lists, or the certificates of its issuer, are published.
 */
final class PublishedAddresses {
  /** A list of thousands says no more than its beginning. */
  private static final int MOST_SHOWN = 3;

  private final boolean present;
  private final List<PublishedAddress> all;

  private PublishedAddresses(boolean present, List<PublishedAddress> all) {
    this.present = present;
    this.all = List.copyOf(all);
  }

  /** RFC 5280 section 4.2.1.13. */
  static PublishedAddresses ofRevocationLists(CertificateProfile profile) {
    Optional<List<PublishedAddress>> addresses =
        profile.value(
            Extension.cRLDistributionPoints,
            der ->
                Arrays.stream(CRLDistPoint.getInstance(der).getDistributionPoints())
                    .flatMap(PublishedAddresses::names)
                    .toList());
    return of(profile.has(Extension.cRLDistributionPoints), addresses);
  }

  /** RFC 5280 section 4.2.2.1: only those of the access method caIssuers. */
  static PublishedAddresses ofIssuers(CertificateProfile profile) {
    Optional<List<PublishedAddress>> addresses =
        profile.value(
            Extension.authorityInfoAccess,
            der ->
                Arrays.stream(AuthorityInformationAccess.getInstance(der).getAccessDescriptions())
                    .filter(d -> d.getAccessMethod().equals(AccessDescription.id_ad_caIssuers))
                    .map(d -> address(d.getAccessLocation()))
                    .toList());
    boolean broken = profile.has(Extension.authorityInfoAccess) && addresses.isEmpty();
    boolean present = broken || addresses.filter(a -> !a.isEmpty()).isPresent();
    return of(present, addresses);
  }

  private static PublishedAddresses of(
      boolean present, Optional<List<PublishedAddress>> addresses) {
    List<PublishedAddress> all = new ArrayList<>(addresses.orElse(List.of()));
    if (present && all.isEmpty()) {
      all.add(PublishedAddress.name(Text.of("an extension that cannot be read", "読み取れない拡張")));
    }
    return new PublishedAddresses(present, all);
  }

  private static Stream<PublishedAddress> names(DistributionPoint point) {
    DistributionPointName name = point.getDistributionPoint();
    if (name == null || name.getType() != DistributionPointName.FULL_NAME) {
      return Stream.of(
          PublishedAddress.name(Text.of("a point without a full name", "fullName のない配布点")));
    }
    return Arrays.stream(GeneralNames.getInstance(name.getName()).getNames())
        .map(PublishedAddresses::address);
  }

  private static PublishedAddress address(GeneralName name) {
    return name.getTagNo() == GeneralName.uniformResourceIdentifier
            && name.getName() instanceof ASN1String text
        ? PublishedAddress.of(text.getString())
        : PublishedAddress.name(
            name.getTagNo() == GeneralName.directoryName
                ? Text.verbatim("directoryName " + PlainText.of(name.getName().toString()))
                : Text.of("a name that is no URI", "URI でない名前"));
  }

  /** Is there anything of the kind, readable or not? */
  boolean isPresent() {
    return present;
  }

  boolean hasHttp() {
    return any(PublishedAddress.Kind.HTTP);
  }

  boolean any(PublishedAddress.Kind kind) {
    return all.stream().anyMatch(a -> a.kind() == kind);
  }

  /** Is there one that a mail client outside can reach, as far as it can be told? */
  boolean anyReachable() {
    return all.stream().anyMatch(PublishedAddress::isReachable);
  }

  List<PublishedAddress> only(Predicate<PublishedAddress> condition) {
    return all.stream().filter(condition).toList();
  }

  /** All of them for a message. */
  Text text() {
    return all.isEmpty() ? Text.of("none", "なし") : text(all);
  }

  static Text text(List<PublishedAddress> addresses) {
    String english = joined(addresses, Text::english);
    String japanese = joined(addresses, Text::japanese);
    int more = addresses.size() - MOST_SHOWN;
    return more > 0
        ? Text.of(english + " and " + more + " more", japanese + " ほか " + more + " 件")
        : Text.of(english, japanese);
  }

  private static String joined(List<PublishedAddress> addresses, Function<Text, String> language) {
    return addresses.stream()
        .limit(MOST_SHOWN)
        .map(a -> language.apply(a.text()))
        .collect(Collectors.joining(", "));
  }
}
