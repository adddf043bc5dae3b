package io.github.smimetrust;

import io.github.smimetrust.sst.SerializedStore;
import io.github.smimetrust.sst.SstLimits;
import io.github.smimetrust.sst.StoreElement;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Every certificate in the shared data, once, by its SHA-256. They are dug out without the readers
 * of this library, stores apart: from Base64 in texts, from the octal digits of certdata.txt, and
 * from binary files wherever something that begins like a certificate lies.
 */
final class SharedCertificates {
  /** Base64 of a SEQUENCE with a length of two bytes begins with MI; lines may break. */
  private static final Pattern BASE64 = Pattern.compile("MI[A-Za-z0-9+/\\r\\n ]{80,}={0,2}");

  private static final Pattern OCTAL = Pattern.compile("\\\\[0-7\\\\\\n]{80,}");

  private final Map<String, byte[]> found = new TreeMap<>();

  private SharedCertificates() {}

  static Map<String, byte[]> bySha256() {
    SharedCertificates certificates = new SharedCertificates();
    try {
      for (Path file : SharedData.files(SharedData.vectors())) {
        certificates.addFile(file);
      }
      for (Path file : SharedData.files(SharedData.stores())) {
        if (file.toString().endsWith(".sst")) {
          certificates.addStore(Files.readAllBytes(file));
        } else {
          certificates.addFile(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return certificates.found;
  }

  private void addFile(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (file.toString().endsWith(".gz")) {
      bytes = new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
    }
    addBinary(bytes);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    if (file.endsWith("certdata.txt")) {
      OCTAL.matcher(text).results().forEach(run -> addBinary(octal(run.group())));
      return;
    }
    Matcher runs = BASE64.matcher(text);
    while (runs.find()) {
      addBinary(base64(runs.group()));
    }
  }

  private void addStore(byte[] bytes) {
    if (bytes.length < 8) {
      return;
    }
    SerializedStore store;
    try {
      store = SerializedStore.decodeLenient(bytes, SstLimits.defaults());
    } catch (io.github.smimetrust.sst.MalformedStoreException e) {
      addBinary(bytes);
      return;
    }
    for (StoreElement element : store.elements()) {
      if (element.kind() == StoreElement.Kind.CERTIFICATE) {
        add(element.content());
      }
    }
  }

  /**
   * Takes each part that begins like a certificate of version 3 or of version 1, and goes on behind
   * it: what a certificate encloses is none.
   */
  private void addBinary(byte[] bytes) {
    for (int at = 0; at + 13 < bytes.length; at++) {
      int end = end(bytes, at);
      if (end > 0 && beginsLikeACertificate(bytes, at)) {
        add(Arrays.copyOfRange(bytes, at, end));
        at = end - 1;
      }
    }
  }

  private static int end(byte[] bytes, int at) {
    if (bytes[at] != 0x30 || bytes[at + 1] != (byte) 0x82) {
      return -1;
    }
    int end = at + 4 + ((bytes[at + 2] & 0xFF) << 8 | bytes[at + 3] & 0xFF);
    return end <= bytes.length ? end : -1;
  }

  private static boolean beginsLikeACertificate(byte[] bytes, int at) {
    int tbs = at + 4;
    int first = bytes[tbs + 1] == (byte) 0x82 ? tbs + 4 : tbs + 3;
    if (bytes[tbs] != 0x30 || bytes[tbs + 1] >= 0) {
      return false;
    }
    boolean version3 =
        bytes[first] == (byte) 0xA0
            && bytes[first + 1] == 3
            && bytes[first + 2] == 2
            && bytes[first + 3] == 1
            && bytes[first + 4] >= 0
            && bytes[first + 4] <= 2;
    // Version 1: serial number, algorithm, and the issuer, which a CRL has one element earlier.
    int second = first + 2 + bytes[first + 1];
    return version3
        || bytes[first] == 2
            && bytes[first + 1] > 1
            && second + 2 < bytes.length
            && bytes[second] == 0x30
            && second + 2 + bytes[second + 1] < bytes.length
            && bytes[second + 2 + bytes[second + 1]] == 0x30;
  }

  private void add(byte[] der) {
    found.put(Fingerprint.ofDer(der).toString(), der);
  }

  private static byte[] octal(String digits) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String kept = digits.replace("\n", "");
    for (int at = 0; at < kept.length(); at += 4) {
      out.write(Integer.parseInt(kept.substring(at + 1, at + 4), 8));
    }
    return out.toByteArray();
  }

  private static byte[] base64(String text) {
    String digits = text.replaceAll("[\\r\\n =]", "");
    int whole = digits.length() % 4 == 1 ? digits.length() - 1 : digits.length();
    return Base64.getDecoder().decode(digits.substring(0, whole));
  }
}
