package io.github.smimetrust.sst;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of a store, put together from the text of the format; no part of the codec is used. */
final class StoreBytes {
  static final int CERTIFICATE = 0x20;
  static final int CRL = 0x21;
  static final int CTL = 0x22;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private StoreBytes() {}

  /** Begins with the header. */
  static StoreBytes store() {
    return new StoreBytes().raw(0, 0, 0, 0, 'C', 'E', 'R', 'T');
  }

  /** Begins with nothing, as an element that stands alone. */
  static StoreBytes alone() {
    return new StoreBytes();
  }

  StoreBytes record(long id, long encodingType, long length, byte[] value) {
    ByteBuffer head = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    out.writeBytes(head.putInt((int) id).putInt((int) encodingType).putInt((int) length).array());
    out.writeBytes(value);
    return this;
  }

  StoreBytes record(long id, byte[] value) {
    return record(id, 1, value.length, value);
  }

  StoreBytes property(int id, int... value) {
    return record(id, bytes(value));
  }

  StoreBytes certificate(byte[] der) {
    return record(CERTIFICATE, der);
  }

  StoreBytes crl(byte[] der) {
    return record(CRL, der);
  }

  StoreBytes ctl(byte[] der) {
    return record(CTL, der);
  }

  StoreBytes raw(int... octets) {
    out.writeBytes(bytes(octets));
    return this;
  }

  int size() {
    return out.size();
  }

  /** What was put together so far. */
  byte[] cut() {
    return out.toByteArray();
  }

  /** All of it, with the end record. */
  byte[] end() {
    return raw(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0).cut();
  }

  static byte[] bytes(int... octets) {
    byte[] bytes = new byte[octets.length];
    for (int i = 0; i < octets.length; i++) {
      bytes[i] = (byte) octets[i];
    }
    return bytes;
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** A value with which no record can begin: its id would be 0xFFFFFFFF. */
  static byte[] ones(int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) 0xFF);
    return bytes;
  }
}
