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
import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cavity.diagrams.UsageException;

/**
 * An append-only file of records that one process writes at a time. A record is handed to the system by one write, so
 * that a kill leaves it whole or absent; about once a second all are forced to the disk, so that a crash of the machine
 * takes no more than that.
 */
final class JournalFile implements AutoCloseable {

    private static final long FORCE_NANOS = 1_000_000_000L;

    /** What the file is made from where it is not there, or no longer. */
    interface Origin {

        /** Makes its folder, and whatever else must be there for it to be found again. */
        void makeFolder() throws IOException;

        /** All that is known, wherever it was read. */
        Stream<JournalEntry> known();
    }

    private final Path path;
    private final String owner;
    private final Origin origin;
    private final Consumer<String> notice;
    private final ReentrantLock lock = new ReentrantLock();
    private RandomAccessFile file;
    private Object identity;
    private long length;
    private long forced = System.nanoTime();
    private IOException failure;

    private JournalFile(Path path, String owner, Origin origin, Consumer<String> notice) throws IOException {
        this.path = path;
        this.owner = owner;
        this.origin = origin;
        this.notice = notice;
        openFile();
    }

    /**
     * Opens the file or makes it, reads its records, and takes away what is damaged.
     *
     * @param path the file
     * @param owner whose records they are, as in {@link JournalEntry}
     * @param origin what it is made from, now and if it vanishes
     * @param sink receives the records that are sound
     * @param notice receives sentences about what was not as expected
     * @throws UsageException if another process writes the file, or no record in it is sound
     */
    static JournalFile open(
            Path path, String owner, Origin origin, Consumer<JournalEntry> sink, Consumer<String> notice)
            throws IOException {
        origin.makeFolder();
        JournalFile journal = new JournalFile(path, owner, origin, notice);
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
            if (lock(file) == null) {
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
        JournalReader found = JournalReader.read(in, owner, sink);
        found.requireSound(path);
        blank(file, found);
        if (found.tail() > 0) {
            file.setLength(found.end());
        }
        length = found.end();
        file.seek(length);
        found.notices(path).forEach(notice);
    }

    /**
     * Reads the file of another process, which may be writing it: its end may be missing. What is damaged is taken away
     * unless it is being written, or may not be.
     *
     * @throws UsageException if no record in it is sound
     */
    static void readOther(Path path, String owner, Consumer<JournalEntry> sink, Consumer<String> notice)
            throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            JournalReader found = JournalReader.read(in, owner, sink);
            found.requireSound(path);
            if (!found.damaged().isEmpty()) {
                repair(path, found);
                found.noticeOfDamage(path).ifPresent(notice);
            }
        }
    }

    private static void repair(Path path, JournalReader found) {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
                FileLock lock = lock(file)) {
            if (lock != null) {
                blank(file, found);
            }
        } catch (IOException | OverlappingFileLockException e) {
            // The process that writes it repairs it when it starts again; until then each reader tells.
        }
    }

    /** A byte far behind the end: some systems let nobody even read what is locked. */
    private static FileLock lock(RandomAccessFile file) throws IOException {
        return file.getChannel().tryLock(Long.MAX_VALUE - 1, 1, false);
    }

    /** Lines keep their places for others who read. */
    private static void blank(RandomAccessFile file, JournalReader found) throws IOException {
        for (JournalReader.Line line : found.damaged()) {
            byte[] blank = new byte[line.length()];
            Arrays.fill(blank, (byte) ' ');
            file.seek(line.start());
            file.write(blank);
        }
    }

    /**
     * Writes a record.
     *
     * @param then done once it is written, before any other is
     * @throws IOException if the system could not; what it did write of the record is taken back where possible, and
     *     nothing can be written any more
     */
    void append(JournalEntry entry, Runnable then) throws IOException {
        byte[] line = entry.line(owner);
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

    /** The folder or the file was removed, with those of other processes perhaps. */
    private void restore() throws IOException {
        RandomAccessFile removed = file;
        origin.makeFolder();
        openFile();
        removed.close();
        length = 0;
        for (Iterator<JournalEntry> known = origin.known().iterator(); known.hasNext(); ) {
            byte[] line = known.next().line(owner);
            file.write(line);
            length += line.length;
        }
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
