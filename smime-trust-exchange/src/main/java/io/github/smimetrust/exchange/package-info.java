/**
 * Brings a tenant's list of trusted certificate authorities to the wanted one: read, plan, apply,
 * read back, and the way back.
 *
 * <pre>{@code
 * try (ExchangeTenant tenant =
 *     ExchangeTenant.over(transport).backups(BackupStore.folder(Path.of("backups"))).open()) {
 *   TrustListPlan plan = tenant.plan(tenant.read().bundle().plus(newCa));
 *   System.out.println(plan.describe());
 *   tenant.apply(plan).save(Path.of("receipt.json"));
 * }
 * }</pre>
 */
@NullMarked
package io.github.smimetrust.exchange;

import org.jspecify.annotations.NullMarked;
