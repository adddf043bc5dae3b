package io.github.smimetrust.sst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.smimetrust.sst.PropertyId.Certainty;
import io.github.smimetrust.sst.PropertyId.ValueType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PropertyIdTest {
  /** Numbers and names as in wincrypt.h (CERT_..._PROP_ID); 128 only in newer headers. */
  private static final String WINCRYPT =
      """
      1 KEY_PROV_HANDLE 2 KEY_PROV_INFO 3 SHA1_HASH 4 MD5_HASH 5 KEY_CONTEXT 6 KEY_SPEC
      7 IE30_RESERVED 8 PUBKEY_HASH_RESERVED 9 ENHKEY_USAGE 10 NEXT_UPDATE_LOCATION
      11 FRIENDLY_NAME 12 PVK_FILE 13 DESCRIPTION 14 ACCESS_STATE 15 SIGNATURE_HASH
      16 SMART_CARD_DATA 17 EFS 18 FORTEZZA_DATA 19 ARCHIVED 20 KEY_IDENTIFIER 21 AUTO_ENROLL
      22 PUBKEY_ALG_PARA 23 CROSS_CERT_DIST_POINTS 24 ISSUER_PUBLIC_KEY_MD5_HASH
      25 SUBJECT_PUBLIC_KEY_MD5_HASH 26 ENROLLMENT 27 DATE_STAMP 28 ISSUER_SERIAL_NUMBER_MD5_HASH
      29 SUBJECT_NAME_MD5_HASH 30 EXTENDED_ERROR_INFO 64 RENEWAL 65 ARCHIVED_KEY_HASH
      66 AUTO_ENROLL_RETRY 67 AIA_URL_RETRIEVED 68 AUTHORITY_INFO_ACCESS 69 BACKED_UP
      70 OCSP_RESPONSE 71 REQUEST_ORIGINATOR 72 SOURCE_LOCATION 73 SOURCE_URL 74 NEW_KEY
      75 OCSP_CACHE_PREFIX 76 SMART_CARD_ROOT_INFO 77 NO_AUTO_EXPIRE_CHECK 78 NCRYPT_KEY_HANDLE
      79 HCRYPTPROV_OR_NCRYPT_KEY_HANDLE 80 SUBJECT_INFO_ACCESS 81 CA_OCSP_AUTHORITY_INFO_ACCESS
      82 CA_DISABLE_CRL 83 ROOT_PROGRAM_CERT_POLICIES 84 ROOT_PROGRAM_NAME_CONSTRAINTS
      85 SUBJECT_OCSP_AUTHORITY_INFO_ACCESS 86 SUBJECT_DISABLE_CRL 87 CEP 89 SIGN_HASH_CNG_ALG
      90 SCARD_PIN_ID 91 SCARD_PIN_INFO 92 SUBJECT_PUB_KEY_BIT_LENGTH 93 PUB_KEY_CNG_ALG_BIT_LENGTH
      94 ISSUER_PUB_KEY_BIT_LENGTH 95 ISSUER_CHAIN_SIGN_HASH_CNG_ALG
      96 ISSUER_CHAIN_PUB_KEY_CNG_ALG_BIT_LENGTH 97 NO_EXPIRE_NOTIFICATION 98 AUTH_ROOT_SHA256_HASH
      99 NCRYPT_KEY_HANDLE_TRANSFER 100 HCRYPTPROV_TRANSFER 101 SMART_CARD_READER
      102 SEND_AS_TRUSTED_ISSUER 103 KEY_REPAIR_ATTEMPTED 104 DISALLOWED_FILETIME
      105 ROOT_PROGRAM_CHAIN_POLICIES 106 SMART_CARD_READER_NON_REMOVABLE 107 SHA256_HASH
      108 SCEP_SERVER_CERTS 109 SCEP_RA_SIGNATURE_CERT 110 SCEP_RA_ENCRYPTION_CERT 111 SCEP_CA_CERT
      112 SCEP_SIGNER_CERT 113 SCEP_NONCE 114 SCEP_ENCRYPT_HASH_CNG_ALG 115 SCEP_FLAGS 116 SCEP_GUID
      117 SERIALIZABLE_KEY_CONTEXT 118 ISOLATED_KEY 119 SERIAL_CHAIN 120 KEY_CLASSIFICATION
      121 OCSP_MUST_STAPLE 122 DISALLOWED_ENHKEY_USAGE 123 NONCOMPLIANT_ROOT_URL 124 PIN_SHA256_HASH
      125 CLR_DELETE_KEY 126 NOT_BEFORE_FILETIME 127 NOT_BEFORE_ENHKEY_USAGE
      128 DISALLOWED_CA_FILETIME
      """;

  private static final Set<Integer> SEEN_IN_REAL_STORES =
      Set.of(2, 3, 9, 11, 20, 29, 83, 98, 104, 105, 122, 126, 127);

  private static final Set<Integer> PROCESS_HANDLES = Set.of(1, 5, 78, 79, 99, 100);

  @Test
  void knowsEveryNumberOfTheWindowsHeaderByName() {
    Map<Integer, String> expected = new HashMap<>();
    String[] words = WINCRYPT.strip().split("\\s+", -1);
    for (int i = 0; i < words.length; i += 2) {
      expected.put(Integer.valueOf(words[i]), words[i + 1]);
    }

    Map<Integer, String> known =
        numbers()
            .mapToObj(PropertyId::new)
            .filter(id -> id.name().isPresent())
            .collect(Collectors.toMap(PropertyId::number, id -> id.name().orElseThrow()));

    assertThat(known).isEqualTo(expected).hasSize(94);
  }

  @Test
  void saysHowCertainEachIs() {
    assertThat(with(Certainty.MEASURED)).isEqualTo(SEEN_IN_REAL_STORES);
    assertThat(with(Certainty.NEVER_STORED)).isEqualTo(PROCESS_HANDLES);
    assertThat(with(Certainty.DOCUMENTED))
        .containsExactlyInAnyOrder(4, 6, 12, 13, 14, 15, 19, 21, 22, 27, 64, 65);
    assertThat(with(Certainty.USER_DEFINED))
        .isEqualTo(IntStream.rangeClosed(0x8000, 0xFFFF).boxed().collect(Collectors.toSet()));
    assertThat(new PropertyId(31).certainty()).isEqualTo(Certainty.UNKNOWN);
    assertThat(new PropertyId(88).certainty()).isEqualTo(Certainty.UNKNOWN);
    assertThat(new PropertyId(129).certainty()).isEqualTo(Certainty.UNKNOWN);
    assertThat(new PropertyId(0x7FFF).certainty()).isEqualTo(Certainty.UNKNOWN);
    assertThat(new PropertyId(107).certainty()).isEqualTo(Certainty.NAME_ONLY);
  }

  @Test
  void knowsTheFormOfTheValuesThatWereSeenOrDescribed() {
    assertThat(typed(ValueType.TEXT)).containsExactlyInAnyOrder(11, 12, 13, 21);
    assertThat(typed(ValueType.FILETIME)).containsExactlyInAnyOrder(27, 104, 126);
    assertThat(typed(ValueType.OBJECT_IDENTIFIERS)).containsExactlyInAnyOrder(9, 105, 122, 127);
    assertThat(typed(ValueType.POLICIES)).containsExactly(83);
    assertThat(typed(ValueType.KEY_PROVIDER)).containsExactly(2);
    assertThat(typed(ValueType.HASH)).contains(3, 4, 15, 20, 24, 25, 28, 29, 98, 107);
    assertThat(typed(ValueType.NUMBER)).contains(6, 14);
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 0x20, 0x21, 0x22, 0x10000, Integer.MAX_VALUE})
  void refusesNumbersThatAreNoIds(int number) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PropertyId(number))
        .withMessageContaining(Integer.toString(number));
  }

  @Test
  void showsItsNumberAndNameAndSortsByNumber() {
    assertThat(PropertyId.FRIENDLY_NAME).hasToString("11 FRIENDLY_NAME");
    assertThat(new PropertyId(200)).hasToString("200");
    assertThat(Arrays.asList(new PropertyId(200), PropertyId.SHA1_HASH).stream().sorted().toList())
        .isEqualTo(List.of(PropertyId.SHA1_HASH, new PropertyId(200)));
  }

  private static IntStream numbers() {
    return IntStream.rangeClosed(1, 0xFFFF).filter(n -> n < 0x20 || n > 0x22);
  }

  private static Set<Integer> with(Certainty certainty) {
    return numbers()
        .filter(n -> new PropertyId(n).certainty() == certainty)
        .boxed()
        .collect(Collectors.toSet());
  }

  private static Set<Integer> typed(ValueType type) {
    return numbers()
        .filter(n -> new PropertyId(n).valueType() == type)
        .boxed()
        .collect(Collectors.toSet());
  }
}
