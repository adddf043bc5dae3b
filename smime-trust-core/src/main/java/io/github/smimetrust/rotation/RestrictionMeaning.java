package io.github.smimetrust.rotation;

import io.github.smimetrust.sst.MalformedStoreException;
import io.github.smimetrust.sst.PropertyId;
import io.github.smimetrust.sst.StoreProperty;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a restriction says, however it is written: purposes are a set, though Microsoft's stores
 * list them in another order from one year to another.
 */
record RestrictionMeaning(int id, String value) {
  static RestrictionMeaning of(StoreProperty property) {
    return new RestrictionMeaning(property.id().number(), value(property));
  }

  static Set<RestrictionMeaning> of(List<StoreProperty> properties) {
    return properties.stream().map(RestrictionMeaning::of).collect(Collectors.toSet());
  }

  private static String value(StoreProperty property) {
    if (property.id().valueType() == PropertyId.ValueType.OBJECT_IDENTIFIERS) {
      try {
        return String.join(" ", new TreeSet<>(property.objectIdentifiers()));
      } catch (MalformedStoreException e) {
        // What cannot be read is the same only if its bytes are.
      }
    }
    return "#" + HexFormat.of().formatHex(property.value());
  }
}
