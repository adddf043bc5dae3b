package io.github.smimetrust.conformance;

import java.nio.file.Path;
import java.util.List;

/** A set of cases whose expected results others gave. */
interface Suite {
  String name();

  /** Where its data lies; the suite is skipped where that is absent. */
  Path folder();

  List<Tally> run() throws Exception;

  /** Lines about what peers say to the same cases; asked for after {@link #run()}. */
  default List<String> peers() {
    return List.of();
  }
}
