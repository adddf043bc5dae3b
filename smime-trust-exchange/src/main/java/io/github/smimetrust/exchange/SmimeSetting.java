package io.github.smimetrust.exchange;

import io.github.smimetrust.format.PlainText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One setting of Set-SmimeConfig with the type of its value, its default and its range, as the
 * cmdlet's documentation has them (text of May 2026). The list of certificates is no setting here:
 * it has plans of its own. Parameters reserved for Microsoft are not here either.
 *
 * <pre>{@code
 * SmimeConfig config = SmimeConfig.defaults().with(SmimeSetting.CLEAR_SIGN, true);
 * Duration timeout = config.get(SmimeSetting.CRL_RETRIEVAL_TIMEOUT);
 * }</pre>
 *
 * <p>Whether a tenant obeys a setting is for the tenant to say; nothing here was tried on a real
 * one. Immutable and thread-safe; each is there once.
 *
 * @param <T> the type of its value
 * @since 0.1.0
 */
public final class SmimeSetting<T> {
  private static final long UINT32_MOST = 0xFFFF_FFFFL;

  // Filled by the constants below, in their order.
  private static final List<SmimeSetting<?>> ALL = new ArrayList<>();

  /** OWAAllowUserChoiceOfSigningCertificate: users choose, else the newest certificate signs. */
  public static final SmimeSetting<Boolean> ALLOW_USER_CHOICE_OF_SIGNING_CERTIFICATE =
      flag("OWAAllowUserChoiceOfSigningCertificate", false);

  /** OWAAlwaysEncrypt: all mail must be encrypted. */
  public static final SmimeSetting<Boolean> ALWAYS_ENCRYPT = flag("OWAAlwaysEncrypt", false);

  /** OWAAlwaysSign: all mail must be signed. */
  public static final SmimeSetting<Boolean> ALWAYS_SIGN = flag("OWAAlwaysSign", false);

  /** OWABCCEncryptedEmailForking: how encrypted mail goes to Bcc recipients. */
  public static final SmimeSetting<BccForking> BCC_FORKING =
      new SmimeSetting<>(
          "OWABCCEncryptedEmailForking",
          BccForking.class,
          BccForking.ONE_FOR_EACH_BCC,
          "0, 1 or 2",
          SmimeSetting::forking,
          BccForking::number);

  /** OWACheckCRLOnSend: mail is not sent where a CRL cannot be had. */
  public static final SmimeSetting<Boolean> CHECK_CRL_ON_SEND = flag("OWACheckCRLOnSend", false);

  /** OWAClearSign: signed mail can be read without S/MIME. */
  public static final SmimeSetting<Boolean> CLEAR_SIGN = flag("OWAClearSign", true);

  /** OWACRLConnectionTimeout: how long one CRL may take. */
  public static final SmimeSetting<Duration> CRL_CONNECTION_TIMEOUT =
      timeout("OWACRLConnectionTimeout", 60_000);

  /** OWACRLRetrievalTimeout: how long all CRLs of a chain may take. */
  public static final SmimeSetting<Duration> CRL_RETRIEVAL_TIMEOUT =
      timeout("OWACRLRetrievalTimeout", 10_000);

  /** OWADisableCRLCheck: no CRL is looked at. */
  public static final SmimeSetting<Boolean> DISABLE_CRL_CHECK = flag("OWADisableCRLCheck", false);

  /** OWADLExpansionTimeout: how long the members of a distribution list may take. */
  public static final SmimeSetting<Duration> DL_EXPANSION_TIMEOUT =
      timeout("OWADLExpansionTimeout", 60_000);

  /** OWAEncryptionAlgorithms: the ciphers, the preferred one first. */
  public static final SmimeSetting<AlgorithmList<EncryptionAlgorithm>> ENCRYPTION_ALGORITHMS =
      new SmimeSetting<>(
          "OWAEncryptionAlgorithms",
          AlgorithmList.class,
          AlgorithmList.of(EncryptionAlgorithm.AES_256),
          "a list of ciphers",
          raw -> AlgorithmList.encryption(text(raw)),
          AlgorithmList::toString);

