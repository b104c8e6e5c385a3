package dev.lantern.testbed.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/**
 * Sends ready-made HTTP/1.1 requests over connections that are kept. It does next to nothing else, so that the load
 * costs little of the machine it shares with what it measures; a general HTTP client took half of a processor.
 */
final class Connections implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 15_000;

    private final InetSocketAddress server;
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();

    Connections(URI server) {
        this.server = new InetSocketAddress(server.getHost(), server.getPort());
    }

    /** The status of the answer, or 0 when none came. */
    int status(byte[] request) {
        try {
            @Nullable Connection kept = idle.pollFirst();
            Connection connection = kept == null ? new Connection(server) : kept;
            int status = connection.exchange(request);
            idle.addFirst(connection);
            return status;
        } catch (IOException e) {
            return 0; // the connection is forgotten; the socket ends with it
        }
    }

    @Override
    public void close() {
        idle.forEach(Connection::close);
    }

    private static final class Connection implements AutoCloseable {

        private final Socket socket = new Socket();
        private final InputStream in;

        Connection(InetSocketAddress server) throws IOException {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(server, TIMEOUT_MILLIS);
            in = new BufferedInputStream(socket.getInputStream(), 2_048);
        }

        int exchange(byte[] request) throws IOException {
            try {
                socket.getOutputStream().write(request);
                int status = Integer.parseInt(line().split(" ", 3)[1]);
                int length = 0;
                for (String header = line(); !header.isEmpty(); header = line()) {
                    if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                        length = Integer.parseInt(header.substring(15).strip());
                    }
                }
                in.skipNBytes(length);
                return status;
            } catch (IOException e) {
                close();
                throw e;
            }
        }

        private String line() throws IOException {
            byte[] line = new byte[256];
            int length = 0;
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0 || length == line.length) {
                    throw new EOFException("no answer that can be read");
                }
                line[length++] = (byte) next;
            }
            return new String(line, 0, Math.max(0, length - 1), StandardCharsets.ISO_8859_1);
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                // It is gone either way.
            }
        }
    }
}
