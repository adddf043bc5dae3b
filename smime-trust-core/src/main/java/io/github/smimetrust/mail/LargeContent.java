package io.github.smimetrust.mail;

import java.util.List;
import java.util.Map;

/** A signed part that went by: its digests and its header fields are all that is left of it. */
final class LargeContent implements SignedContent {
  private final Map<String, List<byte[]>> digests;
  private final ContentInMemory header;

  LargeContent(Map<String, List<byte[]>> digests, ContentInMemory header) {
    this.digests = digests;
    this.header = header;
  }

  ContentInMemory header() {
    return header;
  }

  @Override
  public List<byte[]> digests(String algorithm) {
    List<byte[]> known = digests.get(algorithm);
    if (known == null) {
      throw new MailLimitReached("memory-bytes", MailLimits.MEMORY_BYTES);
    }
    return known;
  }

  /** A signature without attributes is on the bytes themselves, and they are gone. */
  @Override
  public List<byte[]> forms() {
    throw new MailLimitReached("memory-bytes", MailLimits.MEMORY_BYTES);
  }
}
