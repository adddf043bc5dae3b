package io.github.smimetrust.audit;

import com.google.common.collect.ImmutableSet;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.GeneralName;

/**
 * Names and addresses of hosts that the public internet cannot reach. Nothing is resolved: a public
 * name with a private address behind it is not noticed.
 */
final class InternalHosts {
  /**
   * Special-use names (RFC 6761, 6762, 7686, 8375, 9476), what RFC 6762 appendix G saw in use, and
   * {@code internal}, which ICANN set aside in 2024. The documentation names of RFC 6761, such as
   * example.com, do resolve and are not among them.
   */
  private static final Set<String> DOMAINS =
      ImmutableSet.of(
          "alt",
          "corp",
          "example",
          "home",
          "home.arpa",
          "internal",
          "intranet",
          "invalid",
          "lan",
          "local",
          "localdomain",
          "localhost",
          "onion",
          "private",
          "test");

  private static final Pattern NAME =
      Pattern.compile("[\\p{L}\\p{N}\\p{M}_-]+(?:\\.[\\p{L}\\p{N}\\p{M}_-]+)*\\.?");

  private static final Pattern NUMBER = Pattern.compile("[0-9]+|0[xX][0-9A-Fa-f]*");

  private InternalHosts() {}

  /** Is it a name, or an address as URLs write them? */
  static boolean isHost(String host) {
    if (host.length() > 255) {
      return false;
    }
    if (host.startsWith("[")) {
      return address(host).isPresent();
    }
    return NAME.matcher(host).matches() && (!endsInNumber(host) || address(host).isPresent());
  }

  /** Is a host of which {@link #isHost} is true out of reach? */
  static boolean contains(String host) {
    return address(host).map(InternalHosts::isInternal).orElseGet(() -> isInternalName(host));
  }

  private static boolean isInternalName(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    if (name.endsWith(".")) {
      name = name.substring(0, name.length() - 1);
    }
    if (name.indexOf('.') < 0) {
      return true;
    }
    for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
      if (DOMAINS.contains(name.substring(dot + 1))) {
        return true;
      }
    }
    return DOMAINS.contains(name);
  }

  /** A last label of digits makes it an address (WHATWG URL Standard, host parsing). */
  private static boolean endsInNumber(String host) {
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    return NUMBER.matcher(name.substring(name.lastIndexOf('.') + 1)).matches();
  }

  private static Optional<byte[]> address(String host) {
    String text = host;
    if (host.startsWith("[") && host.endsWith("]")) {
      text = host.substring(1, host.length() - 1);
      int zone = text.indexOf('%');
      text = zone < 0 ? text : text.substring(0, zone);
      if (text.indexOf(':') < 0) {
        return Optional.empty();
      }
    } else if (host.indexOf(':') >= 0) {
      return Optional.empty();
    }
    try {
      byte[] bytes =
          ASN1OctetString.getInstance(new GeneralName(GeneralName.iPAddress, text).getName())
              .getOctets();
      return bytes.length == 4 || bytes.length == 16 ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  private static boolean isInternal(byte[] address) {
    if (address.length == 4) {
      return isInternal4(address[0] & 0xFF, address[1] & 0xFF);
    }
    byte[] head = Arrays.copyOf(address, 10);
    boolean zeros = Arrays.equals(head, new byte[10]);
    if (zeros && (address[10] & 0xFF) == 0xFF && (address[11] & 0xFF) == 0xFF) {
      return isInternal4(address[12] & 0xFF, address[13] & 0xFF);
    }
    int first = (address[0] & 0xFF) << 8 | address[1] & 0xFF;
    // RFC 4291: unspecified and loopback, link-local, site-local; RFC 4193: unique local.
    return zeros && isLast(address)
        || (first & 0xFFC0) == 0xFE80
        || (first & 0xFFC0) == 0xFEC0
        || (first & 0xFE00) == 0xFC00;
  }

  private static boolean isLast(byte[] address) {
    for (int i = 10; i < 15; i++) {
      if (address[i] != 0) {
        return false;
      }
    }
    return address[15] == 0 || address[15] == 1;
  }

  /** RFC 6890 section 2.2.2: this network, private, shared, loopback, link-local. */
  private static boolean isInternal4(int first, int second) {
    return first == 0
        || first == 10
        || first == 127
        || first == 100 && (second & 0xC0) == 64
        || first == 169 && second == 254
        || first == 172 && (second & 0xF0) == 16
        || first == 192 && second == 168;
  }
}
