package io.github.smimetrust.exchange;

/**
 * One setting that a plan changes.
 *
 * <pre>{@code
 * plan.changes().forEach(c -> System.out.println(c.setting() + ": " + c.from() + " -> " + c.to()));
 * }</pre>
 *
 * @param setting the name of the parameter of Set-SmimeConfig
 * @param from what the tenant has, as text; characters that could mislead are escaped
 * @param to what it is to have, as text
 * @since 0.1.0
 */
public record SettingChange(String setting, String from, String to) {}
