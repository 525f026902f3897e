package org.cavity.diagrams;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of pictures shows what its commands drew. */
class GalleryTest {

    private static final Path DOCS = Path.of("docs").toAbsolutePath();

    @Test
    void everyCommandHasItsPictureAndEveryPictureItsCommand() throws IOException {
        String page = Files.readString(DOCS.resolve("gallery.md"));
        Set<String> drawn = found(page, "(?m)^\\./cavity .* --output ([\\w-]+)(?:\\.png)?$");
        Set<String> shown = found(page, "\\]\\(gallery/([\\w-]+)\\.png\\)");
        assertTrue(drawn.size() > 10, "commands found: " + drawn);
        assertEquals(drawn, shown);
        try (Stream<Path> files = Files.list(DOCS.resolve("gallery"))) {
            assertEquals(
                    shown,
                    files.map(file -> file.getFileName().toString().replace(".png", ""))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        List<String> commands =
                page.lines().filter(line -> line.startsWith("./cavity")).toList();
        assertEquals(drawn.size(), commands.size(), "every command says where its picture goes");
    }

    private static Set<String> found(String text, String regex) {
        return Pattern.compile(regex)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
