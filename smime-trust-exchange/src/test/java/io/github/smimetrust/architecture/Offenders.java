package io.github.smimetrust.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;

/**
 * The small sources of the rules, compiled in a folder of their own: they carry the package names
 * of the published code, and this build would refuse to compile most of them.
 *
 * <p>A source is one or more units that begin with their package; the one that the rule is about
 * has a class called {@code NAME}, the others stand for what it refers to.
 */
final class Offenders {
  private static final Pattern NEXT = Pattern.compile("(?=package )");
  private static final Pattern UNIT =
      Pattern.compile("package ([\\w.]+);.*?(?:class|interface) (\\w+)", Pattern.DOTALL);

  private final JavaClasses classes;
  private final Map<String, Set<String>> names;

  private Offenders(JavaClasses classes, Map<String, Set<String>> names) {
    this.classes = classes;
    this.names = names;
  }

  static Offenders compile(List<String> sources, Path folder) throws IOException {
    Map<String, Set<String>> names = new HashMap<>();
    Set<String> files = new HashSet<>();
    Path classes = folder.resolve("classes");
    for (String source : sources) {
      String name = "Offender" + names.size();
      Set<String> types = names.computeIfAbsent(source, s -> new HashSet<>());
      for (String unit : NEXT.splitAsStream(source.replace("NAME", name)).toList()) {
        Matcher type = UNIT.matcher(unit);
        if (!type.lookingAt()) {
          throw new AssertionError("No package and class in: " + unit);
        }
        types.add(type.group(1) + "." + type.group(2));
        Path file = folder.resolve(type.group(1)).resolve(type.group(2) + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, unit);
        files.add(file.toString());
      }
    }
    javac(classes, files);
    return new Offenders(new ClassFileImporter().importPath(classes), names);
  }

  private static void javac(Path classes, Set<String> files) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--release", "17", "-proc:none", "-nowarn", "-Xlint:none"));
    arguments.addAll(List.of("-cp", "", "-d", classes.toString()));
    arguments.addAll(files);
    StringWriter messages = new StringWriter();
    PrintWriter out = new PrintWriter(messages);
    ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
    if (javac.run(out, out, arguments.toArray(String[]::new)) != 0) {
      throw new AssertionError(messages);
    }
  }

  /** The classes of one source. */
  JavaClasses of(String source) {
    Set<String> types = names.getOrDefault(source, Set.of());
    return classes.that(
        new DescribedPredicate<JavaClass>("of the source") {
          @Override
          public boolean test(JavaClass type) {
            return types.contains(type.getName().replaceAll("\\$.*", ""));
          }
        });
  }
}
