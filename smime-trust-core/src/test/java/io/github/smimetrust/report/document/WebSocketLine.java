package io.github.smimetrust.report.document;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * As much of a WebSocket (RFC 6455) as it takes to speak with a program on this machine. The JDK's
 * own is in a module that this one does not read.
 */
final class WebSocketLine implements AutoCloseable {
  private static final int FINAL = 0x80;
  private static final int TEXT = 1;
  private static final int CLOSE = 8;
  private static final int MASKED = 0x80;

  private final Socket socket;
  private final DataInputStream in;

  private WebSocketLine(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
  }

  /**
   * Opens a line.
   *
   * @param address with a port on this machine
   * @param hear gets each text, in a thread of its own
   */
  static WebSocketLine open(URI address, Consumer<String> hear) {
    try {
      WebSocketLine line =
          new WebSocketLine(new Socket(InetAddress.getLoopbackAddress(), address.getPort()));
      line.shakeHands(address);
      Thread reader = new Thread(() -> line.read(hear), "websocket");
      reader.setDaemon(true);
      reader.start();
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void shakeHands(URI address) throws IOException {
    String request =
        "GET "
            + address.getPath()
            + " HTTP/1.1\r\nHost: "
            + address.getAuthority()
            + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    StringBuilder answer = new StringBuilder();
    while (answer.indexOf("\r\n\r\n") < 0) {
      answer.append((char) in.readUnsignedByte());
    }
    if (!answer.toString().startsWith("HTTP/1.1 101 ")) {
      throw new IOException("found " + answer + ", expected 101 Switching Protocols");
    }
  }

  /** Sends a text in one frame, masked with zeros: nothing stands between the two programs. */
  synchronized void send(String text) {
    byte[] payload = text.getBytes(StandardCharsets.UTF_8);
    ByteBuffer frame = ByteBuffer.allocate(payload.length + 14);
    frame.put((byte) (FINAL | TEXT));
    if (payload.length < 126) {
      frame.put((byte) (MASKED | payload.length));
    } else if (payload.length < 1 << 16) {
      frame.put((byte) (MASKED | 126)).putShort((short) payload.length);
    } else {
      frame.put((byte) (MASKED | 127)).putLong(payload.length);
    }
    frame.putInt(0).put(payload);
    try {
      socket.getOutputStream().write(frame.array(), 0, frame.position());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(Consumer<String> hear) {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    try {
      while (true) {
        int first = in.readUnsignedByte();
        byte[] payload = in.readNBytes(length());
        int kind = first & 0x0F;
        if (kind == CLOSE) {
          return;
        }
        if (kind <= TEXT) {
          message.writeBytes(payload);
          if ((first & FINAL) != 0) {
            hear.accept(message.toString(StandardCharsets.UTF_8));
            message.reset();
          }
        }
      }
    } catch (EOFException e) {
      // The program has ended.
    } catch (IOException e) {
      if (!socket.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private int length() throws IOException {
    int length = in.readUnsignedByte();
    if (length == 126) {
      return in.readUnsignedShort();
    }
    return length == 127 ? Math.toIntExact(in.readLong()) : length;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
