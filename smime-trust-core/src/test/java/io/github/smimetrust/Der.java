package io.github.smimetrust;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/** Puts DER together by hand, so that a test can put in what no library would write. */
final class Der {
  private Der() {}

  static byte[] element(int identifier, byte[]... contents) {
    byte[] content = joined(contents);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(identifier);
    if (content.length < 0x80) {
      out.write(content.length);
    } else {
      byte[] length = BigInteger.valueOf(content.length).toByteArray();
      int from = length[0] == 0 ? 1 : 0;
      out.write(0x80 | length.length - from);
      out.write(length, from, length.length - from);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  /** The same with an indefinite length, which BER allows. */
  static byte[] indefinite(int identifier, byte[]... contents) {
    return joined(new byte[] {(byte) identifier, (byte) 0x80}, joined(contents), new byte[] {0, 0});
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  static byte[] sequence(byte[]... contents) {
    return element(0x30, contents);
  }

  static byte[] set(byte[]... contents) {
    return element(0x31, contents);
  }

  static byte[] integer(long value) {
    return element(0x02, BigInteger.valueOf(value).toByteArray());
  }

  static byte[] integer(BigInteger value) {
    return element(0x02, value.toByteArray());
  }

  static byte[] bool(int octet) {
    return element(0x01, new byte[] {(byte) octet});
  }

  static byte[] nothing() {
    return element(0x05);
  }

  static byte[] octets(byte[]... contents) {
    return element(0x04, contents);
  }

  static byte[] bits(byte[]... contents) {
    return element(0x03, new byte[] {0}, joined(contents));
  }

  static byte[] oid(String dotted) {
    try {
      return new ASN1ObjectIdentifier(dotted).getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] utf8(String text) {
    return element(0x0C, text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] printable(String text) {
    return element(0x13, text.getBytes(StandardCharsets.US_ASCII));
  }

  /** A relative distinguished name with one attribute. */
  static byte[] rdn(String type, byte[] value) {
    return set(attribute(type, value));
  }

  static byte[] attribute(String type, byte[] value) {
    return sequence(oid(type), value);
  }

  static byte[] commonName(String text) {
    return sequence(rdn("2.5.4.3", utf8(text)));
  }
}
