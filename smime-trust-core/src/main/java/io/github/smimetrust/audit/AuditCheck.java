package io.github.smimetrust.audit;

/**
 * Looks at a list for the rules of one family. Stateless.
 *
 * <p>Costs must grow no faster than the list: what compares certificates with each other goes
 * through the indexes of {@link AuditScope}.
 */
interface AuditCheck {
  /** Reports what it finds. */
  void check(AuditScope scope, Findings findings);
}
