package io.github.smimetrust.sst;

import io.github.smimetrust.sst.PropertyId.Certainty;
import io.github.smimetrust.sst.PropertyId.ValueType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of each property id. Numbers and names are those of wincrypt.h; values that
 * Microsoft describes are in MS-GPEF 2.2.1.1.1.1, MS-BPAU 2.2.2.1 and the page of
 * CertSetCertificateContextProperty.
 */
final class PropertyTable {
  record Row(String name, ValueType type, Certainty certainty) {}

  private static final Map<Integer, Row> ROWS = rows();

  private PropertyTable() {}

  static Optional<Row> of(int number) {
    return Optional.ofNullable(ROWS.get(number));
  }

  private static Map<Integer, Row> rows() {
    Map<Integer, Row> rows = new HashMap<>();
    add(rows, 1, "KEY_PROV_HANDLE", ValueType.BYTES, Certainty.NEVER_STORED);
    add(rows, 2, "KEY_PROV_INFO", ValueType.KEY_PROVIDER, Certainty.MEASURED);
    add(rows, 3, "SHA1_HASH", ValueType.HASH, Certainty.MEASURED);
    add(rows, 4, "MD5_HASH", ValueType.HASH, Certainty.DOCUMENTED);
    add(rows, 5, "KEY_CONTEXT", ValueType.BYTES, Certainty.NEVER_STORED);
    add(rows, 6, "KEY_SPEC", ValueType.NUMBER, Certainty.DOCUMENTED);
    add(rows, 7, "IE30_RESERVED", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 8, "PUBKEY_HASH_RESERVED", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 9, "ENHKEY_USAGE", ValueType.OBJECT_IDENTIFIERS, Certainty.MEASURED);
    add(rows, 10, "NEXT_UPDATE_LOCATION", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 11, "FRIENDLY_NAME", ValueType.TEXT, Certainty.MEASURED);
    add(rows, 12, "PVK_FILE", ValueType.TEXT, Certainty.DOCUMENTED);
    add(rows, 13, "DESCRIPTION", ValueType.TEXT, Certainty.DOCUMENTED);
    add(rows, 14, "ACCESS_STATE", ValueType.NUMBER, Certainty.DOCUMENTED);
    add(rows, 15, "SIGNATURE_HASH", ValueType.HASH, Certainty.DOCUMENTED);
    add(rows, 16, "SMART_CARD_DATA", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 17, "EFS", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 18, "FORTEZZA_DATA", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 19, "ARCHIVED", ValueType.BYTES, Certainty.DOCUMENTED);
    add(rows, 20, "KEY_IDENTIFIER", ValueType.HASH, Certainty.MEASURED);
    add(rows, 21, "AUTO_ENROLL", ValueType.TEXT, Certainty.DOCUMENTED);
    add(rows, 22, "PUBKEY_ALG_PARA", ValueType.BYTES, Certainty.DOCUMENTED);
    add(rows, 23, "CROSS_CERT_DIST_POINTS", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 24, "ISSUER_PUBLIC_KEY_MD5_HASH", ValueType.HASH, Certainty.NAME_ONLY);
    add(rows, 25, "SUBJECT_PUBLIC_KEY_MD5_HASH", ValueType.HASH, Certainty.NAME_ONLY);
    add(rows, 26, "ENROLLMENT", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 27, "DATE_STAMP", ValueType.FILETIME, Certainty.DOCUMENTED);
    add(rows, 28, "ISSUER_SERIAL_NUMBER_MD5_HASH", ValueType.HASH, Certainty.NAME_ONLY);
    add(rows, 29, "SUBJECT_NAME_MD5_HASH", ValueType.HASH, Certainty.MEASURED);
    add(rows, 30, "EXTENDED_ERROR_INFO", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 64, "RENEWAL", ValueType.HASH, Certainty.DOCUMENTED);
    add(rows, 65, "ARCHIVED_KEY_HASH", ValueType.HASH, Certainty.DOCUMENTED);
    add(rows, 66, "AUTO_ENROLL_RETRY", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 67, "AIA_URL_RETRIEVED", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 68, "AUTHORITY_INFO_ACCESS", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 69, "BACKED_UP", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 70, "OCSP_RESPONSE", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 71, "REQUEST_ORIGINATOR", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 72, "SOURCE_LOCATION", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 73, "SOURCE_URL", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 74, "NEW_KEY", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 75, "OCSP_CACHE_PREFIX", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 76, "SMART_CARD_ROOT_INFO", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 77, "NO_AUTO_EXPIRE_CHECK", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 78, "NCRYPT_KEY_HANDLE", ValueType.BYTES, Certainty.NEVER_STORED);
    add(rows, 79, "HCRYPTPROV_OR_NCRYPT_KEY_HANDLE", ValueType.BYTES, Certainty.NEVER_STORED);
    add(rows, 80, "SUBJECT_INFO_ACCESS", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 81, "CA_OCSP_AUTHORITY_INFO_ACCESS", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 82, "CA_DISABLE_CRL", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 83, "ROOT_PROGRAM_CERT_POLICIES", ValueType.POLICIES, Certainty.MEASURED);
    add(rows, 84, "ROOT_PROGRAM_NAME_CONSTRAINTS", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 85, "SUBJECT_OCSP_AUTHORITY_INFO_ACCESS", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 86, "SUBJECT_DISABLE_CRL", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 87, "CEP", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 89, "SIGN_HASH_CNG_ALG", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 90, "SCARD_PIN_ID", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 91, "SCARD_PIN_INFO", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 92, "SUBJECT_PUB_KEY_BIT_LENGTH", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 93, "PUB_KEY_CNG_ALG_BIT_LENGTH", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 94, "ISSUER_PUB_KEY_BIT_LENGTH", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 95, "ISSUER_CHAIN_SIGN_HASH_CNG_ALG", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 96, "ISSUER_CHAIN_PUB_KEY_CNG_ALG_BIT_LENGTH", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 97, "NO_EXPIRE_NOTIFICATION", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 98, "AUTH_ROOT_SHA256_HASH", ValueType.HASH, Certainty.MEASURED);
    add(rows, 99, "NCRYPT_KEY_HANDLE_TRANSFER", ValueType.BYTES, Certainty.NEVER_STORED);
    add(rows, 100, "HCRYPTPROV_TRANSFER", ValueType.BYTES, Certainty.NEVER_STORED);
    add(rows, 101, "SMART_CARD_READER", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 102, "SEND_AS_TRUSTED_ISSUER", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 103, "KEY_REPAIR_ATTEMPTED", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 104, "DISALLOWED_FILETIME", ValueType.FILETIME, Certainty.MEASURED);
    add(rows, 105, "ROOT_PROGRAM_CHAIN_POLICIES", ValueType.OBJECT_IDENTIFIERS, Certainty.MEASURED);
    add(rows, 106, "SMART_CARD_READER_NON_REMOVABLE", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 107, "SHA256_HASH", ValueType.HASH, Certainty.NAME_ONLY);
    add(rows, 108, "SCEP_SERVER_CERTS", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 109, "SCEP_RA_SIGNATURE_CERT", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 110, "SCEP_RA_ENCRYPTION_CERT", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 111, "SCEP_CA_CERT", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 112, "SCEP_SIGNER_CERT", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 113, "SCEP_NONCE", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 114, "SCEP_ENCRYPT_HASH_CNG_ALG", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 115, "SCEP_FLAGS", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 116, "SCEP_GUID", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 117, "SERIALIZABLE_KEY_CONTEXT", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 118, "ISOLATED_KEY", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 119, "SERIAL_CHAIN", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 120, "KEY_CLASSIFICATION", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 121, "OCSP_MUST_STAPLE", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 122, "DISALLOWED_ENHKEY_USAGE", ValueType.OBJECT_IDENTIFIERS, Certainty.MEASURED);
    add(rows, 123, "NONCOMPLIANT_ROOT_URL", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 124, "PIN_SHA256_HASH", ValueType.HASH, Certainty.NAME_ONLY);
    add(rows, 125, "CLR_DELETE_KEY", ValueType.BYTES, Certainty.NAME_ONLY);
    add(rows, 126, "NOT_BEFORE_FILETIME", ValueType.FILETIME, Certainty.MEASURED);
    add(rows, 127, "NOT_BEFORE_ENHKEY_USAGE", ValueType.OBJECT_IDENTIFIERS, Certainty.MEASURED);
    add(rows, 128, "DISALLOWED_CA_FILETIME", ValueType.BYTES, Certainty.NAME_ONLY);
    return Map.copyOf(rows);
  }

  private static void add(
      Map<Integer, Row> rows, int number, String name, ValueType type, Certainty certainty) {
    rows.put(number, new Row(name, type, certainty));
  }
}
