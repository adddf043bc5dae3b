package io.github.smimetrust;

import io.github.smimetrust.sst.MalformedStoreException;
import io.github.smimetrust.sst.SerializedStore;
import io.github.smimetrust.sst.StoreElement;

/** Reads certificates, CRLs and CTLs from a serialized store. */
final class StoreCertificates {
  private StoreCertificates() {}

  /**
   * Does this begin like a store? Versions up to 255 do, so that a wrong one is named; a larger one
   * may be text such as "The CERTIFICATE".
   */
  static boolean isStore(byte[] bytes) {
    return bytes.length >= 8
        && bytes[1] == 0
        && bytes[2] == 0
        && bytes[3] == 0
        && bytes[4] == 'C'
        && bytes[5] == 'E'
        && bytes[6] == 'R'
        && bytes[7] == 'T';
  }

  /** Reads a store; keeps the array, in which the entries then lie. */
  static void read(byte[] bytes, Origin origin, Intake intake) {
    SerializedStore store;
    try {
      store = SerializedStore.wrap(bytes);
    } catch (MalformedStoreException e) {
      intake.problem(
          new UnreadableInputException(
              origin.at(e.record() + " at byte " + e.offset()), e.found(), e.expected(), e));
      return;
    }
    if (store.elements().isEmpty()) {
      intake.nothing();
    }
    int number = 0;
    for (StoreElement element : store.elements()) {
      number++;
      if (element.kind() == StoreElement.Kind.CERTIFICATE) {
        int from = element.contentOffset();
        int to = from + element.contentLength();
        intake.certificate(
            bytes, from, to, new Provenance.InStore(origin, number, bytes, element.offset(), to));
      } else {
        intake.otherObject(element, origin.at("element " + number));
      }
    }
  }
}
