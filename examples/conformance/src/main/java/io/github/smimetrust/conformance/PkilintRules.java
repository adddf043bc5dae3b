package io.github.smimetrust.conformance;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.audit.AuditPolicy;
import io.github.smimetrust.audit.Finding;
import io.github.smimetrust.audit.TrustAudit;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Authorities among the certificates of pkilint's tests, each audited alone as one of a public
 * authority: does a rule that asks what a finding of pkilint asks say the same? Which does, or why
 * none does, is in {@code pkilint-rules.tsv}. Certificates of users are left out: an audit is about
 * authorities. pkilint's notices and informations count as silence.
 */
record PkilintRules(Path folder) implements Suite {
  private static final Instant AT = Instant.parse("2026-11-23T00:00:00Z");

  /** What of a finding of pkilint one of our rules asks, too. A dash for the rule: none does. */
  private record Mapping(String code, String path, String rule) {
    boolean fits(String foundCode, String foundPath) {
      return code.equals(foundCode) && foundPath.contains(path);
    }
  }

  @Override
  public String name() {
    return "pkilint-pkix";
  }

  @Override
  public List<Tally> run() throws IOException {
    List<Mapping> mappings = mappings();
    Map<String, List<String[]>> findings = findings();
    Deviations deviations = Deviations.of(name());
    Tally authorities = new Tally(name(), "authorities");
    Tally mapped = new Tally(name(), "findings-mapped");
    for (Path file : files()) {
      String id = String.valueOf(file.getFileName());
      TrustBundle bundle = TrustBundle.load(file);
      if (bundle.entries().stream().noneMatch(BundleEntry::isCa)) {
        continue;
      }
      List<String[]> theirs = findings.getOrDefault(id, List.of());
      judge(id, bundle, theirs, mappings, deviations, authorities);
      for (String[] one : theirs) {
        if (mappings.stream().anyMatch(m -> m.fits(one[4], one[1]))) {
          mapped.agree();
        } else {
          mapped.falseReject(id + ": " + one[4] + " at " + one[1] + " is not in the table");
        }
      }
    }
    deviations.countGone(authorities);
    return List.of(authorities, mapped);
  }

  private static void judge(
      String id,
      TrustBundle bundle,
      List<String[]> theirs,
      List<Mapping> mappings,
      Deviations deviations,
      Tally tally) {
    Set<String> ours =
        TrustAudit.of(bundle).under(AuditPolicy.publicCa()).run(AT).findings().stream()
            .map(Finding::rule)
            .collect(Collectors.toSet());
    Set<String> rules =
        mappings.stream().map(Mapping::rule).collect(Collectors.toCollection(TreeSet::new));
    rules.remove("-");
    for (String rule : rules) {
      boolean expected =
          theirs.stream()
              .anyMatch(
                  t ->
                      mappings.stream().anyMatch(m -> m.rule().equals(rule) && m.fits(t[4], t[1])));
      deviations.count(
          id + "/" + rule,
          expected ? "REPORTED" : "SILENT",
          ours.contains(rule) ? "REPORTED" : "SILENT",
          "ours: " + new TreeSet<>(ours),
          tally);
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".crttest")).sorted().toList();
    }
  }

  /** Those that pkilint means: from a warning upwards. */
  private Map<String, List<String[]>> findings() throws IOException {
    Map<String, List<String[]>> findings = new LinkedHashMap<>();
    for (String line : Files.readAllLines(folder.resolve("expected.tsv"))) {
      String[] cells = line.split("\t", -1);
      if (Set.of("WARNING", "ERROR", "FATAL").contains(cells[3])) {
        findings.computeIfAbsent(cells[0], k -> new ArrayList<>()).add(cells);
      }
    }
    return findings;
  }

  private static List<Mapping> mappings() throws IOException {
    List<Mapping> mappings = new ArrayList<>();
    try (InputStream in =
            Objects.requireNonNull(PkilintRules.class.getResourceAsStream("pkilint-rules.tsv"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines.readLine();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] cells = line.split("\t", -1);
        if (cells.length != 4 || cells[3].isBlank()) {
          throw new IOException("found " + line + ", expected four fields, the last a reason");
        }
        mappings.add(new Mapping(cells[0], cells[1], cells[2]));
      }
    }
    return mappings;
  }
}
