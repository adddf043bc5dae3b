package io.github.smimetrust.sst;

import io.github.smimetrust.sst.der.DerReader;
import io.github.smimetrust.sst.der.MalformedDerException;
import io.github.smimetrust.sst.der.ObjectIdentifiers;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The forms that property values have; each method reads one, in place. */
final class PropertyValue {
  /** Seconds from 1601-01-01 to 1970-01-01: 369 years with 89 leap days. */
  private static final long FILETIME_EPOCH_SECONDS = (369L * 365 + 89) * 86_400;

  private static final long FILETIME_PER_SECOND = 10_000_000;

  private static final String ROOT_PROGRAM_FLAGS = "1.3.6.1.4.1.311.60.1.1";

  /** Seven 32-bit fields come before the strings of CRYPT_KEY_PROV_INFO, on any Windows. */
  private static final int KEY_PROVIDER_HEAD = 28;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private PropertyValue() {}

  static byte[] encodeText(String text) {
    // Not getBytes(UTF_16LE): that turns an unpaired surrogate, which Windows allows, into U+FFFD.
    byte[] value = new byte[2 * text.length() + 2];
    for (int i = 0; i < text.length(); i++) {
      value[2 * i] = (byte) text.charAt(i);
      value[2 * i + 1] = (byte) (text.charAt(i) >> 8);
    }
    return value;
  }

  static String text(byte[] bytes, int from, int to) {
    StringBuilder text = new StringBuilder((to - from) / 2);
    for (int i = from; i + 1 < to; i += 2) {
      char c = (char) ((bytes[i] & 0xFF) | (bytes[i + 1] << 8));
      if (c == 0) {
        break;
      }
      text.append(c);
    }
    return text.toString();
  }

  /** Is this text with its NUL at the very end and nowhere else? */
  static boolean isTerminatedText(byte[] bytes, int from, int to) {
    return (to - from) % 2 == 0 && 2 * text(bytes, from, to).length() + 2 == to - from;
  }

  static Instant fileTime(byte[] bytes, int at) {
    long ticks = (long) LONG.get(bytes, at);
    long seconds = Long.divideUnsigned(ticks, FILETIME_PER_SECOND);
    long rest = Long.remainderUnsigned(ticks, FILETIME_PER_SECOND);
    return Instant.ofEpochSecond(seconds - FILETIME_EPOCH_SECONDS, rest * 100);
  }

  static <T> T der(StoreProperty property, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (MalformedDerException e) {
      throw property.malformed(
          e.found() + " at byte " + (e.offset() - property.valueStart()), e.expected());
    }
  }

  static List<String> objectIdentifiers(byte[] bytes, int from, int to) {
    DerReader value = DerReader.of(bytes, from, to);
    DerReader list = value.expect(DerReader.SEQUENCE, "a list of purposes").enter();
    value.expectEnd("the list of purposes");
    List<String> identifiers = new ArrayList<>();
    while (list.hasNext()) {
      list.expect(DerReader.OBJECT_IDENTIFIER, "a purpose");
      identifiers.add(ObjectIdentifiers.read(bytes, list));
    }
    return List.copyOf(identifiers);
  }

  static List<RootProgramPolicy> policies(byte[] bytes, int from, int to) {
    DerReader value = DerReader.of(bytes, from, to);
    DerReader list = value.expect(DerReader.SEQUENCE, "CertificatePolicies").enter();
    value.expectEnd("CertificatePolicies");
    List<RootProgramPolicy> policies = new ArrayList<>();
    while (list.hasNext()) {
      DerReader information = list.expect(DerReader.SEQUENCE, "PolicyInformation").enter();
      information.expect(DerReader.OBJECT_IDENTIFIER, "a policy");
      String policy = ObjectIdentifiers.read(bytes, information);
      int flags = 0;
      if (information.hasNext()) {
        DerReader qualifiers = information.expect(DerReader.SEQUENCE, "policyQualifiers").enter();
        while (qualifiers.hasNext()) {
          DerReader qualifier =
              qualifiers.expect(DerReader.SEQUENCE, "PolicyQualifierInfo").enter();
          qualifier.expect(DerReader.OBJECT_IDENTIFIER, "a policy qualifier");
          if (ObjectIdentifiers.read(bytes, qualifier).equals(ROOT_PROGRAM_FLAGS)) {
            qualifier.expect(DerReader.BIT_STRING, "the flags of the root programme");
            flags = qualifier.length() < 2 ? 0 : bytes[qualifier.contentStart() + 1] & 0xFF;
          }
        }
      }
      policies.add(new RootProgramPolicy(policy, flags));
    }
    return List.copyOf(policies);
  }

  static KeyProviderInfo keyProviderInfo(StoreProperty property, byte[] bytes, int from, int to) {
    if (to - from < KEY_PROVIDER_HEAD) {
      throw property.malformed(
          (to - from) + " bytes", "CRYPT_KEY_PROV_INFO of at least " + KEY_PROVIDER_HEAD);
    }
    return new KeyProviderInfo(
        stringAt(property, bytes, from, to, RecordFormat.intAt(bytes, from)),
        stringAt(property, bytes, from, to, RecordFormat.intAt(bytes, from + 4)),
        Integer.toUnsignedLong(RecordFormat.intAt(bytes, from + 8)),
        Integer.toUnsignedLong(RecordFormat.intAt(bytes, from + 12)),
        Integer.toUnsignedLong(RecordFormat.intAt(bytes, from + 24)));
  }

  private static String stringAt(
      StoreProperty property, byte[] bytes, int from, int to, int offset) {
    if (offset == 0) {
      return "";
    }
    if (offset < KEY_PROVIDER_HEAD || offset > to - from) {
      throw property.malformed(
          "a string at offset " + Integer.toUnsignedString(offset),
          "0, or " + KEY_PROVIDER_HEAD + " to " + (to - from));
    }
    return text(bytes, from + offset, to);
  }
}
