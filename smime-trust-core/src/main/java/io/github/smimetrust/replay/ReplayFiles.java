package io.github.smimetrust.replay;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.Origin;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.UnreadableInputException;
import io.github.smimetrust.chain.Recording;
import io.github.smimetrust.chain.ValidatorSettings;
import io.github.smimetrust.format.JsonFields;
import io.github.smimetrust.format.MalformedJsonException;
import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.format.Sha256;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The files of a replay beside its manifest.
 *
 * @param trusted what the validator trusted
 * @param intermediates what else it knew
 * @param distrusted what it refused
 * @param proposable what it could propose
 * @param leaf the certificate in question
 * @param along what came along
 * @param attachments in the order of their names, each once
 */
record ReplayFiles(
    TrustBundle trusted,
    TrustBundle intermediates,
    TrustBundle distrusted,
    TrustBundle proposable,
    BundleEntry leaf,
    TrustBundle along,
    List<Attachment> attachments) {
  private static final String MANIFEST = "manifest.json";
  private static final String TRUSTED = "trusted.sst";
  private static final String INTERMEDIATES = "intermediates.sst";
  private static final String DISTRUSTED = "distrusted.sst";
  private static final String PROPOSABLE = "proposable.sst";
  private static final String LEAF = "leaf.sst";
  private static final String ALONG = "along.sst";

  private static final List<String> CERTIFICATES =
      List.of(TRUSTED, INTERMEDIATES, DISTRUSTED, PROPOSABLE, LEAF, ALONG);

  static ReplayFiles of(Recording recording) {
    ValidatorSettings settings = recording.settings();
    byte[] along = CertificateFile.encode(recording.evidence().along());
    return new ReplayFiles(
        settings.trusted(),
        settings.intermediates(),
        settings.distrusted(),
        settings.proposable(),
        recording.evidence().leaf(),
        CertificateFile.decode(along, ALONG),
        List.of());
  }

  ReplayFiles with(Attachment attachment) {
    List<Attachment> more = new ArrayList<>(attachments);
    if (more.stream().noneMatch(a -> a.name().equals(attachment.name()))) {
      more.add(attachment);
      more.sort(Comparator.comparing(Attachment::name));
    }
    return new ReplayFiles(
        trusted, intermediates, distrusted, proposable, leaf, along, List.copyOf(more));
  }

  /** The archive: the manifest first. */
  byte[] encode(Manifest manifest) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(TRUSTED, CertificateFile.encode(trusted.entries()));
    files.put(INTERMEDIATES, CertificateFile.encode(intermediates.entries()));
    files.put(DISTRUSTED, CertificateFile.encode(distrusted.entries()));
    files.put(PROPOSABLE, CertificateFile.encode(proposable.entries()));
    files.put(LEAF, CertificateFile.encode(List.of(leaf)));
    files.put(ALONG, CertificateFile.encode(along.entries()));
    attachments.forEach(a -> files.put(a.name(), a.der()));
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put(MANIFEST, ManifestJson.encode(manifest, files));
    all.putAll(files);
    return StoredZip.encode(all);
  }

  /** Reads an archive, and refuses it unless writing what was read gives the same bytes. */
  static <R> R decode(byte[] zip, String source, BiFunction<Manifest, ReplayFiles, R> made) {
    int mostFiles = 1 + CERTIFICATES.size() + Replay.MOST_ATTACHMENTS;
    Map<String, byte[]> files = StoredZip.decode(zip, source, mostFiles);
    byte[] json = files.remove(MANIFEST);
    if (json == null) {
      throw refused(source, "", "no " + MANIFEST, "a replay, which begins with it", null);
    }
    try {
      JsonFields fields = ManifestJson.fields(json);
      checkDigests(files, ManifestJson.digests(fields), source);
      ReplayFiles read = read(files, source);
      Manifest manifest = ManifestJson.read(fields);
      R replay = made.apply(manifest, read);
      checkForm(zip, read.encode(manifest), source);
      return replay;
    } catch (MalformedJsonException e) {
      throw refused(source, MANIFEST + ", " + e.place(), e.found(), e.expected(), e);
    } catch (IllegalArgumentException e) {
      // A setting or value that no validator takes; the message says found and expected.
      String found = PlainText.of(String.valueOf(e.getMessage()));
      throw refused(source, MANIFEST, "a value that cannot be: " + found, "a manifest", e);
    }
  }

  private static void checkDigests(
      Map<String, byte[]> files, Map<String, String> digests, String source) {
    for (String name : files.keySet()) {
      if (!digests.containsKey(name)) {
        throw refused(
            source, PlainText.of(name), "a file that the manifest does not name", "none", null);
      }
    }
    digests.forEach(
        (name, digest) -> {
          byte[] content = files.get(name);
          if (content == null || !Sha256.of(content).equals(digest)) {
            throw refused(
                source,
                PlainText.of(name),
                content == null ? "no such file" : "a file with SHA-256 " + Sha256.of(content),
                "one with SHA-256 " + PlainText.of(digest),
                null);
          }
        });
  }

  private static ReplayFiles read(Map<String, byte[]> files, String source) {
    List<Attachment> attachments = new ArrayList<>();
    files.forEach(
        (name, content) -> {
          Attachment.Kind kind = Attachment.kindOf(name);
          if (kind != null) {
            attachments.add(attachment(kind, content, name, source));
          } else if (!CERTIFICATES.contains(name)) {
            throw refused(
                source, PlainText.of(name), "a file of another name", "those of a replay", null);
          }
        });
    TrustBundle leaf = bundle(files, LEAF, source);
    if (leaf.size() != 1) {
      throw refused(source, LEAF, leaf.size() + " certificates", "one, which is in question", null);
    }
    return new ReplayFiles(
        bundle(files, TRUSTED, source),
        bundle(files, INTERMEDIATES, source),
        bundle(files, DISTRUSTED, source),
        bundle(files, PROPOSABLE, source),
        leaf.entries().get(0),
        bundle(files, ALONG, source),
        attachments);
  }

  private static TrustBundle bundle(Map<String, byte[]> files, String name, String source) {
    byte[] content = files.get(name);
    if (content == null) {
      throw refused(source, name, "no such file", "certificates, or a store without any", null);
    }
    return CertificateFile.decode(content, source + ", " + name);
  }

  private static Attachment attachment(
      Attachment.Kind kind, byte[] content, String name, String source) {
    try {
      return Attachment.of(kind, content);
    } catch (IllegalArgumentException e) {
      throw refused(source, PlainText.of(name), String.valueOf(e.getMessage()), "an attachment", e);
    }
  }

  private static void checkForm(byte[] zip, byte[] same, String source) {
    int difference = Arrays.mismatch(zip, same);
    if (difference >= 0) {
      throw refused(
          source,
          "byte " + difference,
          "more or in another form than a replay has",
          "what Replay.writeTo writes, unchanged",
          null);
    }
  }

  private static UnreadableInputException refused(
      String source, String place, String found, String expected, @Nullable Throwable cause) {
    return new UnreadableInputException(new Origin(source, place), found, expected, cause);
  }
}
