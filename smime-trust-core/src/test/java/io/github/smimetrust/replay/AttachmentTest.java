package io.github.smimetrust.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smimetrust.fixture.TestPki;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPResponseStatus;
import org.bouncycastle.asn1.ocsp.ResponseBytes;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.Test;

/** CRLs and OCSP responses, made with Bouncy Castle, and what is none. */
class AttachmentTest {
  private static final Replay REPLAY = Replay.of(Recorded.trusted());

  private static byte[] crl(long number) throws Exception {
    return new X509v2CRLBuilder(new X500Name("CN=R"), Date.from(TestPki.NOW.plusSeconds(number)))
        .build(signer())
        .getEncoded();
  }

  private static ContentSigner signer() throws Exception {
    return new JcaContentSignerBuilder("SHA256withECDSA").build(Recorded.ROOT.privateKey());
  }

  private static byte[] response() throws Exception {
    CertificateID id =
        new CertificateID(
            new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1),
            new JcaX509CertificateHolder(Recorded.ROOT.certificate()),
            Recorded.ISSUER.certificate().getSerialNumber());
    return new OCSPRespBuilder()
        .build(
            OCSPRespBuilder.SUCCESSFUL,
            new BasicOCSPRespBuilder(new RespID(new X500Name("CN=R")))
                .addResponse(id, CertificateStatus.GOOD)
                .build(signer(), null, Date.from(TestPki.NOW)))
        .getEncoded();
  }

  @Test
  void areCarriedAsTheyAreAndChangeNoVerdict() throws Exception {
    byte[] crl = crl(0);
    byte[] response = response();
    Replay replay = Replay.decode(REPLAY.withCrl(crl).withOcspResponse(response).encode(), "r");

    assertThat(replay.crls()).containsExactly(crl);
    assertThat(replay.ocspResponses()).containsExactly(response);
    assertThat(replay.verify().isSame()).isTrue();
    assertThat(replay.recorded()).isEqualTo(REPLAY.recorded());
  }

  @Test
  void giveTheSameBytesInAnyOrderAndTwice() throws Exception {
    byte[] one = crl(1);
    byte[] other = crl(2);

    assertThat(REPLAY.withCrl(one).withCrl(other).encode())
        .isEqualTo(REPLAY.withCrl(other).withCrl(one).withCrl(other).encode());
  }

  @Test
  void aRefusalOfResponderIsOneToo() throws Exception {
    byte[] tryLater =
        new OCSPResponse(new OCSPResponseStatus(OCSPResponseStatus.TRY_LATER), null).getEncoded();

    assertThat(REPLAY.withOcspResponse(tryLater).ocspResponses()).containsExactly(tryLater);
  }

  @Test
  void nothingElseIsTaken() throws Exception {
    byte[] key = Recorded.LEAF.privateKey().getEncoded();
    byte[] crl = crl(0);
    byte[] response = response();
    byte[] hidden =
        new OCSPResponse(
                new OCSPResponseStatus(OCSPResponseStatus.SUCCESSFUL),
                new ResponseBytes(new ASN1ObjectIdentifier("1.2.3"), new DEROctetString(key)))
            .getEncoded();
    byte[] deep = new byte[200_000];
    Arrays.fill(deep, (byte) 0x30);
    for (byte[] bytes :
        new byte[][] {
          {},
          key,
          Recorded.LEAF.der(),
          hidden,
          deep,
          DERNull.INSTANCE.getEncoded(),
          Arrays.copyOf(crl, crl.length + 1),
          Arrays.copyOf(response, response.length - 1)
        }) {
      assertThatThrownBy(() -> REPLAY.withCrl(bytes))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("found something else, expected a CRL (RFC 5280 section 5.1)");
      assertThatThrownBy(() -> REPLAY.withOcspResponse(bytes))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("found something else, expected an OCSP response (RFC 6960 section 4.2.1)");
    }
    assertThatThrownBy(() -> REPLAY.withCrl(response)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> REPLAY.withOcspResponse(crl))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** What the structures of RFC 5280 section 5.1 and RFC 6960 section 4.2.1 have no field for. */
  @Test
  void aKeyBetweenTheirFieldsIsNotTaken() throws Exception {
    byte[] key = Recorded.LEAF.privateKey().getEncoded();
    ASN1Sequence list = ASN1Sequence.getInstance(crl(0));
    ASN1Encodable one = ASN1Integer.ONE;
    ASN1Encodable time = new DERUTCTime("260101000000Z");
    for (ASN1Encodable entry :
        List.of(
            ASN1Sequence.getInstance(key),
            new DERSequence(new DEROctetString(key)),
            new DERSequence(new ASN1Encodable[] {one, time, new DEROctetString(key)}),
            new DERSequence(new ASN1Encodable[] {one, new DEROctetString(key)}),
            new DEROctetString(key))) {
      byte[] crl = withEntries(list, entry);
      assertThatThrownBy(() -> REPLAY.withCrl(crl)).isInstanceOf(IllegalArgumentException.class);
    }
    byte[] sound =
        withEntries(list, new DERSequence(new ASN1Encodable[] {one, time, new DERSequence()}));
    assertThat(REPLAY.withCrl(sound).crls()).containsExactly(sound);

    for (ASN1Encodable[] fields :
        new ASN1Encodable[][] {
          {new ASN1Enumerated(1), DERNull.INSTANCE, new DEROctetString(key)},
          {new ASN1Enumerated(new BigInteger(1, key))},
          {new ASN1Enumerated(7)}
        }) {
      byte[] response = new DERSequence(fields).getEncoded();
      assertThatThrownBy(() -> REPLAY.withOcspResponse(response))
          .isInstanceOf(IllegalArgumentException.class);
    }
    BasicOCSPResponse basic =
        BasicOCSPResponse.getInstance(
            OCSPResponse.getInstance(response()).getResponseBytes().getResponse().getOctets());
    ASN1EncodableVector more = new ASN1EncodableVector();
    ASN1Sequence.getInstance(basic.toASN1Primitive()).forEach(more::add);
    more.add(new DERTaggedObject(0, new DERSequence()));
    more.add(new DEROctetString(key));
    byte[] hidden =
        new OCSPResponse(
                new OCSPResponseStatus(OCSPResponseStatus.SUCCESSFUL),
                new ResponseBytes(
                    OCSPObjectIdentifiers.id_pkix_ocsp_basic,
                    new DEROctetString(new DERSequence(more))))
            .getEncoded();
    assertThatThrownBy(() -> REPLAY.withOcspResponse(hidden))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] withEntries(ASN1Sequence list, ASN1Encodable entry) throws Exception {
    ASN1EncodableVector fields = new ASN1EncodableVector();
    ASN1Sequence.getInstance(list.getObjectAt(0)).forEach(fields::add);
    fields.add(new DERSequence(entry));
    return new DERSequence(
            new ASN1Encodable[] {new DERSequence(fields), list.getObjectAt(1), list.getObjectAt(2)})
        .getEncoded();
  }

  @Test
  void limitsAreNamed() throws Exception {
    assertThatThrownBy(() -> REPLAY.withCrl(new byte[Attachment.MOST_BYTES + 1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected at most 16777216");
    Replay full = REPLAY;
    for (int i = 0; i < Replay.MOST_ATTACHMENTS; i++) {
      full = full.withCrl(crl(i));
    }
    Replay last = full;
    byte[] more = crl(Replay.MOST_ATTACHMENTS);
    assertThatThrownBy(() -> last.withCrl(more))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("more than 64");
  }
}
