package io.github.smimetrust.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every snippet in the Javadoc of the three modules compiles against what is public, imports and
 * obvious variables aside. The README's snippets run as well, see {@link ReadmeTest}.
 */
class JavadocSnippetsTest {
  private static final Path ROOT = Path.of(System.getProperty("smimetrust.root"));
  private static final Pattern SNIPPET =
      Pattern.compile("<pre>\\{@code(.*?)\\}</pre>", Pattern.DOTALL);
  private static final Pattern EXPORTED = Pattern.compile("exports ([\\w.]+);");

  /** What a reader knows from the sentence before the snippet. */
  private static final String OBVIOUS =
      """
      class Obvious {
        Path path;
        byte[] der, sst, listOfSomeoneElse;
        char[] password;
        Instant now, today, horizon;
        Clock clock;
        ScheduledExecutorService scheduler;
        String appId;
        X509Certificate leaf;
        List<X509Certificate> certificatesInTheMessage;
        SerializedStore store;
        StoreElement element;
        StoreProperty property;
        TrustBundle bundle, current, wanted, windowsRoots, windows;
        BundleReading reading;
        BundleEntry entry, newCa;
        Fingerprint fingerprint;
        ChainValidator validator;
        ChainResult result;
        ChainResult.Trusted trusted;
        ChainResult.Rejected rejected;
        ChainResult.Undecided undecided;
        TrustModel online, server;
        ModelComparison models;
        Collection<Evidence> evidence;
        MessageVerdict verdict;
        MessageVerdict.NotSigned notSigned;
        TrustAudit audit;
        AuditReport report;
        Finding finding;
        MonitorAlert alert;
        CoverageTable table;
        CoverageRow row;
        Diagnosis diagnosis;
        MinimalBundle minimal;
        RotationStep step;
        MessageVerifier verifier;
        BundleDiff diff;
        CmdletTransport transport;
        ExchangeTenant tenant;
        TrustListPlan plan;
        ApplyReceipt receipt;
      }
      """;

  /** Names that mean something else, or that are the reader's own, by file. */
  private static final Map<String, String> OWN =
      Map.ofEntries(
          Map.entry("AuditPolicy.java", "Instant until;"),
          Map.entry("TrustMonitor.java", "interface Log { void warn(String text); } Log log;"),
          Map.entry("TrustMonitorBuilder.java", "CountDownLatch stopped;"),
          Map.entry("Outcome.java", "void accept() {}"),
          Map.entry("MessageOutcome.java", "void accept() {}"),
          Map.entry(
              "MessageVerdict.java",
              "MessageVerdict.Trusted trusted; MessageVerdict.Rejected rejected;"),
          Map.entry("Report.java", "AuditReport audit;"),
          Map.entry("SavedReport.java", "AuditReport audit;"),
          Map.entry(
              "Backup.java",
              "interface Vault { String put(String domain, byte[] list); } Vault vault;"),
          Map.entry("Gap.java", "RotationPlan plan;"),
          Map.entry("RotationProof.java", "RotationPlan plan;"),
          Map.entry("RotationStep.java", "RotationPlan plan;"),
          Map.entry("UntrustedEvidence.java", "RotationPlan plan;"),
          Map.entry("SettingChange.java", "SettingsPlan plan;"),
          Map.entry("StalePlanException.java", "void review(TrustListPlan plan) {}"),
          Map.entry("TenantException.java", "void scheduleAnotherTry() {}"),
          Map.entry(
              "ApplyFailedException.java",
              "void reportNothingChanged(TenantException e) {} void callSomeone(TenantException e) {}"));

  @TempDir Path classes;

  private record Snippet(String file, String code) {}

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("memory:///" + name + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String module : List.of("smime-trust-sst", "smime-trust-core", "smime-trust-exchange")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
        files.filter(f -> f.toString().endsWith(".java")).sorted().forEach(sources::add);
      }
    }
    return sources;
  }

  private static String imports() throws IOException {
    List<String> packages =
        new ArrayList<>(
            List.of(
                "java.io",
                "java.nio.file",
                "java.security",
                "java.security.cert",
                "java.time",
                "java.util",
                "java.util.concurrent",
                "java.util.stream"));
    for (Path source : sources()) {
      if (source.endsWith("module-info.java")) {
        EXPORTED.matcher(Files.readString(source)).results().forEach(r -> packages.add(r.group(1)));
      }
    }
    return packages.stream().map(p -> "import " + p + ".*;\n").collect(Collectors.joining());
  }

  private static List<Snippet> snippets() throws IOException {
    List<Snippet> snippets = new ArrayList<>();
    for (Path source : sources()) {
      Matcher matcher = SNIPPET.matcher(Files.readString(source));
      while (matcher.find()) {
        snippets.add(
            new Snippet(
                source.getFileName().toString(), matcher.group(1).replaceAll("(?m)^ *\\* ?", "")));
      }
    }
    return snippets;
  }

  private static boolean isJava(Snippet snippet) {
    return !snippet.code().contains("Export-Certificate");
  }

  @Test
  void snippetsCompile() throws IOException {
    String imports = imports();
    List<JavaFileObject> units = new ArrayList<>();
    units.add(new Source("Obvious", imports + OBVIOUS));
    List<Snippet> snippets = snippets().stream().filter(JavadocSnippetsTest::isJava).toList();
    for (int i = 0; i < snippets.size(); i++) {
      Snippet snippet = snippets.get(i);
      String name = "Snippet" + i;
      units.add(
          new Source(
              name,
              imports
                  + "/* %s */ class %s extends Obvious { %s void snippet() throws Exception {%s} }"
                      .formatted(
                          snippet.file(),
                          name,
                          OWN.getOrDefault(snippet.file(), ""),
                          snippet.code())));
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(found, Locale.ENGLISH, null)) {
      compiler
          .getTask(
              null,
              files,
              found,
              List.of(
                  "-proc:none",
                  "-d",
                  classes.toString(),
                  "-cp",
                  System.getProperty(
                      "surefire.test.class.path", System.getProperty("java.class.path"))),
              null,
              units)
          .call();
    }

    assertThat(snippets).hasSizeGreaterThan(100);
    assertThat(found.getDiagnostics())
        .filteredOn(d -> d.getKind() == Diagnostic.Kind.ERROR)
        .extracting(d -> d.getSource().getCharContent(true) + "\n" + d.getMessage(Locale.ENGLISH))
        .map(t -> t.substring(imports.length()))
        .isEmpty();
  }
}
