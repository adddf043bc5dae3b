package io.github.smimetrust.exchange;

import io.github.smimetrust.exchange.ExchangeConnection.Question;
import io.github.smimetrust.exchange.ExchangeConnection.Target;
import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.format.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * The script of a plan and the text that goes with it. What depends on the plan is a block of
 * assignments between two fixed parts; every value in it is a literal.
 */
final class ScriptText {
  static final String SCRIPT_FILE = "set-trust.ps1";
  static final String LIST_FILE = "tenant.sst";
  static final String RESTORE_FILE = "restore-trust.ps1";
  static final String PREVIOUS_FILE = "previous.sst";

  private static final String LINE = "\r\n";

  private final TrustListPlan plan;
  private final ExchangeConnection connection;

  ScriptText(TrustListPlan plan, ExchangeConnection connection) {
    this.plan = plan;
    this.connection = connection;
  }

  /** Which way a script goes. */
  enum Way {
    /** From the list that is there to the wanted one. */
    FORTH(
        SCRIPT_FILE,
        LIST_FILE,
        "Sets the list",
        "It has changed since the plan was made: make a new plan."),
    /** From the wanted list, once it was set, to the one that was there. */
    BACK(
        RESTORE_FILE,
        PREVIOUS_FILE,
        "Puts back the list",
        SCRIPT_FILE
            + " has not set its list, or it has changed since: look at it before anything else.");

    private final String scriptFile;
    private final String listFile;
    private final String verb;
    private final String advice;

    Way(String scriptFile, String listFile, String verb, String advice) {
      this.scriptFile = scriptFile;
      this.listFile = listFile;
      this.verb = verb;
      this.advice = advice;
    }

    /** What to do where the tenant has another list than the script replaces. */
    String advice() {
      return advice;
    }

    String scriptFile() {
      return scriptFile;
    }

    String listFile() {
      return listFile;
    }

    /** The list that the script sets; empty for none. */
    byte[] list(TrustListPlan plan) {
      return this == FORTH ? plan.bytesInPlace() : plan.present().listInPlace();
    }
  }

  String script(Way way) {
    Way opposite = way == Way.FORTH ? Way.BACK : Way.FORTH;
    StringBuilder out = new StringBuilder();
    comment(out, way.verb + " of certificate authorities whose S/MIME signatures a tenant trusts.");
    comment(out, "Tenant:  " + plan.tenant());
    comment(out, "Plan of: " + plan.madeAt());
    comment(out, "Signs in: " + connection);
    comment(out, "Written by smime-trust. README.txt beside this file says how to run it.");
    out.append(fixed("set-trust-head.ps1"));
    out.append(LINE);
    assign(
        out,
        "planTenantId",
        PowerShellLiteral.of(plan.tenant().isSimulated() ? "" : plan.tenant().id()));
    assign(out, "listFile", PowerShellLiteral.of(way.listFile()));
    assign(out, "presentSha256", PowerShellLiteral.of(Sha256.of(opposite.list(plan))));
    assign(out, "wantedSha256", PowerShellLiteral.of(Sha256.of(way.list(plan))));
    assign(out, "advice", PowerShellLiteral.of(way.advice()));
    assign(out, "clearing", way.list(plan).length == 0 ? "$true" : "$false");
    assign(
        out,
        "askForCertificatePassword",
        connection.question() == Question.CERTIFICATE_PASSWORD ? "$true" : "$false");
    out.append("$connection = @{").append(LINE);
    for (Map.Entry<String, String> argument : connection.arguments().entrySet()) {
      out.append("    ").append(argument.getKey()).append(" = ").append(argument.getValue());
      out.append(LINE);
    }
    out.append('}').append(LINE);
    out.append(fixed("set-trust-functions.ps1"));
    out.append(fixed(connection.target().resource()));
    out.append(fixed("set-trust-body.ps1"));
    return out.toString();
  }

  private boolean isClearing() {
    return plan.bytesInPlace().length == 0;
  }

  /** A comment ends with its line, so the text must not bring a line end of its own. */
  private static void comment(StringBuilder out, String text) {
    out.append("# ").append(PlainText.of(text)).append(LINE);
  }

