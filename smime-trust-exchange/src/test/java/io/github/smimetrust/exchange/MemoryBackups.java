package io.github.smimetrust.exchange;

import java.util.ArrayList;
import java.util.List;

/** A backup store as a user might write one. */
final class MemoryBackups implements BackupStore {
  final List<Backup> kept = new ArrayList<>();

  @Override
  public String store(Backup backup) {
    kept.add(backup);
    return "memory " + kept.size();
  }
}
