package io.github.smimetrust.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.smimetrust.TrustBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Addresses in the certificates of two public linters, read as theirs are. Those are certificates
 * of users, which an audit has no rules for; the addresses are of the same kind.
 */
class LinterAddressesTest {
  private static final Map<String, String> PKILINT =
      Map.of(
          "cabf.no_http_crldp_uri", "lists without HTTP",
          "pkix.invalid_uri_syntax", "lists at no URL",
          "cabf.aia_ca_issuers_missing", "issuer without HTTP");

  private static final Map<String, String> ZLINT =
      Map.of(
          "e_subscribers_shall_have_crl_distribution_points", "no lists",
          "e_subscribers_crl_distribution_points_are_http", "lists without HTTP",
          "e_smime_legacy_aia_shall_have_one_http", "issuer without HTTP");

  @Test
  void pkilintFindsTheSame() throws IOException {
    Path folder = folder("pkilint-smime-br");
    Map<String, Set<String>> expected = new TreeMap<>();
    for (String line : Files.readAllLines(folder.resolve("expected.tsv"))) {
      String[] cells = line.split("\t", -1);
      if (cells[0].endsWith(".crttest")) {
        Set<String> found = expected.computeIfAbsent(cells[0], k -> new TreeSet<>());
        if (PKILINT.containsKey(cells[4])) {
          found.add(PKILINT.get(cells[4]));
        }
      }
    }
    assertThat(expected).hasSizeGreaterThan(40);
    assertThat(expected)
        .allSatisfy(
            (file, found) -> {
              Set<String> ours = new TreeSet<>(read(folder.resolve(file)));
              ours.retainAll(PKILINT.values());
              assertThat(ours).isEqualTo(found);
            });
  }

  @Test
  void zlintFindsTheSame() throws IOException {
    Path folder = folder("zlint-smime-br");
    int compared = 0;
    for (String line : Files.readAllLines(folder.resolve("expected.tsv"))) {
      String[] cells = line.split("\t", -1);
      String question = ZLINT.get(cells[1]);
      if (question != null
          && Files.exists(folder.resolve(cells[0]))
          && Set.of("Pass", "Error").contains(cells[2])
          && profile(folder.resolve(cells[0])).isReadable()) {
        assertThat(read(folder.resolve(cells[0])).contains(question))
            .as("%s %s", cells[0], cells[1])
            .isEqualTo(cells[2].equals("Error"));
        compared++;
      }
    }
    // Four more have an empty issuer: they are not read at all, and reported as such.
    assertThat(compared).isEqualTo(1);
  }

  @Test
  void zlintKnowsTheSameInternalName() throws IOException {
    Path folder = folder("zlint-smime-br");
    assertThat(read(folder.resolve("aiaWithInternalNamesCaIssuersStrict.pem")))
        .contains("issuer on an internal host");
    assertThat(read(folder.resolve("legacyAiaOneHTTPOneLdap.pem")))
        .doesNotContain("issuer on an internal host");
    // Its internal name is that of the OCSP responder, which is not looked at here.
    assertThat(read(folder.resolve("aiaWithInternalNamesStrict.pem")))
        .doesNotContain("issuer on an internal host");
  }

  private static Set<String> read(Path file) {
    CertificateProfile profile = profile(file);
    PublishedAddresses lists = PublishedAddresses.ofRevocationLists(profile);
    PublishedAddresses issuers = PublishedAddresses.ofIssuers(profile);
    Set<String> found = new TreeSet<>();
    if (!lists.isPresent()) {
      found.add("no lists");
    } else if (!lists.hasHttp()) {
      found.add("lists without HTTP");
    }
    if (lists.any(PublishedAddress.Kind.NO_URL)) {
      found.add("lists at no URL");
    }
    if (!issuers.hasHttp()) {
      found.add("issuer without HTTP");
    }
    if (!issuers.only(PublishedAddress::isInternal).isEmpty()) {
      found.add("issuer on an internal host");
    }
    return found;
  }

  private static CertificateProfile profile(Path file) {
    return CertificateProfile.of(TrustBundle.load(List.of(file)).entries().get(0));
  }

  private static Path folder(String name) {
    Path folder = Path.of(System.getProperty("smimetrust.vectors", "../../shared/vectors"), name);
    if (!Files.isDirectory(folder)) {
      String line = "not there: " + folder + " (set -Dsmimetrust.vectors)";
      return Boolean.getBoolean("smimetrust.vectors.required") ? fail(line) : abort(line);
    }
    return folder;
  }
}
