package io.github.smimetrust.sst;

/**
 * A policy that Microsoft's root programme grants a root, from {@link
 * PropertyId#ROOT_PROGRAM_CERT_POLICIES}.
 *
 * <pre>{@code
 * property.policies().forEach(p -> System.out.println(p.policy() + " flags " + p.flags()));
 * }</pre>
 *
 * @param policy the policy's object identifier in dotted form
 * @param flags the first byte of the programme's own qualifier (1.3.6.1.4.1.311.60.1.1), 0 to 255;
 *     0 where there is none. 0xC0 is the value seen in real stores
 * @since 0.1.0
 */
public record RootProgramPolicy(String policy, int flags) {}
