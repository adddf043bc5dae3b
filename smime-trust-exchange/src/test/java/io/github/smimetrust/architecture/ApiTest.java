package io.github.smimetrust.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The public API changes on purpose: with its snapshot, {@code api.txt} in the module, or not. */
class ApiTest {
  static Stream<PublishedModule> modules() {
    return PublishedModule.all().stream();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void publicApiIsTheOneOfTheSnapshot(PublishedModule module) throws IOException {
    Path snapshot = Path.of("..", module.artifact(), "api.txt");
    String present = PublicApi.of(module);
    if (Boolean.getBoolean("smimetrust.api.update")) {
      Files.writeString(snapshot, present);
    }
    String reviewed = Files.exists(snapshot) ? Files.readString(snapshot) : "";
    assertThat(difference(reviewed, present))
        .as(
            "The public API of %s is not what its api.txt says. If that is meant, run this test with"
                + " -Dsmimetrust.api.update=true and commit the file with the change.",
            module.artifact())
        .isEmpty();
  }

  @Test
  void writesWhatCallersCanUseAndNothingElse(@TempDir Path folder) throws IOException {
    Path sources = folder.resolve("sources");
    Path classes = folder.resolve("classes");
    write(
        sources, "module-info.java", "module sample { exports open; exports some to java.base; }");
    write(sources, "some/Qualified.java", "package some; public class Qualified {}");
    write(sources, "shut/Shut.java", "package shut; public class Shut {}");
    write(sources, "open/Hidden.java", "package open; class Hidden { public int inherited; }");
    write(
        sources,
        "open/Api.java",
        """
        package open;
        public abstract sealed class Api<T extends Number & Comparable<T>> extends Hidden
            implements java.io.Closeable permits Api.One {
          public static final int LIMIT = 1;
          protected T[] values;
          int unseen;
          protected Api(String... names) throws java.io.IOException {}
          @Deprecated
          public abstract java.util.List<? super T> run(java.util.Map<String, int[]> map);
          public static <E extends Exception> void fail(E with) throws E {}
          public synchronized void locked() {}
          void unseen() {}
          private static class Inner { public int unseen; }
          public static final class One extends Api<Integer> {
            private One() throws java.io.IOException {}
            @Override public java.util.List<Object> run(java.util.Map<String, int[]> m) {
              return null;
            }
            @Override public void close() {}
            protected void unseen(int i) {}
          }
        }
        """);
    write(
        sources,
        "open/Shape.java",
        """
        package open;
        public interface Shape {
          enum Kind { ROUND { @Override int n() { return 1; } }; int n() { return 0; } }
          record Point(int x, Kind kind) {
            public Point { }
            public static Point origin() { return null; }
            @Override public String toString() { return ""; }
          }
          double area();
          default void grow(int... by) {}
          static Shape of() { return null; }
        }
        """);
    compile(sources, classes);

    assertThat(PublicApi.of(new PublishedModule("sample", classes.toUri())))
        .isEqualTo(
            """
            module sample

            public abstract sealed class open.Api<T extends Number & Comparable<T>> extends open.Hidden implements java.io.Closeable permits open.Api$One
              @Deprecated public abstract java.util.List<? super T> run(java.util.Map<String, int[]>)
              protected Api(String...) throws java.io.IOException
              protected T[] values
              public int inherited
              public static <E extends Exception> void fail(E) throws E
              public static final int LIMIT
              public void locked()

            public static final class open.Api$One extends open.Api<Integer>
              public java.util.List<Object> run(java.util.Map<String, int[]>)
              public void close()

            public interface open.Shape
              public default void grow(int...)
              public double area()
              public static open.Shape of()

            public enum open.Shape$Kind
              constant ROUND

            public record open.Shape$Point(int x, open.Shape$Kind kind)
              public Point(int, open.Shape$Kind)
              public int x()
              public open.Shape$Kind kind()
              public static open.Shape$Point origin()
            """);
  }

  private static void write(Path folder, String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static void compile(Path sources, Path classes) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("--release", "17", "-proc:none", "-nowarn", "-Xlint:none"));
    arguments.addAll(List.of("-d", classes.toString()));
    try (Stream<Path> files = Files.walk(sources)) {
      files.filter(Files::isRegularFile).forEach(f -> arguments.add(f.toString()));
    }
    StringWriter messages = new StringWriter();
    PrintWriter out = new PrintWriter(messages);
    int code =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(out, out, arguments.toArray(String[]::new));
    assertThat(code).as(messages.toString()).isZero();
  }

  /** The lines that are in one alone, each below the type that it belongs to. */
  private static List<String> difference(String before, String after) {
    List<String> old = qualified(before);
    List<String> fresh = qualified(after);
    List<String> difference = new ArrayList<>();
    old.stream().filter(l -> !fresh.contains(l)).forEach(l -> difference.add("- " + l));
    fresh.stream().filter(l -> !old.contains(l)).forEach(l -> difference.add("+ " + l));
    return difference;
  }

  private static List<String> qualified(String text) {
    List<String> lines = new ArrayList<>();
    String type = "";
    for (String line : text.lines().toList()) {
      if (line.startsWith("  ")) {
        lines.add(type + " { " + line.strip() + " }");
      } else if (!line.isEmpty()) {
        // A changed declaration alone does not make every member a change.
        type = line.replaceFirst(".*?(io[.]github[.][\\w.$]+).*", "$1");
        lines.add(line);
      }
    }
    return lines;
  }
}
