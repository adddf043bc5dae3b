package io.github.smimetrust.mail;

import java.io.IOException;

/** A body that is not what its Content-Transfer-Encoding says, found while it went by. */
final class MalformedEncoding extends IOException {
  private static final long serialVersionUID = 1L;

  private final String encoding;

  MalformedEncoding(String encoding) {
    super("a body that is no " + encoding);
    this.encoding = encoding;
  }

  String encoding() {
    return encoding;
  }
}
