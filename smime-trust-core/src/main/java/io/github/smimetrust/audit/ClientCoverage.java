package io.github.smimetrust.audit;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.Evidence;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which mail client trusts which authority: what each consults, as far as a document says so, and
 * whether the authority passes there.
 *
 * <pre>{@code
 * CoverageTable table =
 *     ClientCoverage.of(bundle).windowsRoots(windows).at(Instant.now());
 * System.out.println(table.describe());
 * table.report().writeTo(Path.of("clients.html"));
 * }</pre>
 *
 * <p>Outlook on the web, Outlook for iOS and Android and Exchange Server consult the uploaded list;
 * Exchange Server then the Windows stores of its machine; classic Outlook the Windows stores of the
 * computer alone. What no document says is unknown. Documents and reports were read; no client was
 * tried.
 *
 * <p>An authority passes if a certificate for mail directly below it could have a chain. Not
 * checked: revocation, senders' addresses, and name constraints, which depend on the address.
 * Nothing is fetched, so where a client may fetch an intermediate that the list lacks the answer is
 * unknown.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class ClientCoverage {
  private final TrustBundle list;
  private final @Nullable TrustBundle windows;
  private final Folder folder;

  /** Was the folder of .cer files installed on the users' computers? */
  private enum Folder {
    NOT_INSTALLED,
    INSTALLED
  }

  private ClientCoverage(TrustBundle list, @Nullable TrustBundle windows, Folder folder) {
    this.list = list;
    this.windows = windows;
    this.folder = folder;
  }

  /**
   * Begins with the uploaded list.
   *
   * @param list roots and intermediates; may be empty, as a tenant's is before the first upload
   * @return a question about its authorities, with unknown Windows stores
   */
  public static ClientCoverage of(TrustBundle list) {
    return new ClientCoverage(Objects.requireNonNull(list, "list"), null, Folder.NOT_INSTALLED);
  }

  /**
   * Names what is in the Windows stores of servers and computers. Until it is named, what depends
   * on it is unknown.
   *
   * @param stores roots and intermediates, such as what {@link
   *     io.github.smimetrust.WindowsStore#localMachineRoots()} reads
   * @return a copy with it
   */
  public ClientCoverage windowsRoots(TrustBundle stores) {
    return new ClientCoverage(list, Objects.requireNonNull(stores, "stores"), folder);
  }

  /**
   * Takes for granted that the folder with the list's certificates, which {@link
   * TrustBundle#writeFolder} writes, was installed on the computers of users: classic Outlook then
   * finds them in the Windows stores, beside what {@link #windowsRoots} names.
   *
   * @return a copy that does so
   */
  public ClientCoverage installedFromFolder() {
    return new ClientCoverage(list, windows, Folder.INSTALLED);
  }

  /**
   * Judges every authority of the list, as of an instant.
   *
   * @param instant the instant
   * @return a row for each authority, in the order of the list
   */
  public CoverageTable at(Instant instant) {
    Judges judges = judges();
    return new CoverageTable(
        list.entries().stream()
            .filter(BundleEntry::isCa)
            .map(e -> judges.row(Evidence.of(e), instant))
            .collect(ImmutableList.toImmutableList()),
        instant);
  }

  /**
   * Judges one certificate, of a user or an authority, in the list or not.
   *
   * @param certificate the certificate
   * @param instant the instant
   * @return its row
   */
  public CoverageRow judge(BundleEntry certificate, Instant instant) {
    return judge(Evidence.of(certificate), instant);
  }

  /**
   * Judges a certificate with what came along, as of an instant.
   *
   * @param evidence the certificate and what came along
   * @param instant the instant
   * @return its row
   */
  public CoverageRow judge(Evidence evidence, Instant instant) {
    return judges().row(evidence, instant);
  }

  private Judges judges() {
    ListJudge uploaded = ListJudge.of(list);
    ListJudge server = windows == null ? null : ListJudge.of(windows);
    ListJudge computer = server;
    if (folder == Folder.INSTALLED) {
      computer = ListJudge.of(windows == null ? list : windows.plus(list));
    }
    boolean all = windows != null;
    return new Judges(uploaded, server, computer, all);
  }

  /**
   * What is asked.
   *
   * @param server the Windows stores of a server; null if they were not named
   * @param computer the Windows stores of a computer, as far as they are known; null if not at all
   * @param all whether all of the Windows stores was named
   */
  private record Judges(
      ListJudge uploaded, @Nullable ListJudge server, @Nullable ListJudge computer, boolean all) {
    CoverageRow row(Evidence evidence, Instant at) {
      ClientAnswer online =
          uploaded.judge(evidence, at, ClientLists.of(MailClient.OUTLOOK_ON_THE_WEB));
      ImmutableMap<MailClient, ClientAnswer> answers =
          Maps.toMap(
              ImmutableList.copyOf(MailClient.values()),
              client -> answer(ClientLists.of(client), online, evidence, at));
      ClientAnswer there = answer(ClientLists.of(MailClient.EXCHANGE_SERVER), online, evidence, at);
      return new CoverageRow(
          evidence.leaf(), answers, ClientAnswers.both(online, there, ClientLists.hybrid()));
    }

    private ClientAnswer answer(
        ClientLists.Row row, ClientAnswer online, Evidence evidence, Instant at) {
      return switch (row.list()) {
        case UPLOADED -> online.of(row);
        case UPLOADED_AND_FETCHED -> ClientAnswers.fetching(online, row);
        case UPLOADED_THEN_WINDOWS ->
            ClientAnswers.either(
                online,
                server == null
                    ? ClientAnswers.notNamed(row)
                    : ClientAnswers.fetching(server.judge(evidence, at, row), row),
                row);
        case WINDOWS -> windows(evidence, at, row);
        case BOTH, UNKNOWN -> ClientAnswers.unknown(row);
      };
    }

    private ClientAnswer windows(Evidence evidence, Instant at, ClientLists.Row row) {
      if (computer == null) {
        return ClientAnswers.notNamed(row);
      }
      ClientAnswer known = computer.judge(evidence, at, row);
      // What was not named may hold what is missing.
      return known.verdict() == ClientAnswer.Verdict.FAILS && !all
          ? ClientAnswers.notNamed(row)
          : ClientAnswers.fetching(known, row);
    }
  }
}
