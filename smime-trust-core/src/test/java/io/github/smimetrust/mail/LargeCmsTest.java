package io.github.smimetrust.mail;

import static io.github.smimetrust.mail.Streaming.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.fixture.TestPki;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signed data with its content inside, as a stream: the same answer as in memory. */
class LargeCmsTest {
  private static final int LARGE = MailLimits.MEMORY_BYTES + (3 << 20);
  private static final Signing ALICE = Signing.by(Verifying.ALICE);
  private static final String ENCRYPTED =
      "Content-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nx";

  @TempDir Path folder;

  private static MessageVerdict streamed(byte[] mail) {
    return Streaming.verify(mail, 1_000);
  }

  private static String text(Random random, int size) {
    StringBuilder text = new StringBuilder("Content-Type: text/plain\r\n\r\n");
    while (text.length() < size) {
      text.append("x".repeat(random.nextInt(100)));
      text.append(random.nextInt(9) == 0 ? "\r" : "").append(random.nextInt(3) == 0 ? "\n" : "");
    }
    return text.toString();
  }

  /** The same object with its content in pieces, and lengths left open at random. */
  static byte[] pieces(byte[] der, Random random, int piece) throws IOException {
    BerReader whole = BerReader.of(der, 0, der.length);
    BerReader info = whole.expect(BerReader.SEQUENCE, "ContentInfo").enter();
    info.next();
    byte[] type = Arrays.copyOfRange(der, info.start(), info.end());
    info.next();
    BerReader explicit = info.enter();
    explicit.next();
    BerReader data = explicit.enter();
    ByteArrayOutputStream fields = new ByteArrayOutputStream();
    for (int i = 0; data.hasNext(); i++) {
      data.next();
      byte[] field = Arrays.copyOfRange(der, data.start(), data.end());
      if (i == 2) {
        BerReader encapsulated = data.enter();
        encapsulated.next();
        byte[] contentType = Arrays.copyOfRange(der, encapsulated.start(), encapsulated.end());
        encapsulated.next();
        BerReader content = encapsulated.enter();
        content.next();
        byte[] octets = Arrays.copyOfRange(der, content.contentStart(), content.contentEnd());
        field =
            element(
                0x30, random, contentType, element(0xA0, random, string(octets, random, piece, 0)));
      }
      fields.writeBytes(field);
    }
    return element(
        0x30, random, type, element(0xA0, random, element(0x30, random, fields.toByteArray())));
  }

  private static byte[] string(byte[] octets, Random random, int piece, int depth)
      throws IOException {
    if (depth == 3 || random.nextInt(3) == 0) {
      return element(BerReader.OCTET_STRING, null, octets);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int at = 0; at < octets.length; ) {
      int end = Math.min(octets.length, at + 1 + random.nextInt(piece));
      all.writeBytes(string(Arrays.copyOfRange(octets, at, end), random, piece, depth + 1));
      at = end;
    }
    return element(BerReader.CONSTRUCTED_STRING, random, all.toByteArray());
  }

