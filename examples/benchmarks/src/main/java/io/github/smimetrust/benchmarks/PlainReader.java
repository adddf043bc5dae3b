package io.github.smimetrust.benchmarks;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** The codec that anybody would write first: streams, one copy a value. */
final class PlainReader {
  private static final int CERTIFICATE = 0x20;

  private PlainReader() {}

  static List<byte[]> certificates(InputStream stream) throws IOException {
    List<byte[]> certificates = new ArrayList<>();
    DataInputStream in = new DataInputStream(new BufferedInputStream(stream));
    in.readLong();
    while (true) {
      int id = Integer.reverseBytes(in.readInt());
      in.readInt();
      int length = Integer.reverseBytes(in.readInt());
      if (id == 0) {
        return certificates;
      }
      byte[] value = in.readNBytes(length);
      if (id == CERTIFICATE) {
        certificates.add(value);
      }
    }
  }

  static byte[] write(List<byte[]> certificates) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(0);
    out.writeInt(Integer.reverseBytes(0x54524543));
    for (byte[] der : certificates) {
      out.writeInt(Integer.reverseBytes(CERTIFICATE));
      out.writeInt(Integer.reverseBytes(1));
      out.writeInt(Integer.reverseBytes(der.length));
      out.write(der);
    }
    for (int i = 0; i < 3; i++) {
      out.writeInt(0);
    }
    return bytes.toByteArray();
  }
}
