package io.github.smimetrust.architecture;

import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.sst.SerializedStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A published module: its name and where its classes are, a folder or (built alone) a jar. */
record PublishedModule(String artifact, URI place) {
  static List<PublishedModule> all() {
    return List.of(
        new PublishedModule("smime-trust-sst", placeOf(SerializedStore.class)),
        new PublishedModule("smime-trust-core", placeOf(TrustBundle.class)),
        new PublishedModule("smime-trust-exchange", Path.of("target/classes").toUri()));
  }

  private static URI placeOf(Class<?> type) {
    URL url = type.getProtectionDomain().getCodeSource().getLocation();
    try {
      return url.toURI();
    } catch (URISyntaxException e) {
      throw new AssertionError(url.toString(), e);
    }
  }

  /** Every class file, named as a class, sorted; module-info and package-info are left out. */
  List<String> classNames() {
    return inside(
        root -> {
          try (Stream<Path> files = Files.walk(root)) {
            return files
                .map(f -> root.relativize(f).toString())
                .filter(n -> n.endsWith(".class") && !n.endsWith("-info.class"))
                .map(n -> n.substring(0, n.length() - 6).replace('\\', '/').replace('/', '.'))
                .sorted()
                .toList();
          }
        });
  }

  /** The bytes of a file, by its path from the root. */
  byte[] bytes(String name) {
    return inside(root -> Files.readAllBytes(root.resolve(name)));
  }

  private <T> T inside(Look<T> look) {
    try {
      Path path = Path.of(place);
      if (Files.isDirectory(path)) {
        return look.at(path);
      }
      try (FileSystem jar = FileSystems.newFileSystem(path, Map.of())) {
        return look.at(jar.getPath("/"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(place.toString(), e);
    }
  }

  private interface Look<T> {
    T at(Path root) throws IOException;
  }

  @Override
  public String toString() {
    return artifact;
  }
}
