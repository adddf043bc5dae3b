package io.github.smimetrust;

import io.github.smimetrust.sst.der.DerReader;
import java.util.Arrays;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.DataLengthException;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.engines.DESedeEngine;
import org.bouncycastle.crypto.engines.RC2Engine;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.jspecify.annotations.Nullable;

/**
 * Decrypts what was encrypted with a password: the algorithms of RFC 7292 appendix C that are block
 * ciphers (old files have 40-bit RC2), and PBES2 of RFC 8018 with PBKDF2 or scrypt and AES or
 * triple DES.
 */
final class PasswordDecryption {
  private static final String PKCS12_PBE = "1.2.840.113549.1.12.1.";
  private static final String PBES2 = "1.2.840.113549.1.5.13";
  private static final String SCRYPT = "1.3.6.1.4.1.11591.4.11";

  private final Pkcs12Secret secret;
  private final KeyDerivations derivations;
  private final Origin origin;

  PasswordDecryption(Pkcs12Secret secret, KeyDerivations derivations, Origin origin) {
    this.secret = secret;
    this.derivations = derivations;
    this.origin = origin;
  }

  private record Keyed(BlockCipher cipher, CipherParameters parameters) {}

  byte[] decrypt(Identified algorithm, byte[] encrypted) {
    Keyed keyed = algorithm.oid().equals(PBES2) ? pbes2(algorithm) : pkcs12(algorithm);
    PaddedBufferedBlockCipher cipher =
        new PaddedBufferedBlockCipher(CBCBlockCipher.newInstance(keyed.cipher));
    byte[] plain = new byte[encrypted.length];
    try {
      cipher.init(false, keyed.parameters);
      int length = cipher.processBytes(encrypted, 0, encrypted.length, plain, 0);
      length += cipher.doFinal(plain, length);
      return Arrays.copyOf(plain, length);
    } catch (CryptoException | DataLengthException e) {
      throw undecryptable(e);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  /** What a wrong password comes to where no MAC was there to tell. */
  UnreadableInputException undecryptable(@Nullable Exception cause) {
    return new UnreadableInputException(
        origin,
        "content that the password does not decrypt",
        "the password that it was encrypted with; if it is the right one, the file is damaged",
        cause);
  }

  private Keyed pkcs12(Identified algorithm) {
    return switch (algorithm.oid()) {
      case PKCS12_PBE + "3" -> pkcs12(algorithm, new DESedeEngine(), 192);
      case PKCS12_PBE + "4" -> pkcs12(algorithm, new DESedeEngine(), 128);
      case PKCS12_PBE + "5" -> pkcs12(algorithm, new RC2Engine(), 128);
      case PKCS12_PBE + "6" -> pkcs12(algorithm, new RC2Engine(), 40);
      default ->
          throw algorithm.unsupported(
              origin, "encryption", "PBES2, or triple DES or RC2 of PKCS #12");
    };
  }

  private Keyed pkcs12(Identified algorithm, BlockCipher cipher, int keyBits) {
    DerReader fields = algorithm.parameters("PBEParameter");
    byte[] salt = algorithm.octets(fields, "salt");
    int iterations = derivations.afford(algorithm.positive(fields, "iterations"), origin);
    return new Keyed(
        cipher, derivations.pkcs12(new SHA1Digest(), secret.bmp(), salt, iterations, keyBits, 64));
  }

  private Keyed pbes2(Identified algorithm) {
    DerReader fields = algorithm.parameters("PBES2-params");
    byte[] der = algorithm.der();
    Identified derivation = Identified.next(der, fields, "keyDerivationFunc");
    Identified scheme = Identified.next(der, fields, "encryptionScheme");
    String aes = "2.16.840.1.101.3.4.1.";
    BlockCipher cipher =
        switch (scheme.oid()) {
          case "2.16.840.1.101.3.4.1.2", "2.16.840.1.101.3.4.1.22", "2.16.840.1.101.3.4.1.42" ->
              AESEngine.newInstance();
          case "1.2.840.113549.3.7" -> new DESedeEngine();
          default ->
              throw scheme.unsupported(origin, "encryption", "AES or triple DES in CBC mode");
        };
    int keyBits =
        switch (scheme.oid().startsWith(aes) ? scheme.oid().substring(aes.length()) : "") {
          case "2" -> 128;
          case "42" -> 256;
          default -> 192;
        };
    byte[] iv = scheme.octets(scheme.fields(), "initialization vector");
    if (iv.length != cipher.getBlockSize()) {
      throw new UnreadableInputException(
          origin,
          "an initialization vector of " + iv.length + " bytes",
          cipher.getBlockSize() + " bytes");
    }
    return new Keyed(cipher, new ParametersWithIV(key(derivation, keyBits), iv));
  }

  private KeyParameter key(Identified derivation, int keyBits) {
    return switch (derivation.oid()) {
      case Pbkdf2.OID -> {
        Pbkdf2 parameters = Pbkdf2.read(derivation, derivations, origin);
        checkKeyLength(parameters.keyBytes(), keyBits);
        yield parameters.derive(derivations, secret.utf8(), keyBits);
      }
      case SCRYPT -> {
        // RFC 7914 section 7.1
        DerReader fields = derivation.parameters("scrypt-params");
        byte[] salt = derivation.octets(fields, "salt");
        KeyDerivations.ScryptCost cost =
            derivations.affordScrypt(
                derivation.positive(fields, "costParameter"),
                derivation.positive(fields, "blockSize"),
                derivation.positive(fields, "parallelizationParameter"),
                origin);
        if (fields.hasNext()) {
          checkKeyLength(derivation.positive(fields, "keyLength"), keyBits);
        }
        yield derivations.scrypt(secret.utf8(), salt, cost, keyBits);
      }
      default -> throw derivation.unsupported(origin, "key derivation", "PBKDF2 or scrypt");
    };
  }

  private void checkKeyLength(long bytes, int keyBits) {
    if (bytes != Pbkdf2.NO_KEY_LENGTH && bytes != keyBits / 8) {
      throw new UnreadableInputException(
          origin, "a key of " + bytes + " bytes", keyBits / 8 + " bytes, as the cipher takes");
    }
  }
}
