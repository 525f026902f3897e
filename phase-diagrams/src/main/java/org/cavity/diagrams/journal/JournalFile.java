package org.cavity.diagrams.journal;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.cavity.diagrams.UsageException;

/**
 * An append-only file of records that one process writes at a time. A record is handed to the system by one write, so
 * that a kill leaves it whole or absent; about once a second all are forced to the disk, so that a crash of the machine
 * takes no more than that.
 */
final class JournalFile implements AutoCloseable {

    private static final long FORCE_NANOS = 1_000_000_000L;

    /** Makes the folder of the file, and whatever else must be there for it to be found again. */
    interface Folder {
        void make() throws IOException;
    }

    private final Path path;
    private final Folder folder;
    private final Consumer<String> notice;
    private final ReentrantLock lock = new ReentrantLock();
    private RandomAccessFile file;
    private Object identity;
    private long length;
    private long forced = System.nanoTime();
    private IOException failure;

    private JournalFile(Path path, Folder folder, Consumer<String> notice) throws IOException {
        this.path = path;
        this.folder = folder;
        this.notice = notice;
        openFile();
    }

    /**
     * Opens the file or makes it, reads its records, and takes away what is damaged.
     *
     * @param path the file
     * @param folder makes its folder, now and if it vanishes
     * @param sink receives the records that are sound
     * @param notice receives sentences about what was not as expected
     * @throws UsageException if another process writes the file
     */
    static JournalFile open(Path path, Folder folder, Consumer<JournalEntry> sink, Consumer<String> notice)
            throws IOException {
        folder.make();
        JournalFile journal = new JournalFile(path, folder, notice);
        try {
            journal.readAndRepair(sink);
        } catch (IOException | RuntimeException e) {
            journal.file.close();
            throw e;
        }
        return journal;
    }

    private void openFile() throws IOException {
        file = new RandomAccessFile(path.toFile(), "rw");
        try {
            // A byte far behind the end: some systems let nobody even read what is locked.
            FileLock taken = file.getChannel().tryLock(Long.MAX_VALUE - 1, 1, false);
            if (taken == null) {
                throw inUse();
            }
        } catch (OverlappingFileLockException e) {
            file.close();
            throw inUse();
        } catch (UsageException e) {
            file.close();
            throw e;
        } catch (IOException e) {
            notice.accept("The file system of " + path + " knows no locks; make sure that no two runs write it.");
        }
        identity = identity();
    }

    private UsageException inUse() {
        return new UsageException("Another run is writing " + path + "; wait for its end or stop it.");
    }

    /** What tells the file from another of the same name; null if there is none, or the system has no such thing. */
    private Object identity() throws IOException {
        try {
            return Objects.requireNonNullElse(
                    Files.readAttributes(path, BasicFileAttributes.class).fileKey(), path);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private void readAndRepair(Consumer<JournalEntry> sink) throws IOException {
        // Neither closed nor opened anew: that would give the lock back.
        InputStream in = file.length() > 0 ? new FileInputStream(file.getFD()) : InputStream.nullInputStream();
        JournalReader found = JournalReader.read(in, sink);
        for (JournalReader.Line line : found.damaged()) {
            byte[] blank = new byte[line.length()];
            Arrays.fill(blank, (byte) ' ');
            file.seek(line.start());
            file.write(blank);
        }
        if (found.tail() > 0) {
            file.setLength(found.end());
        }
        length = found.end();
        file.seek(length);
        found.notices(path).forEach(notice);
    }

    /**
     * Writes a record.
     *
     * @param then done once it is written, before any other is
     * @throws IOException if the system could not; what it did write of the record is taken back where possible, and
     *     nothing can be written any more
     */
    void append(JournalEntry entry, Runnable then) throws IOException {
        byte[] line = entry.line();
        lock.lock();
        try {
            if (failure != null) {
                throw new IOException(failure.getMessage(), failure);
            }
            try {
                file.write(line);
                length += line.length;
                then.run();
                if (System.nanoTime() - forced > FORCE_NANOS) {
                    force();
                }
            } catch (IOException e) {
                failure = e;
                takeBack();
                throw e;
            }
        } finally {
            lock.unlock();
        }
    }

    private void takeBack() {
        try {
            file.setLength(length);
        } catch (IOException e) {
            // The rest of a record is recognised and taken away when the file is read again.
            failure.addSuppressed(e);
        }
    }

    /** Sees to it that all records are on the disk, under the file's name. */
    private void force() throws IOException {
        Object now = identity();
        if (now == null) {
            restore();
        } else if (!now.equals(identity)) {
            throw new IOException("the file " + path + " was replaced by another");
        }
        file.getFD().sync();
        forced = System.nanoTime();
    }

    /** The folder or the file was removed; the system keeps what an open file holds, which is written again. */
    private void restore() throws IOException {
        RandomAccessFile removed = file;
        folder.make();
        openFile();
        removed.seek(0);
        byte[] buffer = new byte[1 << 16];
        for (int n = removed.read(buffer); n > 0; n = removed.read(buffer)) {
            file.write(buffer, 0, n);
        }
        removed.close();
        notice.accept("The folder of " + path + " had vanished; all that was done is stored there again.");
    }

    /** Ends the file while the program is being stopped: whoever comes to write later waits for the end of it. */
    void closeForGood() throws IOException {
        // Never unlocked.
        lock.lock();
        finish();
    }

    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            finish();
        } finally {
            lock.unlock();
        }
    }

    private void finish() throws IOException {
        try (RandomAccessFile last = file) {
            if (failure == null && last.getChannel().isOpen()) {
                force();
            }
        } finally {
            file.close();
        }
    }
}
