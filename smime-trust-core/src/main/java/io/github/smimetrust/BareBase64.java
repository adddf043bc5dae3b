package io.github.smimetrust;

import io.github.smimetrust.sst.der.DerReader;
import io.github.smimetrust.sst.der.MalformedDerException;
import java.util.Base64;
import java.util.Optional;

/**
 * Reads Base64 without BEGIN and END lines, as web forms, XML and directories give it: the whole
 * text is one object, or every line is one.
 */
final class BareBase64 {
  private BareBase64() {}

  static void read(String text, Origin origin, Intake intake) {
    Optional<byte[]> whole = object(text);
    if (whole.isPresent()) {
      Content.readObject(whole.get(), origin, intake);
      return;
    }
    // Lines of a text that is no Base64 at all are not worth a problem each. More lines than there
    // may be problems need not be looked at.
    boolean oneALine =
        text.lines()
            .filter(line -> !line.isBlank())
            .limit(Intake.MOST_ENTRIES)
            .anyMatch(line -> object(line).isPresent());
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      Origin place = origin.at("line " + number);
      Optional<byte[]> one = object(line);
      if (one.isPresent()) {
        Content.readObject(one.get(), place, intake);
        continue;
      }
      intake.problem(
          place,
          // Not quoted: it may be a private key with a character too many.
          "text that is neither PEM nor Base64 of DER, " + line.length() + " characters",
          "-----BEGIN CERTIFICATE-----, or one certificate in Base64 a line or a file");
      if (!oneALine) {
        return;
      }
    }
  }

  /** Decodes text that is Base64 of a store, or of exactly one DER or BER element. */
  private static Optional<byte[]> object(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(PemBlocks.withoutBlanks(text));
      if (!StoreCertificates.isStore(bytes)) {
        DerReader reader = DerReader.of(DefiniteLengths.of(bytes));
        reader.expect(DerReader.SEQUENCE, "a certificate");
        reader.expectEnd("the certificate");
      }
      return Optional.of(bytes);
    } catch (IllegalArgumentException | MalformedDerException e) {
      return Optional.empty();
    }
  }
}
