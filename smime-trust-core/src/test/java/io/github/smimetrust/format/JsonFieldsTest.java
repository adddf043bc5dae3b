package io.github.smimetrust.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFieldsTest {
  @Test
  void writesTheSameBytesOnEveryMachine() {
    assertThat(new String(JsonText.write(document()), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {
              "kind" : "test",
              "schemaVersion" : 3,
              "text" : "認証局",
              "nothing" : null,
              "flag" : true,
              "bytes" : "AP+A",
              "inner" : {
                "name" : "x"
              },
              "texts" : [
                "a",
                "b"
              ]
            }
            """);
  }

  private static Map<String, @Nullable Object> document() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("kind", "test");
    fields.put("schemaVersion", 3L);
    fields.put("text", "認証局");
    fields.put("nothing", null);
    fields.put("flag", true);
    fields.put("bytes", new byte[] {0, -1, -128});
    fields.put("inner", Map.of("name", "x"));
    fields.put("texts", List.of("a", "b"));
    return fields;
  }

  @Test
  void readsWhatItWrites() {
    JsonFields fields = JsonFields.read(JsonText.write(document()), "test", 3);
    assertThat(fields.text("text")).isEqualTo("認証局");
    assertThat(fields.optionalText("nothing")).isEmpty();
    assertThat(fields.optionalText("missing")).isEmpty();
    assertThat(fields.bytes("bytes")).containsExactly(0, -1, -128);
    assertThat(fields.object("inner").text("name")).isEqualTo("x");
    assertThat(fields.texts("texts")).containsExactly("a", "b");
    assertThat(fields.number("schemaVersion")).isEqualTo(3);
  }

  @Property
  void anyTextAndBytesComeBack(@ForAll @UniqueElements List<String> texts, @ForAll byte[] bytes) {
    // A lone surrogate has no UTF-8, so it cannot come from a file either.
    List<String> whole = texts.stream().map(JsonFieldsTest::withoutLoneSurrogates).toList();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("kind", "test");
    fields.put("schemaVersion", 1L);
    fields.put("texts", whole);
    fields.put("bytes", bytes);
    JsonFields read = JsonFields.read(JsonText.write(fields), "test", 1);
    assertThat(read.texts("texts")).isEqualTo(whole);
    assertThat(read.bytes("bytes")).isEqualTo(bytes);
  }

  private static String withoutLoneSurrogates(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  @Test
  void aTextThatUtf8CannotHoldIsWrittenAllTheSame() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("kind", "test");
    fields.put("schemaVersion", 1L);
    fields.put("text", "a\uD800b🔏\uDC00");
    assertThat(JsonFields.read(JsonText.write(fields), "test", 1).text("text"))
        .isEqualTo("a\uFFFDb🔏\uFFFD");
  }

  @Test
  void everyTruncationIsRefusedWithItsPlace() {
    byte[] whole = JsonText.write(document());
    // The last byte is the line end, which nobody needs.
    for (int length = 0; length < whole.length - 1; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> JsonFields.read(part, "test", 3))
          .as("%d bytes", length)
          .isInstanceOf(MalformedJsonException.class);
    }
  }

  @Property
  void anyBytesAreReadOrRefused(@ForAll byte[] bytes) {
    assertThatThrownBy(() -> JsonFields.read(bytes, "test", 1))
        .isInstanceOf(MalformedJsonException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]|start",
        "{\"kind\":\"other\",\"schemaVersion\":1}|kind",
        "{\"kind\":7,\"schemaVersion\":1}|kind",
        "{\"schemaVersion\":1}|kind",
        "{\"kind\":\"test\",\"schemaVersion\":2}|schemaVersion",
        "{\"kind\":\"test\",\"schemaVersion\":1.5}|line 1",
        "{\"kind\":\"test\",\"schemaVersion\":99999999999999999999}|line 1",
        "{\"kind\":\"test\",\"schemaVersion\":1,\"kind\":\"test\"}|line 1",
        "{\"kind\":\"test\",\"schemaVersion\":1} {}|end",
        "{\"kind\":\"test\",\"schemaVersion\":NaN}|line 1"
      })
  void refusesWhatIsNotOfItsKind(String json, String place) {
    assertThatThrownBy(() -> JsonFields.read(json.getBytes(StandardCharsets.UTF_8), "test", 1))
        .isInstanceOfSatisfying(
            MalformedJsonException.class, e -> assertThat(e.place()).startsWith(place));
  }

  @Test
  void refusesNestingThatWouldExhaustTheStack() {
    String deep = "{\"kind\":\"test\",\"schemaVersion\":1,\"a\":" + "[".repeat(100_000) + "}";
    assertThatThrownBy(() -> JsonFields.read(deep.getBytes(StandardCharsets.UTF_8), "test", 1))
        .isInstanceOf(MalformedJsonException.class);
  }

  @Test
  void namesTheFieldThatIsWrong() {
    String json =
        "{\"kind\":\"test\",\"schemaVersion\":1,\"a\":{\"b\":[{\"c\":\"x\"},{\"c\":null}]}}";
    JsonFields fields = JsonFields.read(json.getBytes(StandardCharsets.UTF_8), "test", 1);
    assertThatCode(() -> fields.object("a").objects("b").get(0).text("c"))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> fields.object("a").objects("b").get(1).text("c"))
        .hasMessage("a.b[1].c: found null, expected text");
    assertThatThrownBy(() -> fields.object("a").objects("b").get(0).instant("c"))
        .hasMessageContaining("a.b[0].c: found \"x\", expected an instant");
    assertThatThrownBy(() -> fields.object("a").bytes("b"))
        .hasMessage("a.b: found a value of another type, expected text");
  }
}
