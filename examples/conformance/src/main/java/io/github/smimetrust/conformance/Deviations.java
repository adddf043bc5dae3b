package io.github.smimetrust.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Cases in which we do not do what a suite expects, on purpose: one a line, with suite, case, what
 * is expected, what we do, and why. One that is not listed is a failure, and so is a listed one
 * that is gone.
 */
final class Deviations {
  private record Deviation(String expected, String actual) {}

  private final Map<String, Deviation> listed = new LinkedHashMap<>();
  private final Set<String> seen = new LinkedHashSet<>();

  /** Reads the list of a suite from {@code deviations.tsv}. */
  static Deviations of(String suite) throws IOException {
    Deviations deviations = new Deviations();
    try (InputStream in =
            Objects.requireNonNull(Deviations.class.getResourceAsStream("deviations.tsv"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] fields = line.split("\t", -1);
        if (fields[0].equals(suite)) {
          if (fields.length != 5 || fields[4].isBlank()) {
            throw new IOException("found " + line + ", expected five fields, the last a reason");
          }
          deviations.listed.put(fields[1], new Deviation(fields[2], fields[3]));
        }
      }
    }
    return deviations;
  }

  /** Counts what came out of a case. */
  void count(String id, String expected, String actual, String why, Tally tally) {
    if (expected.equals(actual)) {
      tally.agree();
      return;
    }
    String text = id + ": expected " + expected + ", found " + actual + ": " + why;
    if (new Deviation(expected, actual).equals(listed.get(id))) {
      seen.add(id);
      tally.explained();
    } else if (actual.equals("ACCEPT")) {
      tally.falseAccept(text);
    } else {
      tally.falseReject(text);
    }
  }

  /** Counts the listed cases that agree by now, or are no longer there. */
  void countGone(Tally tally) {
    for (String id : listed.keySet()) {
      if (!seen.contains(id)) {
        tally.falseReject(id + ": listed in deviations.tsv, and it did not deviate; take it out");
      }
    }
  }
}
