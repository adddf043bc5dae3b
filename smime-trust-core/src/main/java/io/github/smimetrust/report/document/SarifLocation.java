package io.github.smimetrust.report.document;

import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.Origin;
import io.github.smimetrust.format.PlainText;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a certificate is, in SARIF: always a logical location with its name and digest; the file
 * and line in addition, where it came from a file.
 */
final class SarifLocation {
  /**
   * A name with an extension: origins that are no files, such as a given certificate, have none.
   */
  private static final Pattern FILE = Pattern.compile("[^/\\\\]\\.[A-Za-z0-9]{1,8}$");

  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final Pattern LINE = Pattern.compile("\\(line ([0-9]{1,9})\\)");
  private static final Pattern DRIVE = Pattern.compile("^[A-Za-z]:[/\\\\]");
  private static final String PLAIN =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";

  private SarifLocation() {}

  static Map<String, Object> of(Edition edition, Fingerprint certificate) {
    Map<String, Object> logical = new LinkedHashMap<>();
    logical.put(
        "name",
        edition
            .row(certificate)
            .map(r -> edition.name(r.entry().subject()))
            .orElse(certificate.toString()));
    logical.put("fullyQualifiedName", "sha256:" + certificate);
    logical.put("kind", "certificate");
    Map<String, Object> location = new LinkedHashMap<>();
    edition
        .row(certificate)
        .map(r -> r.entry().origin())
        .filter(o -> FILE.matcher(o.source()).find())
        .ifPresent(o -> location.put("physicalLocation", physical(o)));
    location.put("logicalLocations", List.of(logical));
    return location;
  }

  private static Map<String, Object> physical(Origin origin) {
    Map<String, Object> physical = new LinkedHashMap<>();
    physical.put("artifactLocation", Map.of("uri", uri(PlainText.inFull(origin.source()))));
    Matcher line = LINE.matcher(origin.place());
    if (line.find() && Long.parseLong(line.group(1)) > 0) {
      physical.put("region", Map.of("startLine", Long.valueOf(line.group(1))));
    }
    return physical;
  }

  /**
   * The URI of a file as it was named, the same on every platform (RFC 3986): relative stays
   * relative. A backslash separates where the name has a drive or no slash.
   */
  static String uri(String file) {
    boolean drive = DRIVE.matcher(file).find();
    String path = drive || file.indexOf('/') < 0 ? file.replace('\\', '/') : file;
    if (drive) {
      return "file:///" + path.charAt(0) + ":" + encoded(path.substring(2));
    }
    if (path.startsWith("//")) {
      return "file:" + encoded(path);
    }
    return path.startsWith("/") ? "file://" + encoded(path) : encoded(path);
  }

  private static String encoded(String path) {
    StringBuilder out = new StringBuilder();
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      if (b > 0 && PLAIN.indexOf(b) >= 0) {
        out.append((char) b);
      } else {
        out.append('%').append(HEX.toHexDigits(b));
      }
    }
    return out.toString();
  }
}
