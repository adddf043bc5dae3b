package io.github.smimetrust.mail;

import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.sst.file.AtomicFile;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A signed message for a test: sent to every mail program in question, it shows which of them
 * trusts the signer.
 *
 * <pre>{@code
 * SignedTestMessage.signedWith(Path.of("alice.p12"), password)
 *     .to("bob@example.org")
 *     .at(Instant.now())
 *     .leafOnly()
 *     .writeTo(Path.of("test.eml"));
 * }</pre>
 *
 * <p>Signed with SHA-256 (P-384: SHA-384; P-521 and Ed25519: SHA-512) and the attributes
 * contentType, messageDigest, signingTime and signingCertificateV2. Whether the certificate is
 * valid, trusted or meant for mail is not checked: that is what the test is for. The same choices
 * give the same bytes.
 *
 * <p>Immutable and thread-safe; each choice returns a new message; files are read when it is
 * encoded.
 *
 * @since 0.1.0
 */
public final class SignedTestMessage {
  private static final String TEXT =
      String.join(
          "\r\n",
          "This message tests whether a mail program trusts an S/MIME signature.",
          "It was signed at the time that its Date field names. No answer is needed.",
          "");

  private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME;
  private static final int LINE = 64;

  private enum Form {
    DETACHED,
    OPAQUE
  }

  private enum Certificates {
    CHAIN,
    LEAF
  }

  private final KeyFile keyFile;
  private final @Nullable String from;
  private final @Nullable String to;
  private final @Nullable Instant time;
  private final Form form;
  private final Certificates certificates;

  private SignedTestMessage(
      KeyFile keyFile,
      @Nullable String from,
      @Nullable String to,
      @Nullable Instant time,
      Form form,
      Certificates certificates) {
    this.keyFile = keyFile;
    this.from = from;
    this.to = to;
    this.time = time;
    this.form = form;
    this.certificates = certificates;
  }

  /**
   * Begins with who signs. The message is detached and brings the chain along, unless other choices
   * are made.
   *
   * @param pkcs12 a PKCS #12 file with one private key
   * @param password its password; copied
   * @return a message that wants {@link #to} and {@link #at}
   */
  public static SignedTestMessage signedWith(Path pkcs12, char[] password) {
    return new SignedTestMessage(
        new KeyFile(pkcs12, password), null, null, null, Form.DETACHED, Certificates.CHAIN);
  }

  /**
   * Who the message is from; the first address of the certificate unless another is given.
   *
   * @param address an address without a display name
   * @return a copy with it
   * @throws IllegalArgumentException if it is no address
   */
  public SignedTestMessage from(String address) {
    return new SignedTestMessage(keyFile, checked(address), to, time, form, certificates);
  }

  /**
   * Who the message is for. Has to be named.
   *
   * @param address an address without a display name
   * @return a copy with it
   * @throws IllegalArgumentException if it is no address
   */
  public SignedTestMessage to(String address) {
    return new SignedTestMessage(keyFile, from, checked(address), time, form, certificates);
  }

  /**
   * When the message is written and signed. Has to be named.
   *
   * @param time the time; to the second
   * @return a copy with it
   */
  public SignedTestMessage at(Instant time) {
    return new SignedTestMessage(
        keyFile, from, to, time.truncatedTo(ChronoUnit.SECONDS), form, certificates);
  }

  /**
   * The content beside the signature (multipart/signed), which every mail program can show.
   *
   * @return a copy in this form
   */
  public SignedTestMessage detached() {
    return new SignedTestMessage(keyFile, from, to, time, Form.DETACHED, certificates);
  }

  /**
   * The content in the signature (application/pkcs7-mime).
   *
   * @return a copy in this form
   */
  public SignedTestMessage opaque() {
    return new SignedTestMessage(keyFile, from, to, time, Form.OPAQUE, certificates);
  }

  /**
   * The signer's certificate alone comes along, as Outlook on the web sends it by default: the
   * receiver needs the rest of the chain.
   *
   * @return a copy that does so
   */
  public SignedTestMessage leafOnly() {
    return new SignedTestMessage(keyFile, from, to, time, form, Certificates.LEAF);
  }

  /**
   * All certificates that the file has for the key come along.
   *
   * @return a copy that does so
   */
  public SignedTestMessage withChain() {
    return new SignedTestMessage(keyFile, from, to, time, form, Certificates.CHAIN);
  }