  /** With an open end at random; without a random, never. */
  private static byte[] element(int tag, @Nullable Random random, byte[]... parts)
      throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.write(part);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(tag);
    if (random != null && random.nextBoolean()) {
      all.write(0x80);
      content.writeTo(all);
      all.write(0);
      all.write(0);
      return all.toByteArray();
    }
    int size = content.size();
    all.writeBytes(new byte[] {(byte) 0x83, (byte) (size >> 16), (byte) (size >> 8), (byte) size});
    content.writeTo(all);
    return all.toByteArray();
  }

  private static byte[] mail(String encoding, byte[] body) {
    byte[] header =
        Mime.bytes(
            Signing.FROM
                + "Content-Type: application/pkcs7-mime; smime-type=signed-data\n"
                + "Content-Transfer-Encoding: "
                + encoding
                + "\n\n");
    byte[] all = Arrays.copyOf(header, header.length + body.length);
    System.arraycopy(body, 0, all, header.length, body.length);
    return all;
  }

  @Property(tries = 25)
  void streamGivesTheVerdictOfMemory(
      @ForAll Random random, @ForAll @IntRange(min = 500, max = 8_000) int size)
      throws IOException {
    byte[] content = text(random, size).getBytes(StandardCharsets.US_ASCII);
    byte[] cms = pieces(ALICE.cms(content, true), random, 1 + random.nextInt(2_000));
    boolean binary = random.nextBoolean();
    byte[] mail =
        binary ? mail("binary", cms) : mail("base64", Base64.getMimeEncoder().encode(cms));
    if (random.nextBoolean()) {
      mail[mail.length / 2] ^= 1;
    }

    MessageVerdict inMemory = Verifying.verify(mail);

    assertThat(told(streamed(mail))).isEqualTo(told(inMemory));
    // Below, at and above the limit.
    for (int more = -1; more <= 1; more++) {
      assertThat(told(Streaming.verify(mail, mail.length + more))).isEqualTo(told(inMemory));
    }
  }

  @Property(tries = 40)
  void brokenStructuresAreAsBrokenInTheStream(@ForAll Random random) throws IOException {
    byte[] content = text(random, 1_500).getBytes(StandardCharsets.US_ASCII);
    byte[] cms = pieces(ALICE.cms(content, true), random, 200);
    for (int i = 0; i < 10; i++) {
      byte[] changed = cms.clone();
      int at = random.nextInt(4) == 0 ? random.nextInt(cms.length) : random.nextInt(120);
      changed[at] = (byte) random.nextInt(256);
      if (random.nextInt(4) == 0) {
        changed = Arrays.copyOf(changed, random.nextInt(cms.length) + cms.length / 2);
      }
      byte[] mail = mail("binary", changed);

      if (mail.length > 1_000) {
        assertThat(told(streamed(mail))).isEqualTo(told(Verifying.verify(mail)));
      }
    }
  }

  @Property(tries = 200)
  void base64IsUndoneAsInMemory(@ForAll Random random) throws IOException {
    byte[] bytes = new byte[random.nextInt(70)];
    random.nextBytes(bytes);
    StringBuilder text = new StringBuilder(Base64.getMimeEncoder().encodeToString(bytes));
    for (int i = random.nextInt(3); i > 0; i--) {
      text.insert(random.nextInt(text.length() + 1), "=\r\n\t -!Aéx".charAt(random.nextInt(10)));
    }
    byte[] encoded = text.toString().getBytes(StandardCharsets.ISO_8859_1);

    byte[] expected = TransferEncoding.base64(encoded, 0, encoded.length);

    assertThat(undone(encoded)).as(text.toString()).isEqualTo(expected);
  }

  private static byte @Nullable [] undone(byte[] encoded) throws IOException {
    try {
      return new Base64Stream(new ByteArrayInputStream(encoded)).readAllBytes();
    } catch (MalformedEncoding e) {
      return null;
    }
  }

  @Test
  void nothingMayStandWithinThePaddingOfBase64() throws IOException {
    for (String text :
        List.of("QQ=*=", "QQ=- ==", "QUJDQQ=\u007f=", "QQ= =", "QQ=\n=*", "QUI=*=")) {
      byte[] encoded = text.getBytes(StandardCharsets.US_ASCII);
      byte[] expected;
      try {
        expected = Base64.getMimeDecoder().decode(text.replaceAll("[ \n]", ""));
      } catch (IllegalArgumentException e) {
        expected = null;
      }

      assertThat(undone(encoded)).as(text).isEqualTo(expected);
    }
  }

  @Test
  void largeOpaqueMailIsVerifiedFromTheStream() throws IOException {
    String content = "Content-Type: text/plain\n\n" + "A line of text.\n".repeat(LARGE / 16);
    byte[] cms = ALICE.cms(Mime.bytes(content), true);
    byte[] mail = mail("base64", Base64.getMimeEncoder().encode(cms));
    Path file = Files.write(folder.resolve("large.p7m"), cms);

    assertThat(Verifying.reasons(Verifying.verifier().verify(new ByteArrayInputStream(mail))))
        .containsExactly("trusted");
    MessageVerdict bare = Verifying.verifier().verify(file);
    assertThat(Verifying.reasons(bare)).containsExactly("sender-missing");
    assertThat(bare.signers().get(0).isIntact()).isTrue();
    cms[cms.length / 2] ^= 1;
    assertThat(
            Verifying.reasons(
                Verifying.verifier().verify(new ByteArrayInputStream(mail("binary", cms)))))
        .containsExactly("digest-mismatch");
  }

  @Test
  void largeContentBesideItsSignatureIsDigested() throws IOException {
    byte[] content = Mime.bytes("A line of text.\n".repeat(LARGE / 16));
    Path file = Files.write(folder.resolve("content.txt"), content);
    Path signature = Files.write(folder.resolve("content.p7s"), ALICE.cms(content, false));

    MessageVerdict verdict = Verifying.verifier().verifyDetached(file, signature);

    assertThat(verdict.signers().get(0).isIntact()).isTrue();
    assertThat(verdict.warnings())
        .containsExactly("The content is large, and was not looked into.");
    content[content.length - 3] ^= 1;
    Files.write(file, content);
    assertThat(Verifying.verifier().verifyDetached(file, signature).signers().get(0).isIntact())
        .isFalse();
  }

  @Test
  void layersWithinLargeContentLeaveItUndecided() throws IOException {
    for (String inner :
        List.of(
            ENCRYPTED,
            "Content-Type: multipart/signed; boundary=b\n\n--b\n",
            "Content-Type: application/octet-stream; name=\"a.P7M\"\n\n")) {
      byte[] cms = ALICE.cms(Mime.bytes(inner + "x".repeat(2_000)), true);

      assertThat(Verifying.reasons(streamed(mail("binary", cms))))
          .containsExactly("limit memory-bytes");
    }
    byte[] openPgp =
        ALICE.cms(
            Mime.bytes(
                "Content-Type: multipart/signed; protocol=\"application/pgp-signature\"\n\n"
                    + "x".repeat(2_000)),
            true);
    assertThat(Verifying.reasons(streamed(mail("binary", openPgp)))).containsExactly("trusted");
  }

  @Test
  void senderWithinLargeContentIsCompared() throws IOException {
    byte[] cms = ALICE.cms(Mime.bytes("From: eve@example.org\n\n" + "x".repeat(2_000)), true);

    assertThat(Verifying.reasons(streamed(mail("binary", cms))))
        .containsExactly("protected-sender-differs");
  }

  @Test
  void largeEncryptedMailIsNamed() throws IOException {
    byte[] enveloped =
        element(
            0x30,
            new Random(1),
            HexFormat.of().parseHex("06092a864886f70d010703"),
            element(0xA0, new Random(1), element(0x30, null, element(4, null, new byte[5_000]))));
    byte[] mail = mail("base64", Base64.getMimeEncoder().encode(enveloped));

    assertThat(streamed(mail).layers())
        .containsExactly("application/pkcs7-mime enveloped-data (encrypted, not opened)");
    assertThat(told(streamed(mail))).isEqualTo(told(Verifying.verify(mail)));
    byte[] cut = Arrays.copyOf(mail, mail.length - 400);
    assertThat(told(streamed(cut))).isEqualTo(told(Verifying.verify(cut)));
  }

  @Test
  void whatComesAfterTheContentIsBounded() throws IOException {
    byte[] cms = ALICE.cms(new byte[2_000], true);
    InputStream endless =
        new SequenceInputStream(
            new ByteArrayInputStream(mail("binary", cms)),
            new InputStream() {
              @Override
              public int read() {
                return 0;
              }
            });

    assertThat(Verifying.reasons(Streaming.verify(endless, 1_000)))
        .containsExactly("limit cms-bytes");
  }

  @Test
  void weakDigestIsRejectedInTheStream() {
    TestPki rsa = Verifying.ISSUING.issuesLeaf("alice@example.org", d -> d.rsa(2048));
    byte[] cms = Signing.by(rsa, "MD5withRSA").cms(new byte[2_000], true);

    assertThat(Verifying.reasons(streamed(mail("binary", cms)))).containsExactly("weak-algorithm");
  }

  @Test
  void signersWithoutAttributesNeedTheContent() throws IOException {
    byte[] cms = ALICE.withoutAttributes().cms(new byte[2_000], true);

    assertThat(Verifying.reasons(streamed(mail("binary", cms))))
        .containsExactly("limit memory-bytes");
  }
}
