package io.github.smimetrust.chain;

/**
 * A name or a constraint that cannot be judged: its form has no comparison here, or it is not what
 * its form asks for. A name like that passes no constraint of its form, and a constraint like that
 * lets no name of its form pass, permitted and excluded alike.
 */
record OpaqueName(NameForm form, String text) implements GeneralName, Subtree {
  @Override
  public boolean permits(GeneralName name) {
    return false;
  }

  @Override
  public boolean excludes(GeneralName name) {
    return true;
  }
}
