package io.github.smimetrust.sst;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** Small DER structures for tests, made by hand (X.690). */
final class Der {
  private static final byte[] ECDSA_SHA256 = hex("300a06082a8648ce3d040302");
  private static final byte[] EMPTY_BITS = hex("030100");

  private Der() {}

  static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  static byte[] of(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    int length = content.size();
    if (length >= 0x10000) {
      out.write(0x83);
      out.write(length >> 16);
      out.write(length >> 8);
    } else if (length >= 0x100) {
      out.write(0x82);
      out.write(length >> 8);
    } else if (length >= 0x80) {
      out.write(0x81);
    }
    out.write(length);
    out.writeBytes(content.toByteArray());
    return out.toByteArray();
  }

  static byte[] sequence(byte[]... parts) {
    return of(0x30, parts);
  }

  /** An X.509 v3 certificate as far as the codec looks: names of one attribute, no key. */
  static byte[] certificate(String issuer, String subject, int serial) {
    byte[] tbs =
        sequence(
            hex("a003020102"),
            of(0x02, StoreBytes.bytes(serial)),
            ECDSA_SHA256,
            name(issuer),
            sequence(
                of(0x17, StoreBytes.ascii("260101000000Z")),
                of(0x17, StoreBytes.ascii("360101000000Z"))),
            name(subject),
            sequence(ECDSA_SHA256, EMPTY_BITS));
    return sequence(tbs, ECDSA_SHA256, EMPTY_BITS);
  }

  /** A certificate that has itself as issuer. */
  static byte[] root(String name) {
    return certificate(name, name, 1);
  }

  static byte[] crl(String issuer) {
    byte[] tbs =
        sequence(
            hex("020101"), ECDSA_SHA256, name(issuer), of(0x17, StoreBytes.ascii("260101000000Z")));
    return sequence(tbs, ECDSA_SHA256, EMPTY_BITS);
  }

  /** The outer shape of a signed PKCS #7. */
  static byte[] ctl() {
    return sequence(hex("06092a864886f70d010702"), of(0xA0, sequence(hex("020101"))));
  }

  private static byte[] name(String commonName) {
    return sequence(of(0x31, sequence(hex("0603550403"), of(0x0C, StoreBytes.ascii(commonName)))));
  }
}
