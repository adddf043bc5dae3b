package io.github.smimetrust.sst;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The serialized form, stated once. All integers are unsigned, 32 bits, little-endian; records
 * follow each other without padding.
 *
 * <pre>
 * store    = header element* end
 * header   = 00 00 00 00 (version)  43 45 52 54 ("CERT")            8 bytes
 * element  = property* object
 * record   = id, encoding type, length, value[length]               12 + length bytes
 * property = record with an id of 1 to 0xFFFF other than 0x20 to 0x22
 * object   = record with id 0x20 certificate, 0x21 CRL, 0x22 CTL
 * end      = 12 zero bytes
 * </pre>
 *
 * Source: MS-OSHARED 2.3.2.5.1 to 2.3.2.5.4 and 2.3.9.1, which know certificates only; CRL and CTL
 * have the ids that Windows reserves for them.
 */
final class RecordFormat {
  static final int MAGIC = 0x54524543;
  static final int HEADER_BYTES = 8;
  static final int RECORD_BYTES = 12;

  static final int END = 0;
  static final int CERTIFICATE = 0x20;
  static final int CRL = 0x21;
  static final int CTL = 0x22;
  static final int MAX_ID = 0xFFFF;

  /** X509_ASN_ENCODING, the only encoding type that the specification allows. */
  static final int X509_ASN_ENCODING = 1;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private RecordFormat() {}

  static boolean isObject(int id) {
    return id >= CERTIFICATE && id <= CTL;
  }

  static int intAt(byte[] bytes, int offset) {
    return (int) INT.get(bytes, offset);
  }

  static int idAt(byte[] bytes, int record) {
    return (int) INT.get(bytes, record);
  }

  static int encodingTypeAt(byte[] bytes, int record) {
    return (int) INT.get(bytes, record + 4);
  }

  static int lengthAt(byte[] bytes, int record) {
    return (int) INT.get(bytes, record + 8);
  }

  static void putInt(byte[] bytes, int offset, int value) {
    INT.set(bytes, offset, value);
  }

  /** Writes one record and returns the offset after it. */
  static int putRecord(byte[] target, int at, int id, int encodingType, byte[] value) {
    putInt(target, at, id);
    putInt(target, at + 4, encodingType);
    putInt(target, at + 8, value.length);
    System.arraycopy(value, 0, target, at + RECORD_BYTES, value.length);
    return at + RECORD_BYTES + value.length;
  }

  static void putHeader(byte[] target) {
    putInt(target, 0, 0);
    putInt(target, 4, MAGIC);
  }
}
