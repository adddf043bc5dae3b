package io.github.smimetrust.exchange;

import io.github.smimetrust.format.JsonFields;
import io.github.smimetrust.format.JsonText;
import io.github.smimetrust.format.MalformedJsonException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON form of settings. */
final class SettingsJson {
  private static final String KIND = "smime-config";
  private static final long VERSION = 1;

  private SettingsJson() {}

  static byte[] encode(SmimeConfig config) {
    Map<String, @Nullable Object> settings = new LinkedHashMap<>();
    for (SmimeSetting<?> setting : SmimeSetting.all()) {
      if (config.isPresent(setting) && config.fault(setting).isEmpty()) {
        settings.put(setting.name(), config.raw(setting));
      }
    }
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("kind", KIND);
    fields.put("schemaVersion", VERSION);
    fields.put("settings", settings);
    return JsonText.write(fields);
  }

  static SmimeConfig load(Path path) {
    try {
      return parse(JsonFields.read(RecordFile.read(path), KIND, VERSION).object("settings"));
    } catch (MalformedJsonException e) {
      throw new UnreadableRecordException(path.toString(), e.place(), e.found(), e.expected(), e);
    }
  }

  /** Settings that are not in the file stay at their defaults; unknown ones are refused. */
  private static SmimeConfig parse(JsonFields fields) {
    SmimeConfig config = SmimeConfig.defaults();
    for (Object key : fields.values().keySet()) {
      String name = String.valueOf(key);
      SmimeSetting<?> setting =
          SmimeSetting.all().stream()
              .filter(s -> s.name().equals(name))
              .findFirst()
              .orElseThrow(
                  () -> fields.fault(name, "an unknown setting", "one of Set-SmimeConfig"));
      config = with(config, setting, fields, name);
    }
    return config;
  }

  private static <T> SmimeConfig with(
      SmimeConfig config, SmimeSetting<T> setting, JsonFields fields, String name) {
    try {
      return config.with(setting, setting.read(fields.values().get(name)));
    } catch (IllegalArgumentException e) {
      throw fields.fault(name, String.valueOf(e.getMessage()), setting.range());
    }
  }
}
