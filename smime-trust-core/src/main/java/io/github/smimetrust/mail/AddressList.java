package io.github.smimetrust.mail;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the addresses of a From or Sender field (RFC 5322 section 3.4), with quoted local parts,
 * comments, groups and routes. Display names are stepped over and never mean anything; a field that
 * programs could read in more than one way, such as an address as a display name without quotes, is
 * not read at all.
 */
final class AddressList {
  private static final int MOST = 64;
  private static final String SPECIALS = "()<>[]:;@\\,\"";

  private final FieldTokens tokens;
  private final List<MailAddress> addresses = new ArrayList<>();

  private AddressList(String value) {
    this.tokens = new FieldTokens(value);
  }

  /** Null for a value that is no list of addresses; empty for one of empty groups. */
  static @Nullable List<MailAddress> parse(String value) {
    if (value.chars().anyMatch(c -> c < ' ' && c != '\t' || c == 0x7F || c == 0xFFFD)) {
      return null;
    }
    AddressList list = new AddressList(value);
    return list.readAll() ? List.copyOf(list.addresses) : null;
  }

  /** An address alone, as a certificate has it; null if it is something else. */
  static @Nullable MailAddress single(String text) {
    if (text.chars().anyMatch(c -> "<(:;,".indexOf(c) >= 0) || !text.equals(text.strip())) {
      return null;
    }
    List<MailAddress> all = parse(text);
    return all != null && all.size() == 1 ? all.get(0) : null;
  }

  private boolean readAll() {
    boolean inGroup = false;
    while (!tokens.atEnd()) {
      if (tokens.skip(',')) {
        continue;
      }
      if (inGroup && tokens.skip(';')) {
        inGroup = false;
        continue;
      }
      List<String> words = words();
      if (tokens.skip(':')) {
        if (inGroup || words.isEmpty()) {
          return false;
        }
        inGroup = true;
      } else if (!(tokens.skip('<') ? angle() : bare(words)) || !endsHere(inGroup)) {
        return false;
      }
      if (addresses.size() > MOST) {
        return false;
      }
    }
    return !inGroup;
  }

  /** Atoms and quoted strings. */
  private List<String> words() {
    List<String> words = new ArrayList<>();
    while (true) {
      String word = tokens.quoted();
      if (word == null) {
        word = tokens.token(SPECIALS);
      }
      if (word == null) {
        return words;
      }
      words.add(word);
    }
  }

  /** Local part, "@" and domain, where the local part is all that came before. */
  private boolean bare(List<String> words) {
    return words.size() == 1 && tokens.skip('@') && domain(words.get(0));
  }

  private boolean angle() {
    if (tokens.skip('@') && !route()) {
      return false;
    }
    return bare(words()) && tokens.skip('>');
  }

  /** The obsolete {@code @one,@two:} (RFC 5322 section 4.4) after its first sign. */
  private boolean route() {
    do {
      if (tokens.token(SPECIALS) == null) {
        return false;
      }
    } while (tokens.skip(',') && tokens.skip('@'));
    return tokens.skip(':');
  }

  private boolean domain(String local) {
    String domain = tokens.token(SPECIALS);
    MailAddress address = domain == null ? null : MailAddress.of(local, domain);
    return address != null && addresses.add(address);
  }

  private boolean endsHere(boolean inGroup) {
    return tokens.atEnd() || tokens.nextIs(',') || inGroup && tokens.nextIs(';');
  }
}
