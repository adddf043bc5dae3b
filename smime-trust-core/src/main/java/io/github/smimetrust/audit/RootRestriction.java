package io.github.smimetrust.audit;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.sst.MalformedStoreException;
import io.github.smimetrust.sst.PropertyId;
import io.github.smimetrust.sst.StoreProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What the properties of a root in a store of Microsoft's programme say about mail. The programme's
 * document names the mechanisms; which property carries which was found by comparing stores with
 * its notices, since no page says so. Of several, the first of {@link State} counts.
 *
 * @param state what holds
 * @param since from when it holds, where it has a date
 * @param purposes what property 9 enables, nothing where it is absent
 * @param others purposes besides mail that are restricted
 * @param detailed does property 122 stand beside a date in 104, whose meaning together is not
 *     documented?
 * @param unreadable properties whose values are broken; they count as absent
 */
record RootRestriction(
    State state,
    Optional<Instant> since,
    Optional<Purposes> purposes,
    Set<String> others,
    boolean detailed,
    List<PropertyId> unreadable) {
  /** In the order in which they count. */
  enum State {
    /** Property 104 with a date: the whole root. */
    DISABLED,
    /** Property 122 with mail. */
    MAIL_DISALLOWED,
    /** Property 9 without mail. */
    NO_MAIL,
    /** Property 126 with a date, and no list of purposes or one with mail in 127. */
    NOT_BEFORE,
    /** Nothing about mail. */
    UNRESTRICTED
  }

  /** Reads the properties of a root; nothing where it has none that restrict. */
  static Optional<RootRestriction> of(BundleEntry root) {
    return root.properties().stream().anyMatch(p -> p.id().isRestriction())
        ? Optional.of(new Reading(root).restriction())
        : Optional.empty();
  }

  /** Did the programme set a date here or above? For how old a store is. */
  static Optional<Instant> newestDate(BundleEntry root) {
    Reading reading = new Reading(root);
    Optional<Instant> disabled = reading.date(PropertyId.DISALLOWED_FILETIME);
    Optional<Instant> notBefore = reading.date(PropertyId.NOT_BEFORE_FILETIME);
    return disabled.isEmpty()
        ? notBefore
        : notBefore.filter(n -> n.isAfter(disabled.get())).or(() -> disabled);
  }

  private static final class Reading {
    private final BundleEntry root;
    private final List<PropertyId> unreadable = new ArrayList<>();

    Reading(BundleEntry root) {
      this.root = root;
    }

    RootRestriction restriction() {
      Optional<Instant> disabled = date(PropertyId.DISALLOWED_FILETIME);
      Optional<Instant> notBefore = date(PropertyId.NOT_BEFORE_FILETIME);
      Optional<List<String>> enabled = list(PropertyId.ENHKEY_USAGE);
      Optional<List<String>> disallowed = list(PropertyId.DISALLOWED_ENHKEY_USAGE);
      Optional<List<String>> later = list(PropertyId.NOT_BEFORE_ENHKEY_USAGE);
      Set<String> others = new TreeSet<>();
      disallowed.ifPresent(others::addAll);
      if (notBefore.isPresent()) {
        later.ifPresent(others::addAll);
      }
      others.remove(Purposes.EMAIL);
      State state;
      Optional<Instant> since = Optional.empty();
      if (disabled.isPresent()) {
        state = State.DISABLED;
        since = disabled;
      } else if (disallowed.filter(RootRestriction::hasMail).isPresent()) {
        state = State.MAIL_DISALLOWED;
      } else if (enabled.filter(e -> !hasMail(e)).isPresent()) {
        state = State.NO_MAIL;
      } else if (notBefore.isPresent() && later.filter(l -> !hasMail(l)).isEmpty()) {
        state = State.NOT_BEFORE;
        since = notBefore;
      } else {
        state = State.UNRESTRICTED;
      }
      return new RootRestriction(
          state,
          since,
          enabled.map(Purposes::of),
          others,
          disabled.isPresent() && disallowed.isPresent(),
          unreadable);
    }

    Optional<Instant> date(PropertyId id) {
      return read(id, StoreProperty::fileTime).flatMap(Function.identity());
    }

    private Optional<List<String>> list(PropertyId id) {
      return read(id, StoreProperty::objectIdentifiers);
    }

    private <T> Optional<T> read(PropertyId id, Function<StoreProperty, T> reader) {
      Optional<StoreProperty> property =
          root.properties().stream().filter(p -> p.id().equals(id)).findFirst();
      try {
        return property.map(reader);
      } catch (MalformedStoreException e) {
        unreadable.add(id);
        return Optional.empty();
      }
    }
  }

  private static boolean hasMail(Collection<String> purposes) {
    return purposes.contains(Purposes.EMAIL);
  }
}
