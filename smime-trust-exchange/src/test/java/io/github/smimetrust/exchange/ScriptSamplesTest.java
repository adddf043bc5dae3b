package io.github.smimetrust.exchange;

import static io.github.smimetrust.exchange.Lists.INTERMEDIATE;
import static io.github.smimetrust.exchange.Lists.OTHER_ROOT;
import static io.github.smimetrust.exchange.Lists.ROOT;
import static io.github.smimetrust.exchange.Lists.bundle;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.exchange.directory.DirectorySyncScript;
import io.github.smimetrust.exchange.transport.SimulatedTenant;
import io.github.smimetrust.exchange.transport.TenantIdentity;
import io.github.smimetrust.fixture.TestPki;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Writes every kind of script that there is, with folder names and arguments of many languages, to
 * target/powershell-scripts, where an independent grammar parses them.
 */
class ScriptSamplesTest {
  private static final Path FOLDER = Path.of("target", "powershell-scripts");
  private static final String APP = "00000003-0000-0ff1-ce00-000000000000";
  private static final String DOMAIN = "contoso.onmicrosoft.com";

  private final SimulatedTenant simulated =
      SimulatedTenant.inMemory(TestPki.CLOCK)
          .identifiedBy(new TenantIdentity("8b632b3a-a2e2-4ff3-adcd-6d119d07694b", "contoso.com"));
  private final ExchangeTenant tenant = ExchangeTenant.over(simulated).clock(TestPki.CLOCK).open();

  private static Map<String, ExchangeConnection> connections() {
    Map<String, ExchangeConnection> connections = new TreeMap<>();
    connections.put("interactive", ExchangeConnection.interactive("o'neil@contoso.com"));
    connections.put("対話", ExchangeConnection.interactive("山田\u2019\u201A@例え.jp"));
    connections.put(
        "файл",
        ExchangeConnection.certificateFile(APP, DOMAIN, "C:\\Ключи \u2018\u201B`$(x)\"\\a.pfx"));
    connections.put(
        "\uD83D\uDD10", ExchangeConnection.certificateThumbprint(APP, DOMAIN, "00".repeat(20)));
    connections.put("identity", ExchangeConnection.managedIdentity(DOMAIN));
    connections.put("shell", ExchangeConnection.managementShell());
    connections.put("server", ExchangeConnection.server("mail01.contoso.com"));
    return connections;
  }

  @Test
  void writesEveryKindOfScript() throws IOException {
    Lists.give(simulated, OTHER_ROOT, ROOT);
    Map<String, TrustListPlan> plans =
        Map.of(
            "set", tenant.plan(bundle(OTHER_ROOT, ROOT, INTERMEDIATE)),
            "nothing", tenant.plan(bundle(OTHER_ROOT, ROOT)),
            "clear", tenant.planClearing());
    connections()
        .forEach(
            (name, connection) ->
                plans.forEach(
                    (kind, plan) ->
                        PowerShellScript.of(plan)
                            .connecting(connection)
                            .writeTo(FOLDER.resolve(name).resolve(kind))));
    DirectorySyncScript.delta().writeTo(FOLDER.resolve("delta"));
    DirectorySyncScript.initial().writeTo(FOLDER.resolve("initial"));
    DirectorySyncScript.legacyCoexistence().writeTo(FOLDER.resolve("legacy"));

    try (Stream<Path> files = Files.walk(FOLDER)) {
      // Seven connections with three plans, two of which have a way back; and three more.
      assertThat(files.filter(f -> f.toString().endsWith(".ps1"))).hasSize(7 * 5 + 3);
    }
  }
}
