package org.cavity.diagrams.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Results could not be written although the folder was writable before the work. */
final class WriteFailure extends UncheckedIOException {

    private static final long serialVersionUID = 1L;

    private final String folder;

    WriteFailure(Path folder, IOException cause) {
        super(cause);
        this.folder = folder.toString();
    }

    String folder() {
        return folder;
    }
}