  /** OWAEncryptTemporaryBuffers: temporary copies of messages are encrypted. */
  public static final SmimeSetting<Boolean> ENCRYPT_TEMPORARY_BUFFERS =
      flag("OWAEncryptTemporaryBuffers", true);

  /** OWAForceSMIMEClientUpgrade: users must upgrade an old S/MIME control. */
  public static final SmimeSetting<Boolean> FORCE_SMIME_CLIENT_UPGRADE =
      flag("OWAForceSMIMEClientUpgrade", true);

  /** OWAIncludeCertificateChainAndRootCertificate: signed mail carries the whole chain. */
  public static final SmimeSetting<Boolean> INCLUDE_CHAIN_AND_ROOT =
      flag("OWAIncludeCertificateChainAndRootCertificate", false);

  /** OWAIncludeCertificateChainWithoutRootCertificate: signed mail carries the intermediates. */
  public static final SmimeSetting<Boolean> INCLUDE_CHAIN_WITHOUT_ROOT =
      flag("OWAIncludeCertificateChainWithoutRootCertificate", false);

  /** OWAIncludeSMIMECapabilitiesInMessage: signed mail tells which algorithms the sender takes. */
  public static final SmimeSetting<Boolean> INCLUDE_SMIME_CAPABILITIES =
      flag("OWAIncludeSMIMECapabilitiesInMessage", false);

  /** OWAOnlyUseSmartCard: only certificates on smart cards sign and decrypt. */
  public static final SmimeSetting<Boolean> ONLY_USE_SMART_CARD =
      flag("OWAOnlyUseSmartCard", false);

  /** OWASenderCertificateAttributesToDisplay: object identifiers of attributes to show. */
  public static final SmimeSetting<List<String>> SENDER_CERTIFICATE_ATTRIBUTES =
      new SmimeSetting<>(
          "OWASenderCertificateAttributesToDisplay",
          List.class,
          List.of(),
          "object identifiers joined by commas, or null",
          SmimeSetting::identifiers,
          value -> value.isEmpty() ? null : String.join(",", value));

  /** OWASignedEmailCertificateInclusion: signed mail carries the sender's certificate. */
  public static final SmimeSetting<Boolean> SIGNED_EMAIL_CERTIFICATE_INCLUSION =
      flag("OWASignedEmailCertificateInclusion", true);

  /** OWASigningAlgorithms: the digests, the preferred one first. The default is SHA-1. */
  public static final SmimeSetting<AlgorithmList<SigningAlgorithm>> SIGNING_ALGORITHMS =
      new SmimeSetting<>(
          "OWASigningAlgorithms",
          AlgorithmList.class,
          AlgorithmList.of(SigningAlgorithm.SHA_1),
          "a list of digests",
          raw -> AlgorithmList.signing(text(raw)),
          AlgorithmList::toString);

  /** OWATripleWrapSignedEncryptedMail: mail is signed, encrypted and signed again. */
  public static final SmimeSetting<Boolean> TRIPLE_WRAP =
      flag("OWATripleWrapSignedEncryptedMail", false);

  /** OWAUseKeyIdentifier: recipients are named by key identifier. */
  public static final SmimeSetting<Boolean> USE_KEY_IDENTIFIER = flag("OWAUseKeyIdentifier", false);

  /** OWAUseSecondaryProxiesWhenFindingCertificates: certificates of alias addresses count. */
  public static final SmimeSetting<Boolean> USE_SECONDARY_PROXIES =
      flag("OWAUseSecondaryProxiesWhenFindingCertificates", true);

  /** NoSignOnReply: replies are not signed; Exchange Online and the new Outlook alone. */
  public static final SmimeSetting<Boolean> NO_SIGN_ON_REPLY = flag("NoSignOnReply", true);

  private final String name;
  private final Class<?> type;
  private final T defaultValue;
  private final String range;
  private final Function<@Nullable Object, T> reader;
  private final Function<T, @Nullable Object> writer;

