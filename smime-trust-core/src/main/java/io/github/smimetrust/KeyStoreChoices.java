package io.github.smimetrust;

import org.jspecify.annotations.Nullable;

/** What the caller chose about key stores. Immutable; each choice returns a new object. */
final class KeyStoreChoices {
  private enum Chains {
    LEFT,
    TAKEN
  }

  private enum Integrity {
    CHECKED,
    CHECKED_WHERE_POSSIBLE
  }

  /** No password, certificate entries alone, nothing whose integrity is not checked. */
  static final KeyStoreChoices NONE = new KeyStoreChoices(null, Chains.LEFT, Integrity.CHECKED);

  private final @Nullable Password password;
  private final Chains chains;
  private final Integrity integrity;

  private KeyStoreChoices(@Nullable Password password, Chains chains, Integrity integrity) {
    this.password = password;
    this.chains = chains;
    this.integrity = integrity;
  }

  KeyStoreChoices password(char[] chars) {
    return new KeyStoreChoices(new Password(chars), chains, integrity);
  }

  KeyStoreChoices takingKeyEntryChains() {
    return new KeyStoreChoices(password, Chains.TAKEN, integrity);
  }

  KeyStoreChoices withoutIntegrityCheck() {
    return new KeyStoreChoices(password, chains, Integrity.CHECKED_WHERE_POSSIBLE);
  }

  @Nullable Password password() {
    return password;
  }

  boolean takesKeyEntryChains() {
    return chains == Chains.TAKEN;
  }

  boolean demandsIntegrity() {
    return integrity == Integrity.CHECKED;
  }
}
