package io.github.smimetrust.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.report.ReportFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Heading;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;

/** What an independent reader of CommonMark makes of it. */
class MarkdownTest {
  private static final Parser PARSER =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();

  @Provide
  static Arbitrary<String> words() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(40),
        Arbitraries.strings()
            .withChars("\\`*_[]{}()<>&|~$#@:/.!?-+=^;\"'0123456789 \t\nwWhtpsa\u3042\u202E")
            .ofMaxLength(40),
        Arbitraries.of(
                "http://e.example",
                "www.e.example",
                "a@b.example",
                "<b>",
                "&amp;",
                "&#32;",
                "1. ",
                "- ",
                "# ",
                "> ",
                "```",
                "~~~",
                "| ",
                "---",
                "===",
                "[a]: /x",
                "![i](/x)",
                "<!--",
                "    ",
                "\\",
                "[x]",
                "$$",
                "a | b",
                ":--",
                "* * *",
                "</td>")
            .list()
            .ofMinSize(1)
            .ofMaxSize(6)
            .map(l -> String.join("", l)));
  }

  @Property
  void aHeadingIsTextAndNothingElse(@ForAll("words") String words) {
    String plain = PlainText.inFull(words);
    Node document = PARSER.parse("# x" + MarkdownText.inline(plain) + "\n");
    assertThat(textOf(only(document, Heading.class))).isEqualTo("x" + plain);
  }

  @Property
  void aCellIsTextAndBreaksNoTable(@ForAll("words") String words) {
    String plain = PlainText.inFull(words);
    Node document =
        PARSER.parse("| a | b |\n| --- | --- |\n| " + MarkdownText.inline(plain) + " | z |\n");
    List<String> cells = new ArrayList<>();
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(CustomNode node) {
            if (node instanceof TableCell) {
              cells.add(textOf(node));
            } else {
              visitChildren(node);
            }
          }
        });
    assertThat(cells).containsExactly("a", "b", plain, "z");
  }

  @Property
  void aParagraphIsTextAndNothingElse(@ForAll("words") String words) {
    String plain = PlainText.inFull(words);
    if (plain.isBlank()) {
      return;
    }
    Node document = PARSER.parse(MarkdownText.paragraph(List.of(plain)));
    assertThat(textOf(only(document, Paragraph.class))).isEqualTo(plain);
  }

  @Property
  void linesOfAParagraphStayOneParagraph(
      @ForAll("words") String first, @ForAll("words") String second) {
    String one = "x" + PlainText.inFull(first);
    String two = PlainText.inFull(second);
    if (two.isBlank()) {
      return;
    }
    Node document = PARSER.parse(MarkdownText.paragraph(List.of(one, two)));
    Paragraph paragraph = (Paragraph) only(document, Paragraph.class);
    assertThat(((Text) paragraph.getFirstChild()).getLiteral()).isEqualTo(one);
    assertThat(((Text) paragraph.getLastChild()).getLiteral()).isEqualTo(two);
  }

  @Property
  void anItemIsTextAndNothingElse(@ForAll("words") String words) {
    String plain = PlainText.inFull(words);
    if (plain.isBlank()) {
      return;
    }
    Node document = PARSER.parse("1. " + MarkdownText.block(plain) + "\n");
    Node item = document.getFirstChild().getFirstChild();
    assertThat(item).isInstanceOf(ListItem.class);
    assertThat(textOf(only(item, Paragraph.class))).isEqualTo(plain);
  }

  @Property
  void verbatimTextStaysInItsFence(@ForAll("words") String words) {
    List<String> lines = PlainText.lines(words);
    Node document = PARSER.parse(MarkdownText.fenced(lines));
    Node block = only(document, org.commonmark.node.FencedCodeBlock.class);
    assertThat(((org.commonmark.node.FencedCodeBlock) block).getLiteral())
        .isEqualTo(String.join("\n", lines) + "\n");
  }

  @Property(tries = 100)
  void aHostileDocumentHasNoNodesThatItShouldNotHave(@ForAll("words") String words) {
    check("x" + words);
  }

  @Test
  void theHostileTextHasNoNodesThatItShouldNotHave() {
    check(Samples.HOSTILE);
  }

  private static void check(String words) {
    String rendered = Samples.utf8(Samples.hostile(words).render(ReportFormat.MARKDOWN));
    assertThat(PlainText.isPlain(rendered.replace("\n", ""))).isTrue();
    Set<String> kinds = new TreeSet<>();
    kinds(PARSER.parse(rendered), kinds);
    assertThat(kinds)
        .isSubsetOf(
            "Code",
            "Document",
            "HardLineBreak",
            "Heading",
            "ListItem",
            "OrderedList",
            "Paragraph",
            "TableBlock",
            "TableBody",
            "TableCell",
            "TableHead",
            "TableRow",
            "Text");
  }

  private static void kinds(Node node, Set<String> kinds) {
    kinds.add(node.getClass().getSimpleName());
    if (node instanceof Code code) {
      assertThat(code.getLiteral()).matches("[0-9a-f]+");
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      kinds(child, kinds);
    }
  }

  private static Node only(Node parent, Class<? extends Node> type) {
    assertThat(parent.getFirstChild()).isInstanceOf(type);
    assertThat(parent.getFirstChild()).isSameAs(parent.getLastChild());
    return parent.getFirstChild();
  }

  private static String textOf(Node node) {
    StringBuilder text = new StringBuilder();
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      assertThat(child).isInstanceOf(Text.class);
      text.append(((Text) child).getLiteral());
    }
    return text.toString();
  }
}
