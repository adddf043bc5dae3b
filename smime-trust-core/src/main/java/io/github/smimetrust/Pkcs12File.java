package io.github.smimetrust;

import io.github.smimetrust.sst.der.DerReader;
import io.github.smimetrust.sst.der.MalformedDerException;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads the certificates of a PKCS #12 file (RFC 7292, .p12 and .pfx). The MAC is verified before
 * anything behind it is looked at; keys are counted, never decrypted.
 *
 * <pre>
 * PFX ::= SEQUENCE { version 3, authSafe ContentInfo, macData MacData OPTIONAL }
 * AuthenticatedSafe ::= SEQUENCE OF ContentInfo   -- each plain or encrypted SafeContents
 * </pre>
 */
final class Pkcs12File {
  private static final String DATA = "1.2.840.113549.1.7.1";
  private static final String ENCRYPTED_DATA = "1.2.840.113549.1.7.6";

  private final Origin origin;
  private final Intake intake;
  private final @Nullable Pkcs12Secret secret;
  private final KeyStoreEntries entries;
  private final Pkcs12Bags bags;

  private Pkcs12File(
      Origin origin, Intake intake, @Nullable Pkcs12Secret secret, KeyStoreEntries entries) {
    this.origin = origin;
    this.intake = intake;
    this.secret = secret;
    this.entries = entries;
    this.bags = new Pkcs12Bags(entries);
  }

  /** Reads one object with definite lengths. */
  static void read(byte[] der, Origin origin, Intake intake) {
    Password password = intake.keyStores().password();
    KeyStoreEntries entries = new KeyStoreEntries(origin, intake);
    try (Pkcs12Secret secret = password == null ? null : new Pkcs12Secret(password)) {
      new Pkcs12File(origin, intake, secret, entries).read(der);
    } catch (MalformedDerException e) {
      entries.unread();
      intake.problem(origin.at("byte " + e.offset()), e.found(), e.expected());
    } catch (UnreadableInputException e) {
      entries.unread();
      intake.problem(e);
    }
    entries.deliver();
  }

  private void read(byte[] der) {
    DerReader whole = DerReader.of(der);
    DerReader pfx = whole.expect(DerReader.SEQUENCE, "PFX").enter();
    whole.expectEnd("PFX");
    pfx.expect(DerReader.INTEGER, "version");
    Identified authSafe = Identified.next(der, pfx, "authSafe");
    if (!authSafe.oid().equals(DATA)) {
      throw problem(
          "a PKCS #12 key store whose integrity rests on a public key or on content type "
              + authSafe.oid(),
          "one that a password protects");
    }
    byte[] content = content(authSafe);
    if (pfx.hasNext()) {
      verify(der, pfx, content);
      pfx.expectEnd("PFX");
    } else if (intake.keyStores().demandsIntegrity()) {
      throw problem(
          "a PKCS #12 key store without a MAC, which anyone may have altered",
          "one with a MAC; BundleReader.withoutIntegrityCheck() reads it all the same");
    }
    readSafes(content);
  }

  private void verify(byte[] der, DerReader pfx, byte[] content) {
    if (secret != null) {
      new Pkcs12Mac(der, content, intake.derivations(), origin).verify(pfx, secret);
      return;
    }
    pfx.expect(DerReader.SEQUENCE, "MacData");
    if (intake.keyStores().demandsIntegrity()) {
      throw problem(
          "a PKCS #12 key store, and no password to verify it with",
          "BundleReader.password(...); an array without characters is the empty password");
    }
  }

  private void readSafes(byte[] content) {
    int number = 0;
    try {
      byte[] der = DefiniteLengths.of(content);
      DerReader whole = DerReader.of(der);
      DerReader safes = whole.expect(DerReader.SEQUENCE, "AuthenticatedSafe").enter();
      whole.expectEnd("AuthenticatedSafe");
      while (safes.hasNext()) {
        number++;
        readSafe(Identified.next(der, safes, "ContentInfo"), origin.at("safe " + number));
      }
    } catch (MalformedDerException e) {
      throw malformed(e, origin.at("authenticated safe"));
    }
  }

  private void readSafe(Identified info, Origin place) {
    try {
      switch (info.oid()) {
        case DATA -> bags.read(content(info), place);
        case ENCRYPTED_DATA -> bags.read(decrypted(info, place), place);
        default ->
            throw new UnreadableInputException(
                place,
                "content type " + info.oid(),
                "data or encrypted data; certificates for a public key cannot be read");
      }
    } catch (MalformedDerException e) {
      skip(malformed(e, place));
    } catch (UnreadableInputException e) {
      skip(e);
    }
  }

  /** The other safes can be good. */
  private void skip(UnreadableInputException e) {
    intake.problem(e);
    entries.unread();
  }

  private static UnreadableInputException malformed(MalformedDerException e, Origin place) {
    return new UnreadableInputException(place.at("byte " + e.offset()), e.found(), e.expected(), e);
  }

  /** The content of a ContentInfo of type data: [0] EXPLICIT OCTET STRING. */
  private static byte[] content(Identified info) {
    DerReader content = info.fields().expect(0xA0, "content").enter();
    content.next();
    return octets(info.der(), content, DerReader.OCTET_STRING);
  }

  /** [0] EXPLICIT EncryptedData { version, { contentType, algorithm, [0] content } }. */
  private byte[] decrypted(Identified info, Origin place) {
    DerReader content = info.fields().expect(0xA0, "content").enter();
    DerReader data = content.expect(DerReader.SEQUENCE, "EncryptedData").enter();
    data.expect(DerReader.INTEGER, "version");
    Identified inner = Identified.next(info.der(), data, "EncryptedContentInfo");
    DerReader fields = inner.fields();
    Identified algorithm = Identified.next(info.der(), fields, "contentEncryptionAlgorithm");
    fields.next();
    byte[] encrypted = octets(info.der(), fields, 0x80);
    if (secret == null) {
      throw new UnreadableInputException(
          place,
          "encrypted certificates, and no password to decrypt them with",
          "BundleReader.password(...); an array without characters is the empty password");
    }
    PasswordDecryption decryption = new PasswordDecryption(secret, intake.derivations(), place);
    byte[] plain = decryption.decrypt(algorithm, encrypted);
    if (plain.length == 0 || plain[0] != DerReader.SEQUENCE) {
      // One wrong password in 256 leaves what looks like padding.
      throw decryption.undecryptable(null);
    }
    return plain;
  }

  /** A string in one piece, or in pieces as BER allows. */
  private static byte[] octets(byte[] der, DerReader string, int primitive) {
    if (string.tag() == primitive) {
      return Arrays.copyOfRange(der, string.contentStart(), string.end());
    }
    if (string.tag() != (primitive == 0x80 ? 0xA0 : primitive | 0x20)) {
      throw new MalformedDerException(
          string.start(),
          "an element with identifier 0x" + Integer.toHexString(string.tag()),
          "an OCTET STRING");
    }
    ByteArrayOutputStream joined = new ByteArrayOutputStream(string.length());
    DerReader pieces = string.enter();
    while (pieces.hasNext()) {
      pieces.expect(DerReader.OCTET_STRING, "a piece of an OCTET STRING");
      joined.write(der, pieces.contentStart(), pieces.length());
    }
    return joined.toByteArray();
  }

  private UnreadableInputException problem(String found, String expected) {
    return new UnreadableInputException(origin, found, expected);
  }
}