  private SmimeSetting(
      String name,
      Class<?> type,
      T defaultValue,
      String range,
      Function<@Nullable Object, T> reader,
      Function<T, @Nullable Object> writer) {
    this.name = name;
    this.type = type;
    this.defaultValue = defaultValue;
    this.range = range;
    this.reader = reader;
    this.writer = writer;
    ALL.add(this);
  }

  private static SmimeSetting<Boolean> flag(String name, boolean defaultValue) {
    return new SmimeSetting<>(
        name,
        Boolean.class,
        defaultValue,
        "$true or $false",
        raw -> {
          if (raw instanceof Boolean flag) {
            return flag;
          }
          throw unlike(raw, "$true or $false");
        },
        value -> value);
  }

  private static SmimeSetting<Duration> timeout(String name, long milliseconds) {
    return new SmimeSetting<>(
        name,
        Duration.class,
        Duration.ofMillis(milliseconds),
        "milliseconds from 0 to " + UINT32_MOST,
        raw -> Duration.ofMillis(whole(raw, UINT32_MOST)),
        Duration::toMillis);
  }

  private static long whole(@Nullable Object raw, long most) {
    if (raw instanceof Long number && number >= 0 && number <= most) {
      return number;
    }
    throw unlike(raw, "a whole number from 0 to " + most);
  }

  private static BccForking forking(@Nullable Object raw) {
    return Arrays.stream(BccForking.values())
        .filter(f -> Long.valueOf(f.number()).equals(raw))
        .findFirst()
        .orElseThrow(() -> unlike(raw, "0, 1 or 2"));
  }

  private static String text(@Nullable Object raw) {
    if (raw instanceof String text) {
      return text;
    }
    throw unlike(raw, "text");
  }

  private static List<String> identifiers(@Nullable Object raw) {
    if (raw == null || raw.equals("")) {
      return List.of();
    }
    List<String> identifiers = List.of(text(raw).split(",", -1));
    for (String identifier : identifiers) {
      if (!identifier.matches("[0-2](\\.(0|[1-9][0-9]{0,30})){1,40}")) {
        throw unlike(identifier, "object identifiers in dotted form, joined by commas");
      }
    }
    return identifiers;
  }

  private static IllegalArgumentException unlike(@Nullable Object raw, String expected) {
    return new IllegalArgumentException(
        "found "
            + (raw == null ? "null" : "'" + PlainText.of(String.valueOf(raw)) + "'")
            + ", expected "
            + expected);
  }

  /**
   * Every setting.
   *
   * @return them in the order of the documentation; unmodifiable
   */
  public static List<SmimeSetting<?>> all() {
    return Collections.unmodifiableList(ALL);
  }

  /**
   * The name of the parameter of Set-SmimeConfig.
   *
   * @return such as {@code "OWASigningAlgorithms"}, without a dash
   */
  public String name() {
    return name;
  }

  /**
   * What the documentation gives as default.
   *
   * @return the value
   */
  public T defaultValue() {
    return defaultValue;
  }

  /**
   * What the documentation allows.
   *
   * @return a few words, in English
   */
  public String range() {
    return range;
  }

  /** Judges a value of a caller who may know no types. */
  T check(Object value) {
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          "found "
              + value.getClass().getSimpleName()
              + " for "
              + name
              + ", expected "
              + type.getSimpleName());
    }
    try {
      @SuppressWarnings("unchecked") // Its own class was looked at; writing looks at the rest.
      T typed = (T) value;
      T kept = reader.apply(writer.apply(typed));
      if (!kept.equals(value)) {
        throw new IllegalArgumentException("found " + value + ", expected " + range);
      }
      return kept;
    } catch (IllegalArgumentException | ArithmeticException | ClassCastException e) {
      throw new IllegalArgumentException(
          "a value of " + name + " that it does not take: " + e.getMessage(), e);
    }
  }

  /**
   * Reads what a tenant holds.
   *
   * @throws IllegalArgumentException if it is no value of this setting
   */
  T read(@Nullable Object raw) {
    return reader.apply(raw);
  }

  /** The value as a cmdlet takes it: Boolean, Long, String or null. */
  @Nullable Object write(T value) {
    return writer.apply(value);
  }

  @Override
  public String toString() {
    return name;
  }
}
