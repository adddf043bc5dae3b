package io.github.smimetrust.chain;

import io.github.smimetrust.name.NameParts;
import java.util.List;

/**
 * A directoryName, or the subject.
 *
 * @param parts one key for each relative distinguished name, as {@link NameParts} makes them
 * @param text for messages
 */
record DirectoryName(List<String> parts, String text) implements GeneralName {
  @Override
  public NameForm form() {
    return NameForm.DIRECTORY_NAME;
  }

  /** A constraint: all names that start with these parts; without parts, every name. */
  record Below(List<String> parts, String text) implements Subtree {
    @Override
    public NameForm form() {
      return NameForm.DIRECTORY_NAME;
    }

    @Override
    public boolean permits(GeneralName name) {
      return name instanceof DirectoryName given
          && given.parts.size() >= parts.size()
          && given.parts.subList(0, parts.size()).equals(parts);
    }
  }
}
