package org.cavity.diagrams.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** What was computed could not be stored, as on a disk that is full. */
public final class StorageFailure extends UncheckedIOException {

    private static final long serialVersionUID = 1L;

    private final String folder;
    private final int cells;

    StorageFailure(Path folder, int cells, IOException cause) {
        super(cause);
        this.folder = folder.toString();
        this.cells = cells;
    }

    /** Folder of what was stored before. */
    public String folder() {
        return folder;
    }

    /** Number of cells in it. */
    public int cells() {
        return cells;
    }
}
