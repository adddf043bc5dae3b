package io.github.smimetrust.architecture;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.TypeVariable;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The public API of a module as text: for each type of an exported package its declaration and, in
 * alphabetical order, the members that a caller can use.
 *
 * <p>It is read from the compiled classes, with type arguments and nullness annotations. Left out
 * is what the language adds by itself: {@code values()} of an enum, the methods of {@code Object}
 * in a record, bridges.
 */
final class PublicApi {
  private static final Pattern LANG = Pattern.compile("\\bjava\\.lang\\.(?=@|[A-Z])");
  private static final Set<String> OF_OBJECT = Set.of("equals", "hashCode", "toString");

  private PublicApi() {}

  static String of(PublishedModule module) {
    ModuleDescriptor descriptor = descriptor(module);
    Set<String> packages =
        descriptor.exports().stream()
            .filter(e -> !e.isQualified())
            .map(ModuleDescriptor.Exports::source)
            .collect(Collectors.toSet());
    StringBuilder text = new StringBuilder("module " + descriptor.name() + "\n");
    try (URLClassLoader loader = everything(module)) {
      for (String name : module.classNames()) {
        if (packages.contains(name.substring(0, name.lastIndexOf('.')))) {
          Class<?> type = Class.forName(name, false, loader);
          if (usable(type)) {
            text.append('\n').append(declaration(type)).append('\n');
            members(type).forEach(m -> text.append("  ").append(m).append('\n'));
          }
        }
      }
    } catch (IOException | ClassNotFoundException e) {
      throw new AssertionError(module.artifact(), e);
    }
    return text.toString();
  }

