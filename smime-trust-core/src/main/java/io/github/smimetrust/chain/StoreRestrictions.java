package io.github.smimetrust.chain;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.sst.StoreProperty;
import java.util.ArrayList;
import java.util.List;

/**
 * Names the restrictions that a serialized store put on certificates of a chain: Windows holds to
 * them, the engine does not.
 */
final class StoreRestrictions {
  private StoreRestrictions() {}

  static List<String> of(List<BundleEntry> chain) {
    List<String> warnings = new ArrayList<>();
    for (BundleEntry entry : chain) {
      for (StoreProperty property : entry.properties()) {
        if (property.id().isRestriction()) {
          warnings.add(
              "store restriction " + property.id() + " on " + PlainText.name(entry.subject()));
        }
      }
    }
    return warnings;
  }
}
