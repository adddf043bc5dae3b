package io.github.smimetrust.exchange;

/**
 * What is true of a tenant's list after a change that failed; of its settings, where those were to
 * change.
 *
 * @since 0.1.0
 */
public enum ListState {
  /** The list that was there before is there, whole: never changed, or put back. */
  BEFORE,
  /** The list that was to be set is there, whole; what failed came after that. */
  WANTED,
  /** Another list is there. The exception's message and the backups have what is known of it. */
  OTHER,
  /**
   * The tenant could not be read, or a call got no answer and may take effect yet. Read the tenant
   * before doing anything else.
   */
  UNKNOWN
}
