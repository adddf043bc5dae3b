package io.github.smimetrust.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages that explanations link to are those of the tables. */
class ReasonPagesTest {
  private static final Path FOLDER = Path.of("reasons");

  @Test
  void pagesSayWhatTheTablesSay() throws IOException {
    Map<String, String> wanted = ReasonPage.all();
    if (Boolean.getBoolean("smimetrust.reasons.update")) {
      Files.createDirectories(FOLDER);
      for (String old : present().keySet()) {
        Files.delete(FOLDER.resolve(old));
      }
      for (Map.Entry<String, String> page : wanted.entrySet()) {
        Files.writeString(FOLDER.resolve(page.getKey()), page.getValue());
      }
    }
    assertThat(present())
        .as(
            "The pages in %s are not what the tables say: run this test with"
                + " -Dsmimetrust.reasons.update=true, and commit them with the change.",
            FOLDER)
        .isEqualTo(wanted);
  }

  private static Map<String, String> present() throws IOException {
    Map<String, String> pages = new TreeMap<>();
    if (Files.isDirectory(FOLDER)) {
      try (Stream<Path> files = Files.list(FOLDER)) {
        for (Path file : files.toList()) {
          pages.put(file.getFileName().toString(), Files.readString(file));
        }
      }
    }
    return pages;
  }
}