  /**
   * Signs the message.
   *
   * @return its bytes, with CRLF
   * @throws IllegalStateException if it is not said to whom and at which time, or from whom where
   *     the certificate has no ASCII address
   * @throws UncheckedIOException if the file cannot be read; the message names it
   * @throws io.github.smimetrust.UnreadableInputException if it is not PKCS #12 with one private
   *     key of a kind that is known, or the password is wrong
   */
  public byte[] encode() {
    if (to == null || time == null) {
      throw new IllegalStateException(
          "found no "
              + (to == null ? "recipient, expected to(address)" : "time, expected at(time)"));
    }
    KeyFile.Signer signer = keyFile.read();
    byte[] content = bytes("Content-Type: text/plain; charset=us-ascii\r\n\r\n" + TEXT);
    byte[] cms =
        new TestSignature(signer, time)
            .sign(content, form == Form.OPAQUE, certificates == Certificates.LEAF);
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.writeBytes(bytes(header(signer, content)));
    if (form == Form.OPAQUE) {
      message.writeBytes(
          bytes(
              "Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\r\n"
                  + part("smime.p7m", cms)));
    } else {
      String boundary = "signed-" + digest(content).substring(0, 32);
      message.writeBytes(
          bytes(
              "Content-Type: multipart/signed; protocol=\"application/pkcs7-signature\";\r\n"
                  + " micalg="
                  + signer.digest().toLowerCase(Locale.ROOT)
                  + "; boundary=\""
                  + boundary
                  + "\"\r\n\r\n--"
                  + boundary
                  + "\r\n"));
      message.writeBytes(content);
      message.writeBytes(
          bytes(
              "\r\n--"
                  + boundary
                  + "\r\nContent-Type: application/pkcs7-signature; name=smime.p7s\r\n"
                  + part("smime.p7s", cms)
                  + "--"
                  + boundary
                  + "--\r\n"));
    }
    return message.toByteArray();
  }

  /**
   * Signs the message and writes it to a file, which is whole or as before.
   *
   * @param file such as {@code test.eml}
   * @throws IllegalStateException as {@link #encode()} does
   * @throws UncheckedIOException if a file cannot be read or written; the message names it
   * @throws io.github.smimetrust.UnreadableInputException as {@link #encode()} does
   */
  public void writeTo(Path file) {
    AtomicFile.replace(file, encode());
  }

  private String header(KeyFile.Signer signer, byte[] content) {
    String sender = from == null ? ownAddress(signer) : from;
    String date = DATE.format(Objects.requireNonNull(time).atOffset(ZoneOffset.UTC));
    String id = digest(bytes(sender + to + date + digest(content)));
    return "From: <"
        + sender
        + ">\r\nTo: <"
        + to
        + ">\r\nSubject: S/MIME test\r\nDate: "
        + date.replace("GMT", "+0000")
        + "\r\nMessage-ID: <"
        + id.substring(0, 32)
        + "@smime-trust.invalid>\r\nMIME-Version: 1.0\r\n";
  }

  private static String ownAddress(KeyFile.Signer signer) {
    List<MailAddress> addresses =
        CertificateAddresses.of(CertificateParts.of(signer.entries().get(0)));
    return addresses.stream()
        .filter(a -> isPlain(a.local()))
        .map(a -> a.local() + "@" + a.domain())
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "found no ASCII address in the certificate, expected from(address)"));
  }

  private static String checked(String address) {
    MailAddress parsed = AddressList.single(address);
    if (parsed == null || !isPlain(parsed.local())) {
      throw new IllegalArgumentException(
          "found \"" + PlainText.of(address) + "\", expected an address such as a@example.org");
    }
    return parsed.local() + "@" + parsed.domain();
  }

  /** Fit for a header field without quotes. */
  private static boolean isPlain(String local) {
    return local.matches("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}");
  }

  private static String part(String name, byte[] cms) {
    return "Content-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="
        + name
        + "\r\n\r\n"
        + Base64.getMimeEncoder(LINE, bytes("\r\n")).encodeToString(cms)
        + "\r\n";
  }

  private static String digest(byte[] bytes) {
    return HexFormat.of().formatHex(ContentInMemory.digest("SHA-256").digest(bytes));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
