package io.github.smimetrust.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Members of the JDK that are not to be used, written as {@code java.util.Date.<init>()}, with
 * simple names of the parameters; {@code (*)} stands for any, {@code java.util.Random.*} for every
 * member of the class. A method reference counts as a call, and so does a subtype of the class.
 */
final class Calls extends ArchCondition<JavaClass> {
  private final Set<String> members;

  private Calls(List<String> members) {
    super("use " + String.join(", ", members));
    this.members = Set.copyOf(members);
  }

  static Calls of(String... members) {
    return new Calls(List.of(members));
  }

  @Override
  public void check(JavaClass from, ConditionEvents events) {
    for (JavaAccess<?> access : from.getAccessesFromSelf()) {
      if (names(access).anyMatch(members::contains)) {
        events.add(SimpleConditionEvent.satisfied(access, access.getDescription()));
      }
    }
  }

  private static Stream<String> names(JavaAccess<?> access) {
    // A member is often written with a subtype of the class that declares it.
    JavaClass written = access.getTargetOwner();
    Stream<JavaClass> owners =
        Stream.of(
                Stream.of(written),
                written.getAllRawSuperclasses().stream(),
                written.getAllRawInterfaces().stream())
            .flatMap(s -> s);
    String name = access.getName();
    return owners
        .map(JavaClass::getName)
        .distinct()
        .flatMap(
            o -> Stream.of(o + "." + name + parameters(access), o + "." + name + "(*)", o + ".*"));
  }

  private static String parameters(JavaAccess<?> access) {
    return access.getTarget().resolveMember().stream()
        .filter(JavaCodeUnit.class::isInstance)
        .map(JavaCodeUnit.class::cast)
        .flatMap(m -> Stream.of(m.getRawParameterTypes()))
        .map(
            types ->
                types.stream()
                    .map(JavaClass::getSimpleName)
                    .collect(Collectors.joining(", ", "(", ")")))
        .findFirst()
        .orElse("");
  }
}
