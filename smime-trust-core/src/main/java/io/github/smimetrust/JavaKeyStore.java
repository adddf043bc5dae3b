package io.github.smimetrust;

import io.github.smimetrust.KeyStoreEntries.Role;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads the certificates of a Java key store, JKS or JCEKS. Keys are skipped over as they lie
 * there.
 *
 * <pre>
 * magic u4, version u4, count u4, entries, SHA-1 over password, a salt and all that
 * entry: tag u4 (1 key, 2 certificate, 3 secret key), alias, date u8, then
 *   key: length u4, bytes, count u4, certificates; certificate: one
 * certificate: type (version 2 alone), length u4, DER
 * </pre>
 */
final class JavaKeyStore {
  private static final int JKS = 0xFEEDFEED;
  private static final int JCEKS = 0xCECECECE;
  private static final int KEY = 1;
  private static final int CERTIFICATE = 2;
  private static final int DIGEST_BYTES = 20;

  /** The salt of the digest, in every version of Java. */
  private static final byte[] SALT = "Mighty Aphrodite".getBytes(StandardCharsets.UTF_8);

  private final byte[] bytes;
  private final int end;
  private final ByteArrayInputStream left;
  private final DataInputStream in;
  private final Origin origin;
  private final KeyStoreEntries entries;

  private JavaKeyStore(byte[] bytes, Origin origin, KeyStoreEntries entries) {
    this.bytes = bytes;
    this.end = Math.max(0, bytes.length - DIGEST_BYTES);
    this.left = new ByteArrayInputStream(bytes, 0, end);
    this.in = new DataInputStream(left);
    this.origin = origin;
    this.entries = entries;
  }

  /** Does this begin like a key store? */
  static boolean isKeyStore(byte[] bytes) {
    return magic(bytes) == JKS || magic(bytes) == JCEKS;
  }

  private static int magic(byte[] bytes) {
    return bytes.length < 4
        ? 0
        : bytes[0] << 24 | (bytes[1] & 0xFF) << 16 | (bytes[2] & 0xFF) << 8 | bytes[3] & 0xFF;
  }

  static void read(byte[] bytes, Origin origin, Intake intake) {
    KeyStoreEntries entries = new KeyStoreEntries(origin, intake);
    JavaKeyStore store = new JavaKeyStore(bytes, origin, entries);
    try {
      store.verify(intake.keyStores());
      store.readEntries();
    } catch (UnreadableInputException e) {
      intake.problem(e);
    } catch (IOException e) {
      intake.problem(
          store.malformed("an entry that is cut off or has a broken name", "a whole entry", e));
    }
    entries.deliver();
  }

  private void verify(KeyStoreChoices choices) {
    Password password = choices.password();
    if (password != null) {
      if (!MessageDigest.isEqual(digest(password), Arrays.copyOfRange(bytes, end, bytes.length))) {
        throw new UnreadableInputException(
            origin,
            password.isEmpty()
                ? "a digest that does not match the empty password"
                : "a digest that does not match the password",
            "the right password; if it is the right one, the file was altered");
      }
    } else if (choices.demandsIntegrity()) {
      throw new UnreadableInputException(
          origin,
          "a Java key store, and no password to verify it with",
          "BundleReader.password(...), or withoutIntegrityCheck()");
    }
  }

  private byte[] digest(Password password) {
    byte[] text = password.utf16();
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-1");
      digest.update(text);
      digest.update(SALT);
      digest.update(bytes, 0, end);
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    } finally {
      Arrays.fill(text, (byte) 0);
    }
  }

  private void readEntries() throws IOException {
    in.readInt();
    int version = in.readInt();
    if (version != 1 && version != 2) {
      throw malformed("version " + version, "1 or 2", null);
    }
    int count = in.readInt();
    for (int number = 1; number <= count; number++) {
      int tag = in.readInt();
      String alias = tag == KEY || tag == CERTIFICATE ? in.readUTF() : "";
      Origin place = origin.at("entry " + number);
      if (tag == KEY) {
        in.readLong();
        skip("key");
        entries.key();
        int chain = in.readInt();
        for (int i = 1; i <= chain; i++) {
          certificate(version, Role.IN_CHAIN, place.at("certificate " + i), alias);
        }
      } else if (tag == CERTIFICATE) {
        in.readLong();
        certificate(version, Role.TRUSTED, place, alias);
      } else if (tag == 3) {
        // A serialized Java object of unknown length: reading it would run code from data.
        throw malformed(
            "a secret key, behind which nothing can be read",
            "a key store without secret keys: keytool -importkeystore into PKCS #12",
            null);
      } else {
        throw malformed("an entry with tag " + tag, "1 (key) or 2 (certificate)", null);
      }
    }
    if (left.available() > 0) {
      throw malformed(left.available() + " more bytes", "the end of the entries", null);
    }
  }

  private void certificate(int version, Role role, Origin place, String alias) throws IOException {
    String type = version == 2 ? in.readUTF() : "X.509";
    if (!type.equals("X.509") && !type.equals("X509")) {
      throw malformed("a certificate of type " + Texts.harmless(type), "X.509", null);
    }
    entries.certificate(in.readNBytes(length("certificate")), role, place, alias);
  }

  private void skip(String what) throws IOException {
    in.skipNBytes(length(what));
  }

  /** A length, before anything is allocated by it. */
  private int length(String what) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > left.available()) {
      throw malformed(
          "a " + what + " of " + Integer.toUnsignedString(length) + " bytes",
          "at most " + left.available() + ", the rest of the file",
          null);
    }
    return length;
  }

  private UnreadableInputException malformed(
      String found, String expected, @Nullable Exception cause) {
    return new UnreadableInputException(
        origin.at("byte " + (end - left.available())), found, expected, cause);
  }
}
