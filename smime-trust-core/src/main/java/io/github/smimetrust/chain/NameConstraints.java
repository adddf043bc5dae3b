package io.github.smimetrust.chain;

import io.github.smimetrust.name.NameParts;
import io.github.smimetrust.sst.der.DerReader;
import io.github.smimetrust.sst.der.MalformedDerException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The name constraints of the certificates above one certificate (RFC 5280 sections 4.2.1.10 and
 * 6.1.4 (g)). Each extension is kept as it is: a name has to pass all of them, which is what the
 * intersection of permitted and the union of excluded subtrees come to. So another extension can
 * only keep more names out.
 *
 * <pre>
 * NameConstraints = SEQUENCE { permittedSubtrees [0] GeneralSubtrees?, excludedSubtrees [1] GeneralSubtrees? }
 * GeneralSubtrees = SEQUENCE SIZE (1..MAX) OF GeneralSubtree
 * GeneralSubtree  = SEQUENCE { base GeneralName, minimum [0] INTEGER DEFAULT 0, maximum [1] INTEGER? }
 * </pre>
 *
 * <p>What cannot be judged never passes: a constraint of a form that has no comparison here, one
 * that its form does not allow, one with a minimum other than 0 or a maximum. It keeps out every
 * name of its form, and no name of another form.
 *
 * <p>Immutable.
 */
final class NameConstraints {
  static final NameConstraints NONE = new NameConstraints(List.of());

  private static final int PERMITTED = 0xA0;
  private static final int EXCLUDED = 0xA1;
  private static final int MINIMUM = 0x80;

  /** The subtrees of one extension, for one form of name. */
  private record Subtrees(List<Subtree> permitted, List<Subtree> excluded) {
    Subtrees() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  private final List<Map<NameForm, Subtrees>> extensions;

  private NameConstraints(List<Map<NameForm, Subtrees>> extensions) {
    this.extensions = extensions;
  }

  boolean isEmpty() {
    return extensions.isEmpty();
  }

  /**
   * These constraints and those of one more extension.
   *
   * @param der the array that holds it
   * @param from where its value begins
   * @param to where that ends
   * @throws MalformedDerException if it has not the structure above, or no subtree at all
   */
  NameConstraints with(byte[] der, int from, int to) {
    DerReader outer = DerReader.of(der, from, to);
    DerReader fields = outer.expect(DerReader.SEQUENCE, "NameConstraints").enter();
    outer.expectEnd("NameConstraints");
    Map<NameForm, Subtrees> read = new EnumMap<>(NameForm.class);
    boolean permitted = fields.peek() == PERMITTED;
    if (permitted) {
      readSubtrees(der, fields.expect(PERMITTED, "permittedSubtrees"), read, true);
    }
    if (!permitted || fields.hasNext()) {
      readSubtrees(
          der, fields.expect(EXCLUDED, "permittedSubtrees or excludedSubtrees"), read, false);
    }
    fields.expectEnd("NameConstraints");
    List<Map<NameForm, Subtrees>> more = new ArrayList<>(extensions);
    more.add(read);
    return new NameConstraints(List.copyOf(more));
  }

  /** These constraints and all of others. */
  NameConstraints and(NameConstraints others) {
    if (isEmpty() || others.isEmpty()) {
      return isEmpty() ? others : this;
    }
    List<Map<NameForm, Subtrees>> all = new ArrayList<>(extensions);
    all.addAll(others.extensions);
    return new NameConstraints(List.copyOf(all));
  }

  private static void readSubtrees(
      byte[] der, DerReader field, Map<NameForm, Subtrees> read, boolean permitted) {
    DerReader list = field.enter();
    if (!list.hasNext()) {
      throw new MalformedDerException(field.start(), "no subtree", "one subtree or more");
    }
    while (list.hasNext()) {
      DerReader subtree = list.expect(DerReader.SEQUENCE, "GeneralSubtree").enter();
      subtree.next();
      Subtree base = base(der, subtree);
      if (hasDistances(der, subtree)) {
        base = new OpaqueName(base.form(), base.text() + " with a minimum or maximum");
      }
      Subtrees ofForm = read.computeIfAbsent(base.form(), form -> new Subtrees());
      (permitted ? ofForm.permitted : ofForm.excluded).add(base);
    }
  }