  private static ModuleDescriptor descriptor(PublishedModule module) {
    try {
      return ModuleDescriptor.read(new ByteArrayInputStream(module.bytes("module-info.class")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // Its own loader, since on the module path JSpecify's annotations are not there at run time.
  private static URLClassLoader everything(PublishedModule module) throws IOException {
    List<URL> places = new ArrayList<>(List.of(module.place().toURL()));
    for (String property : List.of("jdk.module.path", "java.class.path")) {
      String paths = System.getProperty(property, "");
      for (String path : paths.split(Pattern.quote(File.pathSeparator), -1)) {
        if (!path.isEmpty()) {
          places.add(url(path));
        }
      }
    }
    return new URLClassLoader(places.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  private static URL url(String path) throws MalformedURLException {
    return Path.of(path).toUri().toURL();
  }

  private static boolean usable(Class<?> type) {
    Class<?> around = type.getDeclaringClass();
    return !type.isSynthetic()
        && !type.isAnonymousClass()
        && !type.isLocalClass()
        && usable(type.getModifiers(), around)
        && (around == null || usable(around));
  }

  private static boolean usable(int modifiers, @Nullable Class<?> within) {
    return Modifier.isPublic(modifiers)
        || (Modifier.isProtected(modifiers)
            && within != null
            && !Modifier.isFinal(within.getModifiers()));
  }

  private static String declaration(Class<?> type) {
    String kind =
        type.isAnnotation()
            ? "@interface"
            : type.isInterface()
                ? "interface"
                : type.isEnum() ? "enum" : type.isRecord() ? "record" : "class";
    int silent = type.isInterface() ? Modifier.ABSTRACT | Modifier.INTERFACE | Modifier.STATIC : 0;
    if (type.isEnum() || type.isRecord()) {
      silent |= Modifier.FINAL | Modifier.STATIC | Modifier.ABSTRACT;
    }
    String text =
        deprecated(type)
            + modifiers(type.getModifiers() & ~silent)
            + (type.isSealed() && !type.isEnum() ? "sealed " : "")
            + kind
            + " "
            + type.getName()
            + parameters(type.getTypeParameters());
    if (type.isRecord()) {
      text +=
          Arrays.stream(type.getRecordComponents())
              .map(c -> text(c.getAnnotatedType()) + " " + c.getName())
              .collect(Collectors.joining(", ", "(", ")"));
    }
    AnnotatedType above = type.getAnnotatedSuperclass();
    if (kind.equals("class") && above != null && above.getType() != Object.class) {
      text += " extends " + text(above);
    }
    text +=
        list(
            type.isInterface() ? " extends " : " implements ",
            Arrays.stream(type.getAnnotatedInterfaces()).map(PublicApi::text));
    if (type.isSealed() && !type.isEnum()) {
      text += list(" permits ", Arrays.stream(type.getPermittedSubclasses()).map(Class::getName));
    }
    return text;
  }

  private static Set<String> members(Class<?> type) {
    Set<String> members = new TreeSet<>();
    for (Class<?> from = type; from != null; from = hidden(from.getSuperclass())) {
      for (Field field : from.getDeclaredFields()) {
        if (!field.isSynthetic() && usable(field.getModifiers(), type)) {
          members.add(field(field));
        }
      }
      for (Method method : from.getDeclaredMethods()) {
        if (!method.isSynthetic() && usable(method.getModifiers(), type) && !given(type, method)) {
          members.add(
              executable(method, text(method.getAnnotatedReturnType()) + " " + method.getName()));
        }
      }
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (!constructor.isSynthetic() && usable(constructor.getModifiers(), type)) {
        members.add(executable(constructor, type.getSimpleName()));
      }
    }
    return members;
  }

  // What a public class inherits from a package-private one is part of its own API.
  private static @Nullable Class<?> hidden(@Nullable Class<?> above) {
    return above == null || Modifier.isPublic(above.getModifiers()) ? null : above;
  }

  private static boolean given(Class<?> type, Method method) {
    return (type.isRecord() && OF_OBJECT.contains(method.getName()))
        || (type.isEnum() && Set.of("values", "valueOf").contains(method.getName()));
  }

  private static String field(Field field) {
    return field.isEnumConstant()
        ? deprecated(field) + "constant " + field.getName()
        : deprecated(field)
            + modifiers(field.getModifiers())
            + text(field.getAnnotatedType())
            + " "
            + field.getName();
  }

  private static String executable(Executable code, String name) {
    boolean inInterface = code.getDeclaringClass().isInterface();
    // These two bits mean "bridge" and "varargs" here.
    int modifiers = code.getModifiers() & ~(Modifier.VOLATILE | Modifier.TRANSIENT);
    boolean isDefault = code instanceof Method method && method.isDefault();
    String type = parameters(code.getTypeParameters());
    String parameters =
        Arrays.stream(code.getAnnotatedParameterTypes())
            .map(PublicApi::text)
            .collect(Collectors.joining(", ", "(", ")"));
    if (code.isVarArgs()) {
      parameters = parameters.replaceAll("\\[\\]\\)$", "...)");
    }
    return deprecated(code)
        + modifiers(modifiers & ~(inInterface ? Modifier.ABSTRACT : 0))
        + (isDefault ? "default " : "")
        + (type.isEmpty() ? "" : type + " ")
        + name
        + parameters
        + list(" throws ", Arrays.stream(code.getAnnotatedExceptionTypes()).map(PublicApi::text));
  }

  private static String parameters(TypeVariable<?>[] variables) {
    return Arrays.stream(variables)
        .map(
            v ->
                v.getName()
                    + list(
                        " extends ",
                        Arrays.stream(v.getAnnotatedBounds())
                            .filter(
                                b -> b.getType() != Object.class || b.getAnnotations().length > 0)
                            .map(PublicApi::text),
                        " & "))
        .collect(Collectors.collectingAndThen(Collectors.joining(", "), PublicApi::inBrackets));
  }

  private static String inBrackets(String text) {
    return text.isEmpty() ? "" : "<" + text + ">";
  }

  private static String list(String before, Stream<String> parts) {
    return list(before, parts, ", ");
  }

  private static String list(String before, Stream<String> parts, String between) {
    String all = parts.collect(Collectors.joining(between));
    return all.isEmpty() ? "" : before + all;
  }

  private static String deprecated(AnnotatedElement what) {
    return what.isAnnotationPresent(Deprecated.class) ? "@Deprecated " : "";
  }

  private static String modifiers(int modifiers) {
    // Locks and strictness are no promise.
    int promised = modifiers & ~(Modifier.SYNCHRONIZED | Modifier.STRICT | Modifier.NATIVE);
    return promised == 0 ? "" : Modifier.toString(promised) + " ";
  }

  private static String text(AnnotatedType type) {
    String nullable = type.toString().replace("@org.jspecify.annotations.", "@");
    return LANG.matcher(nullable.replace("@Nullable()", "@Nullable")).replaceAll("");
  }
}
