package com.plumbline.simulators.internal.smtp;

import com.plumbline.simulators.internal.http.Faults;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The mail server's port: one thread a connection. Loopback only. */
public final class SmtpServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpServer.class);
    private static final int IDLE_MILLIS = 60_000;

    private final ServerSocket listening;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads;
    private final Accounts accounts;
    private final MailBook book;
    private final Faults faults;
    private final Greylist greylist = new Greylist();
    private final SelfSigned tls;
    private final Clock clock;

    /**
     * @param port 0 for any free one
     * @param tls  for STARTTLS
     */
    public SmtpServer(int port, Accounts accounts, MailBook book, Faults faults, SelfSigned tls, Clock clock) throws IOException {
        this.accounts = accounts;
        this.book = book;
        this.faults = faults;
        this.tls = tls;
        this.clock = clock;
        this.listening = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "sandbox-smtp-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        threads.execute(this::listen);
    }

    public int port() {
        return listening.getLocalPort();
    }

    private void listen() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                socket.setSoTimeout(IDLE_MILLIS);
                socket.setTcpNoDelay(true);
                open.add(socket);
                threads.execute(() -> serve(socket));
            } catch (IOException ended) {
                LOG.debug("No more mail connections.", ended);
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            new SmtpSession(socket, accounts, book, faults, greylist, tls, clock).run();
        } catch (IOException gone) {
            LOG.debug("A mail connection ended.", gone);
        } catch (RuntimeException bug) {
            LOG.error("The sandbox's mail server failed.", bug);
        } finally {
            open.remove(socket);
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException ignored) {
            LOG.debug("A mail connection did not close.", ignored);
        }
        threads.shutdownNow();
    }
}
