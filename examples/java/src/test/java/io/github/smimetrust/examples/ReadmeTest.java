package io.github.smimetrust.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.TrustBundle;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every Java snippet of the READMEs runs as a program of its own, on real certificates. */
class ReadmeTest {
  private static final Path ROOT = Path.of(System.getProperty("smimetrust.root"));
  private static final List<Path> READMES =
      List.of(ROOT.resolve("README.md"), ROOT.resolve("smime-trust-sst/README.md"));
  private static final Pattern SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @TempDir Path folder;

  static List<String> snippets() throws IOException {
    List<String> snippets = new ArrayList<>();
    for (Path readme : READMES) {
      Matcher matcher = SNIPPET.matcher(Files.readString(readme));
      while (matcher.find()) {
        snippets.add(matcher.group(1));
      }
    }
    return snippets;
  }

  /** The files that the snippets name. */
  @BeforeEach
  void layOutFiles() throws Exception {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    @Nullable KeyStore systemDefault = null;
    factory.init(systemDefault);
    Instant soon = Clock.systemUTC().instant().plus(Duration.ofDays(30));
    List<X509Certificate> roots =
        Arrays.stream(((X509TrustManager) factory.getTrustManagers()[0]).getAcceptedIssuers())
            .filter(c -> c.getNotAfter().toInstant().isAfter(soon))
            .limit(3)
            .toList();
    Files.writeString(folder.resolve("root.cer"), pem(roots.get(0)));
    Files.writeString(
        folder.resolve("issuing-chain.pem"), pem(roots.get(1)) + "comment\n" + pem(roots.get(2)));
    Files.writeString(folder.resolve("user.cer"), pem(roots.get(2)));
    Files.writeString(
        folder.resolve("mail.eml"),
        "From: a@example.org\r\nSubject: not signed\r\n\r\nGood morning.\r\n");
    Files.writeString(
        folder.resolve("support-case.log"),
        "PKIX path building failed: unable to find valid certification path to requested target\n");
    Files.createDirectory(folder.resolve("collected"));
    Files.writeString(folder.resolve("collected/good.cer"), pem(roots.get(0)));
    Files.writeString(folder.resolve("collected/notes.txt"), "call the CA back\n");
    TrustBundle.of(roots).writeSst(folder.resolve("roots.sst"));
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    for (X509Certificate root : roots) {
      trusted.setCertificateEntry(root.getSerialNumber().toString(), root);
    }
    try (OutputStream out = Files.newOutputStream(folder.resolve("truststore.p12"))) {
      trusted.store(out, "changeit".toCharArray());
    }
  }

  private static String pem(X509Certificate certificate) throws Exception {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
            .encodeToString(certificate.getEncoded())
        + "\n-----END CERTIFICATE-----\n";
  }

  @Test
  void thereAreSnippets() throws IOException {
    assertThat(snippets()).hasSizeGreaterThanOrEqualTo(4);
  }

  @ParameterizedTest
  @MethodSource("snippets")
  void snippetRuns(String snippet) throws Exception {
    String imports =
        snippet.lines().filter(l -> l.startsWith("import ")).collect(Collectors.joining("\n"));
    String body =
        snippet.lines().filter(l -> !l.startsWith("import ")).collect(Collectors.joining("\n"));
    Path program = folder.resolve("Snippet.java");
    Files.writeString(
        program,
        imports
            + "\npublic class Snippet {\n  public static void main(String[] arguments) throws Exception {\n"
            + body
            + "\n  }\n}\n");
    Path output = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                program.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(() -> read(output)).isZero();
    assertThat(written(body)).allSatisfy(path -> assertThat(folder.resolve(path)).exists());
  }

  /** What the snippet says that it writes. */
  private static List<String> written(String body) {
    return Pattern.compile("(?:writeSst|writeTo|save)\\(Path\\.of\\(\"([^\"]+)\"\\)\\)")
        .matcher(body)
        .results()
        .map(r -> r.group(1))
        .toList();
  }

  private static String read(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.collect(Collectors.joining("\n"));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
