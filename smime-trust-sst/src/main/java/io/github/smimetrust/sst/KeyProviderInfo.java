package io.github.smimetrust.sst;

/**
 * Where Windows keeps the private key of a certificate: the readable part of property 2, {@link
 * PropertyId#KEY_PROV_INFO} (MS-GPEF 2.2.1.1.1.1.1). It holds no key, but names of a machine's own
 * key store that have no place in a published list.
 *
 * <pre>{@code
 * KeyProviderInfo info = element.property(PropertyId.KEY_PROV_INFO).orElseThrow().keyProviderInfo();
 * System.out.println(info.container() + " in " + info.provider());
 * }</pre>
 *
 * @param container the name of the key container; empty where the store names none
 * @param provider the name of the cryptographic provider; empty where the store names none
 * @param providerType its type, such as 1 for PROV_RSA_FULL; 0 for a CNG provider
 * @param flags the flags, such as 0x20 for a machine's own key set
 * @param keySpec 1 for key exchange, 2 for signature, 0xFFFFFFFF for CNG; unsigned
 * @since 0.1.0
 */
public record KeyProviderInfo(
    String container, String provider, long providerType, long flags, long keySpec) {}
