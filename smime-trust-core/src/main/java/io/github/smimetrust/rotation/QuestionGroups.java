package io.github.smimetrust.rotation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Questions in groups such that no certificate that is to be chosen matters to two of them. */
final class QuestionGroups {
  private QuestionGroups() {}

  private record Group(BitSet places, List<TrustQuestion> questions) {}

  /**
   * Groups questions.
   *
   * @param given places about which there is nothing to choose
   */
  static List<List<TrustQuestion>> of(List<TrustQuestion> questions, BitSet given) {
    List<Group> groups = new ArrayList<>();
    for (TrustQuestion question : questions) {
      Group joined = new Group(Places.difference(question.relevant(), given), new ArrayList<>());
      for (Group group : List.copyOf(groups)) {
        if (group.places.intersects(joined.places)) {
          groups.remove(group);
          joined.places.or(group.places);
          joined.questions.addAll(group.questions);
        }
      }
      joined.questions.add(question);
      groups.add(joined);
    }
    return groups.stream().map(Group::questions).toList();
  }
}
