package io.github.smimetrust.sst;

import io.github.smimetrust.sst.file.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * A Microsoft serialized certificate store, the content of an .sst file: certificates, CRLs and
 * CTLs in file order, each with its properties. Reading keeps every byte, and {@link #encode()}
 * gives exactly what was read.
 *
 * <pre>{@code
 * SerializedStore store = SerializedStore.read(Path.of("roots.sst"));
 * store.findings().forEach(f -> System.err.println(f.message()));
 * SerializedStore.of(store.elements(), SstOptions.bareCertificates().droppingRestrictions())
 *     .writeTo(Path.of("slim.sst"));
 * }</pre>
 *
 * <p>Reading checks the framing and the reserved fields: header, record ids, every length, the end
 * record, nothing behind it. It does not look at what the records hold; {@link #findings()} does so
 * on request. No signature, validity or trust is judged here.
 *
 * <p>Cost: reading walks the records once, without copying or parsing values. Immutable and
 * thread-safe. Two stores are equal if they encode to the same bytes.
 *
 * @since 0.1.0
 */
public final class SerializedStore {
  private final byte[] bytes;
  private final int[] bounds;
  private final int count;
  private final List<StoreFinding> forgiven;

  /** Keeps the arrays: bounds hold the start of each element and of its object, then the end. */
  SerializedStore(byte[] bytes, int[] bounds, int count, List<StoreFinding> forgiven) {
    this.bytes = bytes;
    this.bounds = bounds;
    this.count = count;
    this.forgiven = forgiven;
  }

  /**
   * Reads a store from a file, strictly, under the default limits.
   *
   * @param path the file
   * @return the store
   * @throws MalformedStoreException if the bytes are not a store, or pass a limit
   * @throws UncheckedIOException naming the path, if it cannot be read
   */
  public static SerializedStore read(Path path) {
    return read(path, SstLimits.defaults());
  }

  /**
   * Reads a store from a file, strictly.
   *
   * @param path the file
   * @param limits what is refused as too large
   * @return the store
   * @throws MalformedStoreException if the bytes are not a store, or pass a limit
   * @throws UncheckedIOException naming the path, if it cannot be read
   */
  public static SerializedStore read(Path path, SstLimits limits) {
    return SstReader.read(readBytes(path, limits), path.toString(), limits, SstReader.Mode.STRICT);
  }

  /**
   * Reads a store from a file and forgives two faults that cost no element: an end record that is
   * missing or cut short, and bytes after it. What was forgiven is among the {@link #findings()};
   * {@link #encode()} gives a well-formed store. Everything else is as strict as {@link #read}.
   *
   * @param path the file
   * @param limits what is refused as too large
   * @return the store
   * @throws MalformedStoreException if the bytes are not a store otherwise, or pass a limit
   * @throws UncheckedIOException naming the path, if it cannot be read
   */
  public static SerializedStore readLenient(Path path, SstLimits limits) {
    return SstReader.read(readBytes(path, limits), path.toString(), limits, SstReader.Mode.LENIENT);
  }

  /**
   * Reads a store from an array, strictly, under the default limits.
   *
   * @param bytes the whole store; copied
   * @return the store
   * @throws MalformedStoreException if the bytes are not a store, or pass a limit
   */
  public static SerializedStore decode(byte[] bytes) {
    return decode(bytes, SstLimits.defaults());
  }

  /**
   * Reads a store from an array, strictly.
   *
   * @param bytes the whole store; copied
   * @param limits what is refused as too large
   * @return the store
   * @throws MalformedStoreException if the bytes are not a store, or pass a limit
   */
  public static SerializedStore decode(byte[] bytes, SstLimits limits) {
    return SstReader.read(copy(bytes, limits), "bytes", limits, SstReader.Mode.STRICT);
  }

  /**
   * Reads a store from an array and forgives what {@link #readLenient} does.
   *
   * @param bytes the whole store; copied
   * @param limits what is refused as too large
   * @return the store
   * @throws MalformedStoreException if the bytes are not a store otherwise, or pass a limit
   */
  public static SerializedStore decodeLenient(byte[] bytes, SstLimits limits) {
    return SstReader.read(copy(bytes, limits), "bytes", limits, SstReader.Mode.LENIENT);
  }

  /**
   * Reads a store from an array without copying it, strictly, under the default limits. For callers
   * who made the array and hand it over: this store and its elements are only as immutable as the
   * array is.
   *
   * @param bytes the whole store; kept, and not to be changed any more
   * @return the store
   * @throws MalformedStoreException if the bytes are not a store, or pass a limit
   */
  public static SerializedStore wrap(byte[] bytes) {
    return SstReader.read(bytes, "bytes", SstLimits.defaults(), SstReader.Mode.STRICT);
  }

  private static byte[] copy(byte[] bytes, SstLimits limits) {
    if (bytes.length > limits.maxBytes()) {
      throw SstReader.tooLarge("bytes", bytes.length, limits);
    }
    return bytes.clone();
  }

  private static byte[] readBytes(Path path, SstLimits limits) {
    Objects.requireNonNull(limits, "limits");
    try (InputStream in = Files.newInputStream(path)) {
      // A pipe or a device has no size, so the limit bounds the read as well.
      long size = Files.size(path);
      if (size > limits.maxBytes()) {
        throw SstReader.tooLarge(path.toString(), size, limits);
      }
      byte[] bytes = size == 0 ? in.readNBytes(limits.maxBytes()) : readFully(in, (int) size);
      if (in.read() >= 0) {
        throw new MalformedStoreException(
            path.toString(),
            bytes.length,
            "the store",
            "more bytes after these",
            "a file that nobody is writing, of at most "
                + limits.maxBytes()
                + " bytes (SstLimits.maxBytes)");
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path + ": " + e, e);
    }
  }

  /** One array of the right size from the start; readNBytes(int) would collect pieces. */
  private static byte[] readFully(InputStream in, int size) throws IOException {
    byte[] bytes = new byte[size];
    int read = in.readNBytes(bytes, 0, size);
    return read == size ? bytes : Arrays.copyOf(bytes, read);
  }

  /**
   * Makes a store of elements as they are, in the order given, duplicates included.
   *
   * @param elements the elements; properties that stand after an object are written before it
   * @return the store
   * @throws IllegalArgumentException if it would have 2 GiB or more
   */
  public static SerializedStore of(Collection<StoreElement> elements) {
    return SstWriter.write(elements);
  }

  /**
   * Makes a store of elements, chosen and ordered as the options say.
   *
   * @param elements the elements
   * @param options what is written of them, and in which order
   * @return the store
   * @throws IllegalArgumentException if an object comes twice and the options refuse that, or the
   *     store would have 2 GiB or more
   * @throws IllegalStateException if the elements hold CRLs, CTLs or restrictions and the options
   *     name no choice for them
   */
  public static SerializedStore of(Collection<StoreElement> elements, SstOptions options) {
    return SstWriter.write(SstWriter.arrange(elements, options));
  }

  /**
   * Makes a store of bare certificates in the order given, duplicates included.
   *
   * @param certificates the DER of each; copied, not checked
   * @return the store
   * @throws IllegalArgumentException if it would have 2 GiB or more
   */
  public static SerializedStore ofCertificates(Collection<byte[]> certificates) {
    return SstWriter.writeBare(certificates);
  }

  /**
   * The elements in file order.
   *
   * @return an unmodifiable list; its elements are made on access and are cheap
   */
  public List<StoreElement> elements() {
    return new Elements();
  }

  /**
   * What is odd about this store: objects that are not DER, repeated objects and properties, wrong
   * hashes, odd encoding types, values without the form that their id asks for, key containers, and
   * what lenient reading forgave. Computed anew at each call, at most {@value Findings#MOST} are
   * listed.
   *
   * @return the findings in file order; empty for a clean store; unmodifiable
   */
  public List<StoreFinding> findings() {
    return new Findings(this, forgiven).list();
  }

  /**
   * The serialized form.
   *
   * @return a new array: the bytes that were read, to the last one, unless lenient reading forgave
   *     something
   */
  public byte[] encode() {
    return bytes.clone();
  }

  /**
   * How many bytes {@link #encode()} gives.
   *
   * @return a number of bytes
   */
  public int size() {
    return bytes.length;
  }

  /**
   * Writes the serialized form to a file, whole or not at all: a failed write leaves the old file.
   *
   * @param path the file to create or replace; its folder must exist
   * @throws UncheckedIOException naming the path, if it cannot be written
   */
  public void writeTo(Path path) {
    AtomicFile.replace(path, bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SerializedStore that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "serialized store of " + count + " elements, " + bytes.length + " bytes";
  }

  private final class Elements extends AbstractList<StoreElement> implements RandomAccess {
    @Override
    public StoreElement get(int index) {
      Objects.checkIndex(index, count);
      return new StoreElement(
          bytes, bounds[2 * index], bounds[2 * index + 1], bounds[2 * index + 2]);
    }

    @Override
    public int size() {
      return count;
    }
  }
}
