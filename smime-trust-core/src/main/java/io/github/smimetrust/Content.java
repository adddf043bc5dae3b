package io.github.smimetrust;

import io.github.smimetrust.sst.der.DerReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Tells by its first bytes what a file is, and hands it to the reader of that format. */
final class Content {
  private static final String EXPECTED =
      "certificates as PEM, DER, Base64, PKCS #7, a serialized store (.sst), a key store or a zip"
          + " archive of those";

  private Content() {}

  /** Reads one file; keeps the array. */
  static void read(byte[] bytes, Origin origin, Intake intake) {
    int before = intake.found();
    if (bytes.length == 0) {
      intake.problem(origin, "nothing: it is empty", EXPECTED);
    } else if (StoreCertificates.isStore(bytes)) {
      StoreCertificates.read(bytes, origin, intake);
    } else if (isDer(bytes)) {
      DerContent.read(bytes, origin, intake);
    } else if (JavaKeyStore.isKeyStore(bytes)) {
      JavaKeyStore.read(bytes, origin, intake);
    } else if (ZipArchive.isZip(bytes)) {
      ZipFiles.read(bytes, origin, intake);
    } else {
      readText(bytes, origin, intake);
    }
    if (intake.found() == before) {
      intake.problem(origin, "no certificate", EXPECTED);
    }
  }

  /** Reads what Base64 held: one object, or a whole store; keeps the array. */
  static void readObject(byte[] bytes, Origin origin, Intake intake) {
    if (StoreCertificates.isStore(bytes)) {
      StoreCertificates.read(bytes, origin, intake);
    } else {
      DerContent.readOne(bytes, origin, intake);
    }
  }

  /**
   * Does this begin like a DER SEQUENCE? So does text whose first character is the digit 0, but no
   * object that is read here does without an INTEGER (02) or OBJECT IDENTIFIER (06) in it.
   */
  private static boolean isDer(byte[] bytes) {
    if (bytes[0] != DerReader.SEQUENCE) {
      return false;
    }
    for (byte b : bytes) {
      if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 0x0B) {
        return true;
      }
    }
    return false;
  }

  private static void readText(byte[] bytes, Origin origin, Intake intake) {
    Optional<String> text = text(bytes);
    if (text.isEmpty()) {
      intake.problem(origin, "bytes that are neither text nor DER", EXPECTED);
    } else if (PemBlocks.isPem(text.get())) {
      PemBlocks.read(text.get(), origin, intake);
    } else if (InstallScript.isInstallScript(text.get())) {
      // Stands in the folders that writeFolder writes, which can be loaded again.
      intake.nothing();
    } else if (text.get().stripLeading().startsWith("<")) {
      intake.problem(origin, "an HTML or XML document", EXPECTED);
    } else {
      BareBase64.read(text.get(), origin, intake);
    }
  }

  private static boolean startsWith(byte[] bytes, int... first) {
    if (bytes.length < first.length) {
      return false;
    }
    for (int i = 0; i < first.length; i++) {
      if (bytes[i] != (byte) first[i]) {
        return false;
      }
    }
    return true;
  }

  /** Decodes text; editors and PowerShell on Windows write UTF-16 and byte order marks. */
  private static Optional<String> text(byte[] bytes) {
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return decoded(bytes, 2, StandardCharsets.UTF_16LE);
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return decoded(bytes, 2, StandardCharsets.UTF_16BE);
    }
    int start = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    for (int i = start; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        return Optional.empty();
      }
    }
    // Text around the blocks may be in any encoding, and does not count.
    return decoded(bytes, start, StandardCharsets.ISO_8859_1);
  }

  private static Optional<String> decoded(byte[] bytes, int start, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes, start, bytes.length - start))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
