package io.github.smimetrust.examples.demands;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.sst.SerializedStore;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * "How do I make the SST without Windows?" From any files with certificates, on any machine with
 * Java; and back, to see what is in one.
 */
public final class StoreAnywhere {
  private StoreAnywhere() {}

  /**
   * Runs the example.
   *
   * @param arguments a folder for the files; without it, a temporary one
   * @throws IOException if the folder cannot be made
   */
  public static void main(String[] arguments) throws IOException {
    Path folder =
        arguments.length > 0 ? Path.of(arguments[0]) : Files.createTempDirectory("StoreAnywhere");
    show(new PrintStream(System.out, true, StandardCharsets.UTF_8), folder);
  }

  static void show(PrintStream out, Path folder) throws IOException {
    DemoAuthority root = DemoAuthority.root("Partner Root");
    DemoAuthority issuer = root.issues("Partner Mail CA");
    Path pem = folder.resolve("root.pem");
    TrustBundle.of(root.certificate()).writePem(pem);
    Path p7b = folder.resolve("issuing.p7b");
    TrustBundle.of(issuer.certificate()).writeP7b(p7b);

    Path sst = folder.resolve("tenant.sst");
    TrustBundle.load(pem, p7b).writeSst(sst);
    out.println(sst.getFileName() + ", " + Files.size(sst) + " bytes");
    for (BundleEntry entry : TrustBundle.load(sst).entries()) {
      out.println("  " + entry.subject() + "  ends " + entry.notAfter());
    }
    // The form that Windows writes: version 0, "CERT", records, and a record of zeros.
    byte[] bytes = Files.readAllBytes(sst);
    out.println("  begins with " + HexFormat.of().formatHex(bytes, 0, 8));
    out.println("  same bytes again: " + Arrays.equals(SerializedStore.read(sst).encode(), bytes));
  }
}
