package io.github.smimetrust.benchmarks;

import io.github.smimetrust.benchmarks.ColdMail.Contender;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The processor time of whole processes, each contender in turn in every round. */
final class ColdComparison {
  private static final int ROUNDS = 5;

  private final Path list;
  private final Path message;

  ColdComparison(Path list, Path message) {
    this.list = list;
    this.message = message;
  }

  /** Measures and prints; says whether the target was met. */
  boolean atMostOfSignedMailValidator(double most) throws Exception {
    Map<Contender, List<Double>> millis = new EnumMap<>(Contender.class);
    for (int round = 0; round < ROUNDS; round++) {
      for (Contender contender : Contender.values()) {
        millis.computeIfAbsent(contender, c -> new ArrayList<>()).add(process(contender));
      }
    }
    List<Double> ours = millis.getOrDefault(Contender.OURS, List.of());
    boolean met = true;
    for (Contender contender : Contender.values()) {
      List<Double> theirs = millis.getOrDefault(contender, List.of());
      List<Double> ratios = new ArrayList<>();
      for (int i = 0; i < ROUNDS; i++) {
        ratios.add(ours.get(i) / theirs.get(i));
      }
      double ratio = Comparison.median(ratios);
      String target = "";
      if (contender == Contender.SIGNED_MAIL_VALIDATOR) {
        met = ratio <= most;
        target = String.format(Locale.ROOT, "  target <= %.2f %s", most, met ? "met" : "MISSED");
      }
      System.out.printf(
          Locale.ROOT,
          "%-28s %-34s %12.1f ms  ours/other %.2f%s%n",
          "B16 one message, cold",
          contender.name().toLowerCase(Locale.ROOT).replace('_', ' '),
          Comparison.median(theirs),
          ratio,
          target);
    }
    return met;
  }

  private double process(Contender contender) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                ColdMail.class.getName(),
                contender.name(),
                list.toString(),
                message.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String printed =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("the process for " + contender + " failed");
    }
    return Double.parseDouble(printed);
  }
}
