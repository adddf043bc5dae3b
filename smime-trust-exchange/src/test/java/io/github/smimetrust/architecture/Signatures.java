package io.github.smimetrust.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.JavaTypeVariable;
import com.tngtech.archunit.core.domain.properties.HasModifiers;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.stream.Stream;

/**
 * Types of these packages in what a caller of the class can see: supertypes, and public or
 * protected fields, constructors and methods with their type arguments, bounds and exceptions. What
 * a public class inherits from a package-private one counts as its own.
 */
final class Signatures extends ArchCondition<JavaClass> {
  private final List<String> packages;

  private Signatures(List<String> packages) {
    super("show types of " + String.join(", ", packages));
    this.packages = packages;
  }

  static Signatures with(String... packages) {
    return new Signatures(List.of(packages));
  }

  /** Whether code outside of its package can name the class. */
  static boolean visible(JavaClass type) {
    return seen(type) && type.getEnclosingClass().map(Signatures::visible).orElse(true);
  }

  private static boolean seen(HasModifiers what) {
    return what.getModifiers().contains(JavaModifier.PUBLIC)
        || what.getModifiers().contains(JavaModifier.PROTECTED);
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    Stream<JavaType> supertypes =
        Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
    report(type, type.getName(), Stream.concat(supertypes, bounds(type)), events);
    Stream.concat(Stream.of(type), type.getAllRawSuperclasses().stream().filter(s -> !visible(s)))
        .flatMap(t -> t.getMembers().stream())
        .filter(Signatures::seen)
        .forEach(m -> report(type, m.getFullName(), types(m), events));
  }

  private static Stream<JavaType> types(JavaMember member) {
    if (member instanceof JavaField field) {
      return Stream.of(field.getType());
    }
    JavaCodeUnit code = (JavaCodeUnit) member;
    return Stream.of(
            Stream.of(code.getReturnType()),
            code.getParameterTypes().stream(),
            code.getExceptionTypes().stream(),
            code.getTypeParameters().stream().flatMap(v -> v.getUpperBounds().stream()))
        .flatMap(s -> s);
  }

  private static Stream<JavaType> bounds(JavaClass type) {
    return type.getTypeParameters().stream()
        .map(JavaTypeVariable::getUpperBounds)
        .flatMap(List::stream);
  }

  private void report(
      JavaClass type, String where, Stream<JavaType> types, ConditionEvents events) {
    types
        .flatMap(t -> t.getAllInvolvedRawTypes().stream())
        .map(JavaClass::getName)
        .filter(n -> packages.stream().anyMatch(p -> n.startsWith(p + ".")))
        .distinct()
        .forEach(
            n ->
                events.add(
                    SimpleConditionEvent.satisfied(
                        type, where + " shows " + n + " in " + type.getName())));
  }
}