  private static Subtree base(byte[] der, DerReader reader) {
    NameForm form = GeneralNames.form(reader);
    Subtree judged =
        switch (form) {
          case RFC822_NAME -> MailSubtree.parse(GeneralNames.ascii(der, reader));
          case DNS_NAME -> DnsName.Domain.parse(GeneralNames.ascii(der, reader));
          case URI -> UriName.Hosts.parse(GeneralNames.ascii(der, reader));
          case IP_ADDRESS -> IpAddress.Network.parse(der, reader.contentStart(), reader.end());
          case DIRECTORY_NAME ->
              new DirectoryName.Below(
                  NameParts.of(der, reader.contentStart(), reader.end()),
                  NameText.of(der, reader.contentStart(), reader.end()));
          case OTHER_NAME, X400_ADDRESS, EDI_PARTY_NAME, REGISTERED_ID -> null;
        };
    return judged == null ? GeneralNames.opaque(form, der, reader) : judged;
  }

  /** Is there anything behind the base but a minimum of 0, which DER leaves out? */
  private static boolean hasDistances(byte[] der, DerReader subtree) {
    if (!subtree.hasNext()) {
      return false;
    }
    subtree.next();
    return subtree.tag() != MINIMUM
        || subtree.length() != 1
        || der[subtree.contentStart()] != 0
        || subtree.hasNext();
  }

  /**
   * Holds names against all constraints.
   *
   * @return the first name that does not pass, or null if all do
   * @throws LimitReached if the comparisons cost more than the budget has left
   */
  @Nullable NameViolation check(SubjectNames names, ComparisonBudget budget) {
    for (Map<NameForm, Subtrees> extension : extensions) {
      for (Map.Entry<NameForm, Subtrees> ofForm : extension.entrySet()) {
        for (GeneralName name : names.of(ofForm.getKey())) {
          NameViolation violation = check(name, ofForm.getValue(), budget);
          if (violation != null) {
            return violation;
          }
        }
      }
    }
    return null;
  }

  private static @Nullable NameViolation check(
      GeneralName name, Subtrees subtrees, ComparisonBudget budget) {
    for (Subtree excluded : subtrees.excluded) {
      budget.spend(1);
      if (name instanceof OpaqueName || excluded instanceof OpaqueName) {
        return violation(NameViolation.Kind.NOT_UNDERSTOOD, name, List.of(excluded));
      }
      if (excluded.excludes(name)) {
        return violation(NameViolation.Kind.EXCLUDED, name, List.of(excluded));
      }
    }
    boolean passes = subtrees.permitted.isEmpty();
    for (Subtree permitted : subtrees.permitted) {
      budget.spend(1);
      // Not skipped where another one permits the name: nobody can say what this one was to do.
      if (name instanceof OpaqueName || permitted instanceof OpaqueName) {
        return violation(NameViolation.Kind.NOT_UNDERSTOOD, name, List.of(permitted));
      }
      passes |= permitted.permits(name);
    }
    return passes ? null : violation(NameViolation.Kind.NOT_PERMITTED, name, subtrees.permitted);
  }

  private static NameViolation violation(
      NameViolation.Kind kind, GeneralName name, List<Subtree> subtrees) {
    StringBuilder text = new StringBuilder();
    for (Subtree subtree : subtrees.subList(0, Math.min(subtrees.size(), 8))) {
      text.append(text.isEmpty() ? "" : ", ").append(subtree.text());
    }
    if (subtrees.size() > 8) {
      text.append(" and ").append(subtrees.size() - 8).append(" more");
    }
    return new NameViolation(kind, name.form(), name.text(), text.toString());
  }
}
