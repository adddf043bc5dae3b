package io.github.smimetrust.examples;

import io.github.smimetrust.SmimeTrustException;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.ChainValidator;
import io.github.smimetrust.chain.Purpose;
import io.github.smimetrust.mail.MailReport;
import io.github.smimetrust.mail.MessageOutcome;
import io.github.smimetrust.mail.MessageVerdict;
import io.github.smimetrust.mail.MessageVerifier;
import io.github.smimetrust.revocation.RevocationPolicy;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * Judges a folder of signed mail under a list of authorities, before a tenant takes the list: which
 * mail would be trusted, and what is missing for the rest.
 *
 * <p>Arguments: the list (.sst or certificates), the folder with the .eml files, the report to
 * write, by extension.
 */
public final class MailFolder {
  private MailFolder() {}

  /**
   * Runs it; exits with 0 if every signed message is trusted, else with 1.
   *
   * @param arguments list, folder, report
   */
  public static void main(String[] arguments) {
    if (arguments.length != 3) {
      System.err.println("usage: MailFolder LIST FOLDER REPORT");
      System.exit(2);
    }
    try {
      boolean clean =
          judge(
              Path.of(arguments[0]),
              Path.of(arguments[1]),
              Path.of(arguments[2]),
              Clock.systemUTC(),
              System.out);
      System.exit(clean ? 0 : 1);
    } catch (SmimeTrustException | UncheckedIOException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  static boolean judge(Path list, Path mail, Path report, Clock clock, PrintStream out) {
    ChainValidator validator =
        ChainValidator.trusting(TrustBundle.load(list))
            .purpose(Purpose.EMAIL_PROTECTION)
            .revocation(RevocationPolicy.notChecked())
            .clock(clock)
            .build();
    List<MessageVerdict> verdicts = MessageVerifier.using(validator).verifyFolder(mail);
    for (MessageVerdict verdict : verdicts) {
      out.println(verdict);
      verdict.problems().forEach(p -> out.println("   " + p + " " + p.remedy()));
    }
    MailReport.of(verdicts, clock.instant()).writeTo(report);
    out.println("report: " + report);
    return verdicts.stream()
        .allMatch(
            v -> v.outcome() == MessageOutcome.TRUSTED || v.outcome() == MessageOutcome.NOT_SIGNED);
  }
}
