package io.github.smimetrust.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a message looks like: pieces of folded text, with a little of anything between them.
 *
 * @param message the message
 * @param first the piece that it begins with
 * @param later the pieces after that
 * @param weight how many characters are given: the more, the more it says
 * @param inOnePiece whether it is a name such as {@code PartialChain}: the words that it is made of
 *     say something else when they stand apart
 */
record MessagePattern(
    KnownMessage message, String first, List<String> later, int weight, boolean inOnePiece) {
  /** More than any name of a tenant, a certificate or a cmdlet has in such a message. */
  private static final int MOST_BETWEEN = 200;

  private static final Pattern CODE = Pattern.compile("0x[0-9A-F]{8}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z]+");
  private static final Pattern ANYTHING = Pattern.compile("{}", Pattern.LITERAL);

  /** Each form of a message: of a code, as Windows, .NET and scripts write it. */
  static List<MessagePattern> of(KnownMessage message) {
    if (!CODE.matcher(message.pattern()).matches()) {
      return List.of(of(message, message.pattern()));
    }
    String digits = message.pattern().substring(2);
    int code = Integer.parseUnsignedInt(digits, 16);
    List<MessagePattern> forms = new ArrayList<>();
    forms.add(of(message, message.pattern()));
    forms.add(of(message, digits));
    forms.add(of(message, Integer.toString(code)));
    forms.add(of(message, Integer.toUnsignedString(code)));
    return forms;
  }

  private static MessagePattern of(KnownMessage message, String words) {
    List<String> pieces = Arrays.stream(ANYTHING.split(words)).map(MessagePattern::folded).toList();
    return new MessagePattern(
        message,
        pieces.get(0),
        pieces.subList(1, pieces.size()),
        pieces.stream().mapToInt(String::length).sum(),
        NAME.matcher(words).matches());
  }

  private static String folded(String piece) {
    FoldedText text = FoldedText.of(piece);
    StringBuilder folded = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      folded.append(text.at(i));
    }
    return folded.toString();
  }

  /** Does it stand there as its program writes it, and not as a part of other words? */
  boolean isWhole(FoldedText text, int from, int to) {
    return text.isWhole(from, to) && !(inOnePiece && text.end(to) - text.begin(from) != weight);
  }

  /** Where the message ends whose first piece ends at an index; -1 if it is another one. */
  int end(FoldedText text, int from) {
    int at = from;
    for (String piece : later) {
      int found = text.find(piece, at, MOST_BETWEEN);
      if (found < 0) {
        return -1;
      }
      at = found + piece.length();
    }
    return at;
  }
}
