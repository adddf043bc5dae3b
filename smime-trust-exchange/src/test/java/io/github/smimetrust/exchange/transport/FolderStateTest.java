package io.github.smimetrust.exchange.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.exchange.transport.TenantException.Failure;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.sst.SerializedStore;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStateTest {
  private static final String LIST = "SMIMECertificateIssuingCA";
  private static final int CHANGES = 25;

  @TempDir Path folder;

  private byte[] list;

  @BeforeEach
  void setAList() {
    list = TrustBundle.of(TestPki.root("R").certificate()).encodeSst();
    tenant().invoke(Cmdlet.named("Set-SmimeConfig").parameter(LIST, list));
  }

  private SimulatedTenant tenant() {
    return SimulatedTenant.folder(folder, TestPki.CLOCK);
  }

  private CmdletResult get() {
    return tenant().invoke(Cmdlet.named("Get-SmimeConfig"));
  }

  private Path listFile() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".sst")).findFirst().orElseThrow();
    }
  }

  @Test
  void aMissingListIsDamageOfTheState() throws IOException {
    Path missing = listFile();
    Files.delete(missing);

    assertThatThrownBy(this::get)
        .isInstanceOf(TenantException.class)
        .hasMessageContainingAll("damaged", missing + " is missing");
  }

  @Test
  void filesAreNotReadBeyondALimit() throws IOException {
    try (RandomAccessFile file =
        new RandomAccessFile(folder.resolve("tenant.json").toFile(), "rw")) {
      file.setLength((64 << 20) + 1);
    }

    assertThatThrownBy(this::get)
        .isInstanceOf(TenantException.class)
        .hasMessageContaining("more than 67108864 bytes");
  }

  @Test
  void theStateSurvivesTheObject() {
    tenant().invoke(Cmdlet.named("Set-SmimeConfig").parameter("OWASigningAlgorithms", "800C"));
    CmdletResult config = get();
    assertThat(config.bytes(LIST).orElseThrow()).isEqualTo(list);
    assertThat(config.text("OWASigningAlgorithms")).contains("800C");
    assertThat(config.text("SMIMECertificatesExpiryDate")).contains("2045-01-01T00:00:00");
  }

  @Test
  void theListIsAFileThatAnyReaderOfStoresTakes() throws IOException {
    assertThat(SerializedStore.read(listFile()).elements()).hasSize(1);
  }

  @Test
  void oldListsDoNotPileUp() throws IOException {
    byte[] other = TrustBundle.of(TestPki.root("S").certificate()).encodeSst();
    tenant().invoke(Cmdlet.named("Set-SmimeConfig").parameter(LIST, other));
    assertThat(Files.readAllBytes(listFile())).isEqualTo(other);
    tenant().invoke(Cmdlet.named("Set-SmimeConfig").clearing(LIST));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("tenant.json", "tenant.lock");
    }
  }

  @Test
  void aProcessThatDiedBetweenItsTwoWritesLeavesTheOldStateWhole() throws IOException {
    // What the first of the two writes leaves behind, and a draft of AtomicFile besides.
    Files.write(folder.resolve("list-" + "0".repeat(64) + ".sst"), new byte[] {1, 2, 3});
    Files.write(folder.resolve(".tenant.json.0.part"), new byte[] {'{'});
    assertThat(get().bytes(LIST).orElseThrow()).isEqualTo(list);

    byte[] other = TrustBundle.of(TestPki.root("S").certificate()).encodeSst();
    tenant().invoke(Cmdlet.named("Set-SmimeConfig").parameter(LIST, other));
    assertThat(get().bytes(LIST).orElseThrow()).isEqualTo(other);
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void aProcessThatIsKilledAnywhereLeavesOneOfItsListsWhole() throws Exception {
    byte[] other = TrustBundle.of(TestPki.root("S").certificate()).encodeSst();
    Path otherFile = Files.write(folder.resolveSibling(folder.getFileName() + ".other"), other);
    Path thisFile = Files.write(folder.resolveSibling(folder.getFileName() + ".this"), list);
    for (int changes = 1; changes <= 3; changes++) {
      Process victim = start(folder.toString(), thisFile.toString(), otherFile.toString());
      String dots = new String(victim.getInputStream().readNBytes(changes), StandardCharsets.UTF_8);
      if (!dots.equals(".".repeat(changes))) {
        fail(dots + new String(victim.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
      }
      victim.destroyForcibly().waitFor();
      byte[] left = get().bytes(LIST).orElseThrow();
      assertThat(left).isIn(list, other);
    }
    tenant().invoke(Cmdlet.named("Set-SmimeConfig").parameter(LIST, other));
    assertThat(get().bytes(LIST).orElseThrow()).isEqualTo(other);
  }

  @Test
  void damagedFilesAreRefusedAndNotOverwritten() throws IOException {
    byte[] damaged = list.clone();
    damaged[30] ^= 1;
    Files.write(listFile(), damaged);
    assertRefused("list.sha256: found a file of another content");

    Files.writeString(folder.resolve("tenant.json"), "{\"kind\":");
    assertRefused("tenant.json");
    assertThat(Files.readString(folder.resolve("tenant.json"))).isEqualTo("{\"kind\":");
  }

  @Test
  void aDigestInTheFileCannotNameAnotherFile() throws IOException {
    Path json = folder.resolve("tenant.json");
    String text = Files.readString(json);
    Files.writeString(
        json, text.replaceAll("\"sha256\" : \"[0-9a-f]*\"", "\"sha256\" : \"../../x\""));
    assertRefused("list.sha256");
  }

  private void assertRefused(String message) {
    for (Cmdlet cmdlet :
        List.of(
            Cmdlet.named("Get-SmimeConfig"),
            Cmdlet.named("Set-SmimeConfig").parameter("OWAAlwaysSign", true))) {
      assertThatThrownBy(() -> tenant().invoke(cmdlet))
          .isInstanceOfSatisfying(
              TenantException.class, e -> assertThat(e.failure()).isEqualTo(Failure.REFUSED))
          .hasMessageContaining(message);
    }
  }

  @Test
  void threadsDoNotLoseEachOthersChanges() throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (String setting : List.of("OWACRLConnectionTimeout", "OWACRLRetrievalTimeout")) {
      Thread thread = new Thread(() -> count(folder, setting));
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(get().number("OWACRLConnectionTimeout")).contains((long) CHANGES);
    assertThat(get().number("OWACRLRetrievalTimeout")).contains((long) CHANGES);
  }

  @Test
  void processesDoNotLoseEachOthersChanges() throws Exception {
    Process other = start(folder.toString());
    count(folder, "OWACRLConnectionTimeout");
    String output = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(other.exitValue()).as(output).isZero();

    assertThat(get().number("OWACRLConnectionTimeout")).contains((long) CHANGES);
    assertThat(get().number("OWACRLRetrievalTimeout")).contains((long) CHANGES);
    assertThat(get().bytes(LIST).orElseThrow()).isEqualTo(list);
  }

  private static Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", classPath(), FolderStateTest.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  /** The other process: counts a setting, or sets two lists in turn until it is killed. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    if (arguments.length == 1) {
      count(folder, "OWACRLRetrievalTimeout");
      return;
    }
    // TestPki's clock would bring all of Bouncy Castle along.
    Clock clock = Clock.fixed(Instant.parse("2026-01-15T00:00:00Z"), ZoneOffset.UTC);
    SimulatedTenant tenant = SimulatedTenant.folder(folder, clock);
    byte[] one = Files.readAllBytes(Path.of(arguments[1]));
    byte[] other = Files.readAllBytes(Path.of(arguments[2]));
    while (true) {
      tenant.invoke(Cmdlet.named("Set-SmimeConfig").parameter(LIST, one));
      tenant.invoke(Cmdlet.named("Set-SmimeConfig").parameter(LIST, other));
      System.out.print('.');
      System.out.flush();
    }
  }

  private static void count(Path folder, String setting) {
    SimulatedTenant tenant = SimulatedTenant.folder(folder, Clock.systemUTC());
    for (int i = 1; i <= CHANGES; i++) {
      tenant.invoke(Cmdlet.named("Set-SmimeConfig").parameter(setting, i));
    }
  }

  /** Where the classes are, which java.class.path does not say on the module path. */
  private static String classPath() {
    return Stream.of(
            FolderStateTest.class,
            classOf("org.bouncycastle.asn1.ASN1Object"),
            SimulatedTenant.class,
            TrustBundle.class,
            SerializedStore.class,
            TestPki.class,
            classOf("com.fasterxml.jackson.core.JsonFactory"),
            Test.class)
        .map(FolderStateTest::location)
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** By name, since the module of these tests does not read those of other libraries. */
  private static Class<?> classOf(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static String location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
