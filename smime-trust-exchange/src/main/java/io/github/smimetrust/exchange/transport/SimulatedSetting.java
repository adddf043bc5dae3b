package io.github.smimetrust.exchange.transport;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One setting of Set-SmimeConfig as its documentation has it (learn.microsoft.com, Set-SmimeConfig,
 * text of May 2026): name, type, default. The list of certificates is apart, since more hangs on
 * it.
 */
record SimulatedSetting(String name, Type type, @Nullable Object defaultValue) {
  enum Type {
    FLAG,
    /** UInt32; milliseconds unless the name says otherwise. */
    NUMBER,
    TEXT
  }

  static final String LIST = "SMIMECertificateIssuingCA";

  static final String FORKING = "OWABCCEncryptedEmailForking";

  private static final long UINT32_MOST = 0xFFFF_FFFFL;

  static final List<SimulatedSetting> ALL =
      List.of(
          flag("OWAAllowUserChoiceOfSigningCertificate", false),
          flag("OWAAlwaysEncrypt", false),
          flag("OWAAlwaysSign", false),
          number(FORKING, 0),
          flag("OWACheckCRLOnSend", false),
          flag("OWAClearSign", true),
          number("OWACRLConnectionTimeout", 60_000),
          number("OWACRLRetrievalTimeout", 10_000),
          flag("OWADisableCRLCheck", false),
          number("OWADLExpansionTimeout", 60_000),
          text("OWAEncryptionAlgorithms", "6610"),
          flag("OWAEncryptTemporaryBuffers", true),
          flag("OWAForceSMIMEClientUpgrade", true),
          flag("OWAIncludeCertificateChainAndRootCertificate", false),
          flag("OWAIncludeCertificateChainWithoutRootCertificate", false),
          flag("OWAIncludeSMIMECapabilitiesInMessage", false),
          flag("OWAOnlyUseSmartCard", false),
          text("OWASenderCertificateAttributesToDisplay", null),
          flag("OWASignedEmailCertificateInclusion", true),
          text("OWASigningAlgorithms", "8004"),
          flag("OWATripleWrapSignedEncryptedMail", false),
          flag("OWAUseKeyIdentifier", false),
          flag("OWAUseSecondaryProxiesWhenFindingCertificates", true),
          flag("NoSignOnReply", true));

  private static SimulatedSetting flag(String name, boolean defaultValue) {
    return new SimulatedSetting(name, Type.FLAG, defaultValue);
  }

  private static SimulatedSetting number(String name, long defaultValue) {
    return new SimulatedSetting(name, Type.NUMBER, defaultValue);
  }

  private static SimulatedSetting text(String name, @Nullable String defaultValue) {
    return new SimulatedSetting(name, Type.TEXT, defaultValue);
  }

  /** What is wrong with a value for this setting, or null. */
  @Nullable String faultOf(@Nullable Object value) {
    return switch (type) {
      case FLAG -> value instanceof Boolean ? null : "expected $true or $false";
      case TEXT -> value == null || value instanceof String ? null : "expected text or $null";
      case NUMBER -> {
        long most = name.equals(FORKING) ? 2 : UINT32_MOST;
        yield value instanceof Long number && number >= 0 && number <= most
            ? null
            : "expected a whole number from 0 to " + most;
      }
    };
  }
}
