package io.github.smimetrust.chain;

/** The alternatives of GeneralName (RFC 5280 section 4.2.1.6), by their context tags. */
enum NameForm {
  OTHER_NAME("otherName"),
  RFC822_NAME("rfc822Name"),
  DNS_NAME("dNSName"),
  X400_ADDRESS("x400Address"),
  DIRECTORY_NAME("directoryName"),
  EDI_PARTY_NAME("ediPartyName"),
  URI("uniformResourceIdentifier"),
  IP_ADDRESS("iPAddress"),
  REGISTERED_ID("registeredID");

  private final String label;

  NameForm(String label) {
    this.label = label;
  }

  /** What RFC 5280 calls it. */
  String label() {
    return label;
  }
}
