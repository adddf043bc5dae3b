package io.github.smimetrust.sst;

import io.github.smimetrust.sst.StoreFinding.Kind;
import io.github.smimetrust.sst.der.ByteSlice;
import io.github.smimetrust.sst.der.DerReader;
import io.github.smimetrust.sst.der.MalformedDerException;
import io.github.smimetrust.sst.der.ObjectIdentifiers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks at the values of a store that is well framed, and lists what is odd. */
final class Findings {
  /** More than any real store can need; hostile ones have a finding every 12 bytes. */
  static final int MOST = 10_000;

  private static final String SIGNED_DATA = "1.2.840.113549.1.7.2";

  private final SerializedStore store;
  private final List<StoreFinding> findings;
  private final Map<ByteSlice, Integer> seen = new HashMap<>();

  Findings(SerializedStore store, List<StoreFinding> forgiven) {
    this.store = store;
    this.findings = new ArrayList<>(forgiven);
  }

  List<StoreFinding> list() {
    int number = 0;
    for (StoreElement element : store.elements()) {
      number++;
      String place = "element " + number;
      List<StoreProperty> properties = element.properties();
      Set<Integer> ids = new HashSet<>();
      for (int i = 0; i < properties.size(); i++) {
        StoreProperty property = properties.get(i);
        String record = place + " property " + (i + 1) + " (" + property.id() + ")";
        judge(property, element, record, ids.add(property.number()));
      }
      judge(element, number, place + " (" + element.kind() + ")");
      if (findings.size() > MOST) {
        findings.subList(MOST, findings.size()).clear();
        findings.add(
            new StoreFinding(
                Kind.MORE_FINDINGS,
                element.offset(),
                place,
                "more than " + MOST + " findings",
                "fewer; what comes after this element was not looked at"));
        break;
      }
    }
    return List.copyOf(findings);
  }

  private void judge(StoreElement element, int number, String record) {
    if (element.encodingType() != RecordFormat.X509_ASN_ENCODING) {
      addEncodingType(element.objectStart(), record, element.encodingType());
    }
    try {
      checkForm(element);
    } catch (MalformedDerException e) {
      add(
          Kind.NOT_DER,
          element.objectStart(),
          record,
          e.found() + " at byte " + e.offset(),
          e.expected());
    }
    Integer earlier = seen.putIfAbsent(element.slice(), number);
    if (earlier != null) {
      add(
          Kind.REPEATED_OBJECT,
          element.objectStart(),
          record,
          "the same bytes as in element " + earlier,
          "each object once");
    }
  }

  private static void checkForm(StoreElement element) {
    byte[] bytes = element.array();
    int from = element.contentOffset();
    int to = element.contentEnd();
    DerReader.checkNesting(bytes, from, to);
    DerReader parts =
        DerReader.of(bytes, from, to).expect(DerReader.SEQUENCE, element.kind().name()).enter();
    if (element.kind() == StoreElement.Kind.CTL) {
      parts.expect(DerReader.OBJECT_IDENTIFIER, "contentType");
      String type = ObjectIdentifiers.read(bytes, parts);
      if (!type.equals(SIGNED_DATA)) {
        throw new MalformedDerException(
            parts.start(), "content type " + type, SIGNED_DATA + ", PKCS #7 signedData");
      }
    } else {
      parts.expect(DerReader.SEQUENCE, "the part that is signed");
      parts.expect(DerReader.SEQUENCE, "signatureAlgorithm");
      parts.expect(DerReader.BIT_STRING, "signatureValue");
      parts.expectEnd(element.kind().name());
    }
  }

  private void judge(
      StoreProperty property, StoreElement element, String record, boolean firstOfItsId) {
    int at = property.recordStart();
    if (property.encodingType() != RecordFormat.X509_ASN_ENCODING) {
      addEncodingType(at, record, property.encodingType());
    }
    if (!firstOfItsId) {
      add(Kind.REPEATED_PROPERTY, at, record, "a second property with this id", "one");
    }
    if (property.number() == PropertyId.KEY_PROV_INFO.number()) {
      add(
          Kind.KEY_CONTAINER,
          at,
          record,
          "where a private key is kept",
          "nothing of the kind in a store that others get");
    }
    if (property.id().certainty() == PropertyId.Certainty.NEVER_STORED) {
      add(Kind.PROCESS_HANDLE, at, record, "a handle of a process", "nothing of the kind");
    }
    judgeHash(property, element, record);
    try {
      checkForm(property);
    } catch (MalformedStoreException e) {
      add(Kind.MALFORMED_VALUE, at, record, e.found(), e.expected());
    }
  }

  private void judgeHash(StoreProperty property, StoreElement element, String record) {
    String algorithm =
        switch (property.number()) {
          case 3 -> "SHA-1";
          case 4 -> "MD5";
          case 98, 107 -> "SHA-256";
          default -> "";
        };
    if (algorithm.isEmpty()) {
      return;
    }
    byte[] digest = SstWriter.digest(algorithm, element);
    if (!Arrays.equals(digest, property.value())) {
      add(
          Kind.WRONG_HASH,
          property.recordStart(),
          record,
          hex(property.value()),
          hex(digest) + ", the " + algorithm + " of the object");
    }
  }

  private static void checkForm(StoreProperty property) {
    switch (property.id().valueType()) {
      case TEXT -> {
        if (!PropertyValue.isTerminatedText(
            property.array(), property.valueStart(), property.end())) {
          throw property.malformed(
              property.length() + " bytes", "UTF-16LE text with one NUL, at its end");
        }
      }
      case FILETIME -> property.fileTime();
      case OBJECT_IDENTIFIERS -> property.objectIdentifiers();
      case POLICIES -> property.policies();
      case KEY_PROVIDER -> property.keyProviderInfo();
      case NUMBER -> {
        if (property.length() != Integer.BYTES) {
          throw property.malformed(property.length() + " bytes", "a number of 4 bytes");
        }
      }
      case HASH, BYTES -> {
        // Hashes of the object are compared; the length of the others is not fixed.
      }
    }
  }

  private void addEncodingType(int at, String record, int encodingType) {
    add(
        Kind.ODD_ENCODING_TYPE,
        at,
        record,
        "encoding type 0x" + Integer.toHexString(encodingType),
        "1, X509_ASN_ENCODING");
  }

  private void add(Kind kind, int offset, String record, String found, String expected) {
    if (findings.size() <= MOST) {
      findings.add(new StoreFinding(kind, offset, record, found, expected));
    }
  }

  private static String hex(byte[] bytes) {
    int shown = Math.min(bytes.length, 64);
    return HexFormat.of().formatHex(bytes, 0, shown) + (shown < bytes.length ? "..." : "");
  }
}
