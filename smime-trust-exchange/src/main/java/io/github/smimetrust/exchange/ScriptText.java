package io.github.smimetrust.exchange;

import io.github.smimetrust.exchange.ExchangeConnection.Question;
import io.github.smimetrust.format.PlainText;
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

  private static final String LINE = "\r\n";

  private final TrustListPlan plan;
  private final ExchangeConnection connection;

  ScriptText(TrustListPlan plan, ExchangeConnection connection) {
    this.plan = plan;
    this.connection = connection;
  }

  String script() {
    StringBuilder out = new StringBuilder();
    comment(
        out, "Sets the list of certificate authorities whose S/MIME signatures a tenant trusts.");
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
    assign(out, "presentSha256", PowerShellLiteral.of(plan.presentDigest()));
    assign(out, "wantedSha256", PowerShellLiteral.of(plan.digest()));
    assign(out, "clearing", isClearing() ? "$true" : "$false");
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

        set-trust.ps1   the script, for Windows PowerShell 5.1, or PowerShell 7.4 or newer
        %s
        README.txt      this text

        STEPS

        1. Read the plan below. Compare the SHA-256 of every new root with what its owner publishes.
        2. Open a new PowerShell window; the script refuses one that is connected already.
           The account needs a role with Set-SmimeConfig: Exchange Administrator, say.
        3. Look first, without changing anything:

               .\\set-trust.ps1 -WhatIf

        4. Then change:

               .\\set-trust.ps1

           If the policy of the machine forbids scripts from elsewhere, read this one, then say

               Unblock-File .\\set-trust.ps1

           -UpdateModule brings the module ExchangeOnlineManagement up to date before. If the module
           is missing, the script installs it from the PowerShell Gallery for the current user.
        5. Send signed mail, and look at it in every client that you support. Servers may take an
           hour or longer to use a new list; no figure is documented.

        EXIT CODES

        0   done, or nothing to do
        1   failed before anything was set
        2   the tenant's list is not the one that the plan was made from; nothing was set
        3   setting failed, or something else was read back; run with -WhatIf to see what is there

        GOING BACK

        The script keeps the list from before as previous-TIME.sst beside itself. Connect, then

            $bytes = [System.IO.File]::ReadAllBytes('FULL PATH OF THE FILE')
            Set-SmimeConfig -SMIMECertificateIssuingCA $bytes

        An empty file means that there was no list. Exchange refuses a list with a certificate that
        has expired meanwhile.

        In a hybrid organisation set the list on both sides: directory synchronisation carries the
        certificates of users, not this list.
        """,
        PlainText.of(plan.tenant().toString()),
        PlainText.of(connection.toString()),
        isClearing()
            ? "                (no list: this plan CLEARS it)"
            : LIST_FILE + "      the list, " + plan.bytesInPlace().length + " bytes");
  }

  private static String windowsLines(String text) {
    return text.replace("\r\n", "\n").replace("\n", LINE);
  }
}