  private static void assign(StringBuilder out, String variable, String value) {
    out.append('$').append(variable).append(" = ").append(value).append(LINE);
  }

  private static String fixed(String resource) {
    try (InputStream in = ScriptText.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the library's jar lacks " + resource);
      }
      return windowsLines(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource + " of the library's jar", e);
    }
  }

  String readme() {
    return windowsLines(
        steps()
            + "\n"
            + "THE PLAN\n\n"
            + plan.describe()
            + (plan.tenant().isSimulated()
                ? "\nThis plan was made on a simulated tenant. The script therefore does not check"
                    + " which\ntenant it is connected to, only that its list is the one named"
                    + " above.\n"
                : ""));
  }

  private String steps() {
    return String.format(
        Locale.ROOT,
        """
        SET THE TRUSTED S/MIME CERTIFICATE AUTHORITIES OF A TENANT

        Tenant     %s
        Signs in   %s

        WHAT IS HERE

        set-trust.ps1       the script, for %s
        %s
        %s
        README.txt          this text

        STEPS

        1. Read the plan below. Compare the SHA-256 of every new root with what its owner publishes.
        2. %s
           %s
        3. Look first, without changing anything:

               .\\set-trust.ps1 -WhatIf

        4. Then change:

               .\\set-trust.ps1

           If the policy of the machine forbids scripts from elsewhere, read this one, then say

               Unblock-File .\\set-trust.ps1
        %s
        5. Send signed mail, and look at it in every client that you support. Servers may take an
           hour or longer to use a new list; no figure is documented.

        EXIT CODES

        0   done, or nothing to do
        1   failed before anything was set
        2   the tenant's list is not the one that the script replaces; nothing was set
        3   setting failed, or something else was read back; run with -WhatIf to see what is there

        GOING BACK

        %s

        The script also keeps what it found as previous-TIME.sst beside itself. An empty file means
        that there was no list. Exchange refuses a list with a certificate that has expired
        meanwhile.

        In a hybrid organisation set the list on both sides: directory synchronisation carries the
        certificates of users, not this list.
        """,
        PlainText.of(plan.tenant().toString()),
        PlainText.of(connection.toString()),
        shells(),
        isClearing()
            ? "                    (no list: this plan CLEARS it)"
            : LIST_FILE + "          the list, " + plan.bytesInPlace().length + " bytes",
        plan.isEmpty()
            ? "                    (nothing to do, so no way back is needed)"
            : RESTORE_FILE
                + "   the way back"
                + (plan.present().hasList()
                    ? ", with " + PREVIOUS_FILE + ", the present list"
                    : ": there was no list, so it clears it"),
        window(),
        role(),
        connection.target() == Target.ONLINE
            ? "\n   -UpdateModule brings the module ExchangeOnlineManagement up to date"
                + " before. If the module\n   is missing, the script installs it from the"
                + " PowerShell Gallery for the current user."
            : "",
        plan.isEmpty()
            ? "Nothing is changed, so there is nothing to go back to."
            : "Run .\\restore-trust.ps1, with -WhatIf first. It refuses if the list is not the one"
                + "\n        that set-trust.ps1 has set.");
  }

  private String shells() {
    return switch (connection.target()) {
      case ONLINE -> "Windows PowerShell 5.1, or PowerShell 7.4 or newer";
      case MANAGEMENT_SHELL -> "the Exchange Management Shell of a server";
      case SERVER -> "Windows PowerShell 5.1";
    };
  }

  private String window() {
    return switch (connection.target()) {
      case ONLINE, SERVER ->
          "Open a new PowerShell window; the script refuses one that is connected already.";
      case MANAGEMENT_SHELL -> "Open the Exchange Management Shell on a server.";
    };
  }

  private String role() {
    return connection.target() == Target.ONLINE
        ? "The account needs a role with Set-SmimeConfig: Exchange Administrator, say."
        : "The account needs a role with Set-SmimeConfig: Organization Management, say.";
  }

  private static String windowsLines(String text) {
    return text.replace("\r\n", "\n").replace("\n", LINE);
  }
}
