package io.github.smimetrust.mail;

import io.github.smimetrust.sst.der.MalformedDerException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads a CMS object that does not fit into memory: digests what is signed as it goes by, and gives
 * the rest to {@link CmsMessage}, as a signature whose content lies elsewhere. Certificates and
 * signers come after the content, so which digest is asked for is known last.
 */
final class LargeCms {
  private static final int EXPLICIT = 0xA0;
  private static final byte INDEFINITE = (byte) 0x80;
  private static final byte FOUR_OCTETS = (byte) 0x84;

  /** Identifier, number of octets, four octets. */
  private static final int LONG_HEADER = 6;

  private final BerStream in;
  private @Nullable LargeContent content;

  private LargeCms(BerStream in) {
    this.in = in;
  }

  /**
   * Reads the body of an entity that is one CMS object.
   *
   * @param entity its header fields, and as much of its body as was read
   * @param rest what comes after
   * @throws MailLimitReached if it is too large without its content, or encoded in a way that mail
   *     programs do not use for it
   */
  static SmimeLayer read(MimeEntity entity, InputStream rest) throws IOException {
    InputStream body =
        new SequenceInputStream(
            new ByteArrayInputStream(
                entity.bytes(), entity.bodyFrom(), entity.to() - entity.bodyFrom()),
            rest);
    return switch (entity.encoding()) {
      case "quoted-printable" ->
          throw new MailLimitReached("memory-bytes", MailLimits.MEMORY_BYTES);
      case "base64" -> read(entity.type().name(), new Base64Stream(body));
      default -> read(entity.type().name(), body);
    };
  }

  /**
   * Reads one object.
   *
   * @param name what it is called in the layer
   * @param cms its bytes and nothing else
   */
  static SmimeLayer read(String name, InputStream cms) throws IOException {
    try {
      return new LargeCms(new BerStream(cms)).layer(name);
    } catch (MalformedDerException e) {
      return SmimeLayer.unreadable(name, e);
    } catch (MalformedEncoding e) {
      return SmimeLayer.unreadable(name, "a body that is no " + e.encoding());
    }
  }

  private SmimeLayer layer(String name) throws IOException {
    in.expect(BerReader.SEQUENCE, "ContentInfo");
    long infoEnd = in.enter();
    byte[] type = identifier("contentType");
    if (!type(type).equals(CmsMessage.SIGNED_DATA)) {
      in.leave();
      in.expectEnd("ContentInfo");
      return SmimeLayer.opaque(name, CmsMessage.unopened(type(type)), null);
    }
    in.expect(EXPLICIT, "content");
    long explicitEnd = in.enter();
    in.expect(BerReader.SEQUENCE, "SignedData");
    long dataEnd = in.enter();
    in.expect(BerReader.INTEGER, "version");
    byte[] version = in.element(MailLimits.CMS_BYTES);
    in.expect(BerReader.SET, "digestAlgorithms");
    byte[] algorithms = in.element(MailLimits.CMS_BYTES);
    long before = in.position();
    byte[] encapsulated = encapsulated();
    long after = in.position();
    byte[] rest = in.rest((int) Math.max(0, MailLimits.CMS_BYTES - before));
    byte[] data = start(BerReader.SEQUENCE, dataEnd, after, version, algorithms, encapsulated);
    byte[] explicit = start(EXPLICIT, explicitEnd, after, data);
    byte[] info = start(BerReader.SEQUENCE, infoEnd, after, type, explicit);
    return SmimeLayer.opaque(name, message(info, rest, after), content);
  }

  /** Goes past EncapsulatedContentInfo; gives it without its content. */
  private byte[] encapsulated() throws IOException {
    in.expect(BerReader.SEQUENCE, "encapContentInfo");
    in.enter();
    byte[] contentType = identifier("eContentType");
    if (in.next()) {
      if (in.tag() != EXPLICIT) {
        throw in.malformed("another element", "eContent");
      }
      in.enter();
      if (!in.next()) {
        throw in.malformed("the end", "eContent");
      }
      PassingContent passing = new PassingContent();
      OctetString.read(in, passing);
      in.expectEnd("eContent");
      in.expectEnd("encapContentInfo");
      content = passing.finish();
    }
    return start(BerReader.SEQUENCE, 0, 0, contentType);
  }

  private byte[] identifier(String name) throws IOException {
    in.expect(BerReader.OBJECT_IDENTIFIER, name);
    return in.element(MailLimits.CMS_BYTES);
  }

  private static String type(byte[] identifier) {
    return CmsMessage.identifier(
        identifier, BerReader.of(identifier, 0, identifier.length), "contentType");
  }

  /**
   * The first elements within one that goes on in the rest, with a header that says how far.
   *
   * @param end where it ended; -1 where its header did not say
   * @param after where the rest began
   */
  private static byte[] start(int tag, long end, long after, byte[]... elements) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] element : elements) {
      joined.writeBytes(element);
    }
    ByteBuffer header = ByteBuffer.allocate(LONG_HEADER).put((byte) tag);
    if (end < 0) {
      header.put(INDEFINITE);
    } else {
      // What is longer than the rest stays so, and is refused with it.
      long length = Math.min(Integer.MAX_VALUE, joined.size() + end - after);
      header.put(FOUR_OCTETS).putInt((int) length);
    }
    byte[] all = Arrays.copyOf(header.array(), header.position() + joined.size());
    System.arraycopy(joined.toByteArray(), 0, all, header.position(), joined.size());
    return all;
  }

  private static CmsMessage message(byte[] start, byte[] rest, long after) {
    byte[] all = Arrays.copyOf(start, start.length + rest.length);
    System.arraycopy(rest, 0, all, start.length, rest.length);
    try {
      return CmsMessage.read(all);
    } catch (MalformedDerException e) {
      long offset = e.offset() < start.length ? e.offset() : e.offset() - start.length + after;
      throw new MalformedDerException(
          (int) Math.min(Integer.MAX_VALUE, offset), e.found(), e.expected());
    }
  }
}
