package io.github.smimetrust;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Writes CMS SignedData that carries certificates and nothing else (RFC 5652 section 5.1). By hand,
 * since a library would parse the certificates and write them anew, and a byte changed in one is a
 * broken signature.
 *
 * <pre>
 * ContentInfo { signedData, [0] SignedData {
 *   version 1, digestAlgorithms {}, encapContentInfo { data }, [0] IMPLICIT certificates,
 *   signerInfos {} } }
 * </pre>
 */
final class CertsOnly {
  private static final byte[] SIGNED_DATA = HexFormat.of().parseHex("06092a864886f70d010702");
  private static final byte[] BEFORE_CERTIFICATES =
      HexFormat.of().parseHex("020101" + "3100" + "300b06092a864886f70d010701");
  private static final byte[] NO_SIGNERS = {0x31, 0};

  private CertsOnly() {}

  static byte[] encode(List<BundleEntry> entries) {
    ByteArrayOutputStream certificates = new ByteArrayOutputStream();
    // X.690 section 11.6: the elements of a set in the order of their encodings.
    entries.stream()
        .map(BundleEntry::der)
        .sorted(Arrays::compareUnsigned)
        .forEach(certificates::writeBytes);
    byte[] signedData =
        element(0x30, BEFORE_CERTIFICATES, element(0xA0, certificates.toByteArray()), NO_SIGNERS);
    return element(0x30, SIGNED_DATA, element(0xA0, signedData));
  }

  private static byte[] element(int identifier, byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length = Math.addExact(length, part.length);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(length + 6);
    out.write(identifier);
    DefiniteLengths.writeLength(out, length);
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
