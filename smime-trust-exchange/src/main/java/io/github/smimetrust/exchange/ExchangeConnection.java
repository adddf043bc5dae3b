package io.github.smimetrust.exchange;

import io.github.smimetrust.format.PlainText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * How a script signs in to Exchange Online or a server. Holds no secret: a person signs in in the
 * browser, a certificate's password is asked for when the script runs, a managed identity has none.
 *
 * <pre>{@code
 * ExchangeConnection.interactive("admin@contoso.com");
 * ExchangeConnection.certificateFile(appId, "contoso.onmicrosoft.com", "C:\\keys\\app.pfx");
 * }</pre>
 *
 * <p>Arguments are checked for their form alone, not whether they exist. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class ExchangeConnection {
  /** Where the script connects to, which decides how. */
  enum Target {
    ONLINE("connect-online.ps1"),
    MANAGEMENT_SHELL("connect-management-shell.ps1"),
    SERVER("connect-server.ps1");

    private final String resource;

    Target(String resource) {
      this.resource = resource;
    }

    /** The part of the script that connects and disconnects. */
    String resource() {
      return resource;
    }
  }

  /** What the script asks for before it connects. */
  enum Question {
    NOTHING,
    CERTIFICATE_PASSWORD
  }

  private static final Pattern MAIL_LIKE = Pattern.compile("[^@\\s]+@[^@\\s]+");
  private static final Pattern DOMAIN = Pattern.compile("[^@\\s]+\\.[^@\\s.]+");
  private static final Pattern HOST =
      Pattern.compile(
          "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+");
  private static final Pattern SHA1 = Pattern.compile("[0-9A-F]{40}");
  private static final int LONGEST = 1024;

  private final Target target;
  private final String description;
  private final Map<String, String> arguments;
  private final Question question;

  private ExchangeConnection(String description, Map<String, String> arguments, Question question) {
    this(Target.ONLINE, description, arguments, question);
  }

  private ExchangeConnection(
      Target target, String description, Map<String, String> arguments, Question question) {
    this.target = target;
    this.description = description;
    this.arguments = Collections.unmodifiableMap(arguments);
    this.question = question;
  }

  /**
   * A person signs in, with as many factors as the tenant asks for.
   *
   * @param userPrincipalName the account, such as {@code admin@contoso.com}
   * @return the connection
   * @throws IllegalArgumentException if it does not have that form
   */
  public static ExchangeConnection interactive(String userPrincipalName) {
    String user = checked("user principal name", userPrincipalName, MAIL_LIKE, "name@domain");
    Map<String, String> arguments = new LinkedHashMap<>();
    arguments.put("UserPrincipalName", PowerShellLiteral.of(user));
    return new ExchangeConnection("interactive, as " + user, arguments, Question.NOTHING);
  }

  /**
   * An application signs in with a certificate in a file; its password is asked for when the script
   * runs.
   *
   * @param appId the application's (client) id
   * @param organization the tenant's first domain, such as {@code contoso.onmicrosoft.com}
   * @param file the .pfx file as the machine that runs the script names it, absolute
   * @return the connection
   * @throws IllegalArgumentException if one of them does not have its form
   */
  public static ExchangeConnection certificateFile(String appId, String organization, String file) {
    String path = checked("certificate file", file, Pattern.compile(".+"), "a path");
    Map<String, String> arguments = application(appId, organization);
    arguments.put("CertificateFilePath", PowerShellLiteral.of(path));
    return new ExchangeConnection(
        "application " + appId + " with the certificate in " + path,
        arguments,
        Question.CERTIFICATE_PASSWORD);
  }

  /**
   * An application signs in with a certificate in the store of the Windows user that runs the
   * script. Works on Windows alone.
   *
   * @param appId the application's (client) id
   * @param organization the tenant's first domain, such as {@code contoso.onmicrosoft.com}
   * @param thumbprint the certificate's SHA-1 as Windows shows it; blanks in it do not count
   * @return the connection
   * @throws IllegalArgumentException if one of them does not have its form
   */
  public static ExchangeConnection certificateThumbprint(
      String appId, String organization, String thumbprint) {
    // U+200E leads what is copied from the certificate window of Windows.
    String digits = thumbprint.replaceAll("[\\s\u200e]", "").toUpperCase(Locale.ROOT);
    Map<String, String> arguments = application(appId, organization);
    arguments.put(
        "CertificateThumbprint",
        PowerShellLiteral.of(checked("thumbprint", digits, SHA1, "40 hexadecimal digits")));
    return new ExchangeConnection(
        "application " + appId + " with the certificate " + digits + " (Windows only)",
        arguments,
        Question.NOTHING);
  }

  /**
   * The machine in Azure that runs the script signs in with its system-assigned managed identity.
   *
   * @param organization the tenant's first domain, such as {@code contoso.onmicrosoft.com}
   * @return the connection
   * @throws IllegalArgumentException if it does not have that form
   */
  public static ExchangeConnection managedIdentity(String organization) {
    String domain = organization(organization);
    Map<String, String> arguments = new LinkedHashMap<>();
    arguments.put("ManagedIdentity", "$true");
    arguments.put("Organization", PowerShellLiteral.of(domain));
    return new ExchangeConnection(
        "managed identity, organization " + domain, arguments, Question.NOTHING);
  }

  /**
   * The script runs in the Exchange Management Shell of an Exchange Server, which is connected
   * already.
   *
   * @return the connection
   */
  public static ExchangeConnection managementShell() {
    return new ExchangeConnection(
        Target.MANAGEMENT_SHELL,
        "in the Exchange Management Shell of a server",
        new LinkedHashMap<>(),
        Question.NOTHING);
  }

  /**
   * The script connects to an Exchange Server by remote PowerShell, as the user that runs it
   * (Kerberos). Needs Windows PowerShell 5.1.
   *
   * @param server the server's full name, such as {@code mail01.contoso.com}
   * @return the connection
   * @throws IllegalArgumentException if it does not have that form
   */
  public static ExchangeConnection server(String server) {
    String name = checked("server", server, HOST, "a full host name");
    Map<String, String> arguments = new LinkedHashMap<>();
    arguments.put("ConnectionUri", PowerShellLiteral.of("http://" + name + "/PowerShell/"));
    return new ExchangeConnection(
        Target.SERVER,
        "to the server " + name + " as the current user",
        arguments,
        Question.NOTHING);
  }

  private static Map<String, String> application(String appId, String organization) {
    Map<String, String> arguments = new LinkedHashMap<>();
    arguments.put("AppId", PowerShellLiteral.of(guid(appId)));
    arguments.put("Organization", PowerShellLiteral.of(organization(organization)));
    return arguments;
  }

  private static String guid(String appId) {
    // UUID.fromString takes shorter groups, too.
    if (!appId.matches("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")) {
      throw new IllegalArgumentException(
          "found application id '"
              + PlainText.of(appId)
              + "', expected a GUID such as 00000000-0000-0000-0000-000000000000");
    }
    return UUID.fromString(appId).toString();
  }

  private static String organization(String organization) {
    return checked("organization", organization, DOMAIN, "a domain");
  }

  private static String checked(String what, String value, Pattern form, String expected) {
    if (value.length() > LONGEST || !PlainText.isPlain(value) || !form.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "found " + what + " '" + PlainText.of(value) + "', expected " + expected);
    }
    return value;
  }

  Target target() {
    return target;
  }

  /** The parameters of the cmdlet that connects with their values as PowerShell. */
  Map<String, String> arguments() {
    return arguments;
  }

  Question question() {
    return question;
  }

  /** How it signs in, in words. */
  @Override
  public String toString() {
    return description;
  }
}
