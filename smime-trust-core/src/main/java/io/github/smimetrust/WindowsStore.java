package io.github.smimetrust;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A certificate store of the Windows computer that this runs on, read through the JDK: what
 * Exchange Server looks at after its own list.
 *
 * <pre>{@code
 * TrustBundle windowsRoots = WindowsStore.localMachineRoots().read();
 * }</pre>
 *
 * <p>The JDK reaches root stores alone. For the intermediates of the computer, and for a program
 * that runs elsewhere, export the store in PowerShell and {@linkplain TrustBundle#load load} the
 * file:
 *
 * <pre>{@code
 * Get-ChildItem Cert:\LocalMachine\CA | Export-Certificate -Type SST -FilePath intermediates.sst
 * Get-ChildItem Cert:\LocalMachine\Root | Export-Certificate -Type SST -FilePath roots.sst
 * }</pre>
 *
 * <p>This class was not tried on Windows. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class WindowsStore {
  private static final String PROVIDER = "SunMSCAPI";

  private static final String MACHINE = "Windows-ROOT-LOCALMACHINE";
  private static final String CURRENT_USER = "Windows-ROOT";

  /** Opens a key store of the JDK by its type, loaded. */
  interface KeyStoreSource {
    KeyStore open(String type) throws GeneralSecurityException, IOException;
  }

  private final KeyStoreSource source;

  private WindowsStore(KeyStoreSource source) {
    this.source = source;
  }

  /**
   * The trusted roots of the computer. JDK 19 and newer, and some updates of older ones, read those
   * alone; where the JDK cannot, it is the current user's view, which has the computer's roots and
   * the user's own. {@link BundleEntry#origin()} says which of the two it was.
   *
   * @return the store, not read yet
   */
  public static WindowsStore localMachineRoots() {
    return localMachineRoots(
        type -> {
          KeyStore store = KeyStore.getInstance(type, PROVIDER);
          store.load(null, null);
          return store;
        });
  }

  static WindowsStore localMachineRoots(KeyStoreSource source) {
    return new WindowsStore(source);
  }

  /**
   * Reads the store.
   *
   * @return its certificates
   * @throws UnreadableInputException if this is not Windows, or the store cannot be read, or
   *     something in it is not a certificate
   */
  public TrustBundle read() {
    try {
      KeyStore store;
      Origin origin;
      try {
        store = source.open(MACHINE);
        origin = new Origin("Windows roots of the local machine", "");
      } catch (KeyStoreException e) {
        store = source.open(CURRENT_USER);
        origin =
            new Origin("Windows roots as the current user sees them, the machine's included", "");
      }
      return certificates(store, origin);
    } catch (GeneralSecurityException | IOException e) {
      throw new UnreadableInputException(
          new Origin("Windows roots", ""),
          "no store of Windows (" + Texts.harmless(e.toString()) + ")",
          "a JDK on Windows with its provider "
              + PROVIDER
              + "; elsewhere, load what this wrote there: Get-ChildItem Cert:\\LocalMachine\\Root |"
              + " Export-Certificate -Type SST -FilePath roots.sst",
          e);
    }
  }

  private static TrustBundle certificates(KeyStore store, Origin origin) throws KeyStoreException {
    Intake intake = Intake.strict(KeyStoreChoices.NONE);
    List<String> aliases = new ArrayList<>(Collections.list(store.aliases()));
    for (String alias : aliases) {
      Certificate certificate = store.getCertificate(alias);
      Origin place = origin.at("certificate " + Texts.harmless(alias));
      try {
        if (certificate instanceof X509Certificate) {
          intake.certificate(certificate.getEncoded(), place);
          continue;
        }
      } catch (CertificateEncodingException e) {
        throw new UnreadableInputException(
            place, "a certificate that has no encoding", "an X.509 certificate", e);
      }
      intake.problem(place, "no X.509 certificate", "one");
    }
    return intake.bundle();
  }
}
