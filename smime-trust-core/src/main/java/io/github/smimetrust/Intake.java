package io.github.smimetrust;

import io.github.smimetrust.sst.StoreElement;
import java.util.ArrayList;
import java.util.List;

/** Takes what the readers of the formats find, and decides what a fault does. */
final class Intake {
  /** Ten times the largest bundle that anyone is known to have. */
  static final int MOST_ENTRIES = 100_000;

  /** Entries are views into what was read, so all of it stays in memory. */
  private static final long MOST_BYTES = 256L << 20;

  private final List<BundleEntry> entries = new ArrayList<>();
  private final List<StoreElement> otherObjects = new ArrayList<>();
  private final List<ReadProblem> problems = new ArrayList<>();
  private final boolean keepingGood;
  private final KeyStoreChoices keyStores;
  private KeyDerivations derivations = new KeyDerivations();
  private int found;
  private long bytes;

  private Intake(boolean keepingGood, KeyStoreChoices keyStores) {
    this.keepingGood = keepingGood;
    this.keyStores = keyStores;
  }

  /** The first problem is thrown. */
  static Intake strict(KeyStoreChoices keyStores) {
    return new Intake(false, keyStores);
  }

  /** Problems are listed, and reading goes on. */
  static Intake keepingGood(KeyStoreChoices keyStores) {
    return new Intake(true, keyStores);
  }

  /** What the caller chose about key stores. */
  KeyStoreChoices keyStores() {
    return keyStores;
  }

  /** What is left of the cost that one file may have. */
  KeyDerivations derivations() {
    return derivations;
  }

  /** Reads the content of one more file, to which the limits of a file apply. */
  void file(byte[] content, Origin origin) {
    derivations = new KeyDerivations();
    hold(content.length, origin);
    Content.read(content, origin, this);
  }

  /** Counts what a file, or one in an archive, takes in memory. */
  void hold(int size, Origin origin) {
    bytes += size;
    if (bytes > MOST_BYTES) {
      // Not a problem to skip over: the rest would be lost.
      throw new UnreadableInputException(
          origin,
          "more than " + MOST_BYTES + " bytes with this file",
          "fewer; load a part of them");
    }
  }

  /** Takes the DER of a certificate; keeps the array. */
  void certificate(byte[] der, Origin origin) {
    certificate(der, 0, der.length, new Provenance.Given(origin));
  }

  /** Takes the certificate in a part of an array; keeps the array. */
  void certificate(byte[] bytes, int from, int to, Provenance provenance) {
    BundleEntry entry;
    try {
      entry = BundleEntry.read(bytes, from, to, provenance);
    } catch (UnreadableInputException e) {
      problem(e);
      return;
    }
    count(provenance);
    entries.add(entry);
  }

  /** Takes a CRL or CTL. */
  void otherObject(StoreElement element, Origin origin) {
    count(new Provenance.Given(origin));
    otherObjects.add(element);
  }

  /**
   * There is nothing to read, and rightly so: a store without elements is one all the same, since a
   * tenant's list may be empty.
   */
  void nothing() {
    found++;
  }

  void problem(Origin origin, String what, String expected) {
    problem(new UnreadableInputException(origin, what, expected));
  }

  void problem(UnreadableInputException problem) {
    if (!keepingGood) {
      throw problem;
    }
    Origin origin = new Origin(problem.source(), problem.place());
    count(new Provenance.Given(origin));
    problems.add(new ReadProblem(origin, problem.found(), problem.expected()));
  }

  /** How many certificates, other objects and problems came in so far. */
  int found() {
    return found;
  }

  private void count(Provenance provenance) {
    found++;
    if (found > MOST_ENTRIES) {
      // Not a problem to skip over: the rest would be lost.
      throw new UnreadableInputException(
          provenance.origin(),
          "more than " + MOST_ENTRIES + " objects",
          "fewer; load a part of them");
    }
  }

  TrustBundle bundle() {
    return TrustBundle.of(entries, otherObjects);
  }

  BundleReading reading() {
    return new BundleReading(bundle(), problems);
  }
}
