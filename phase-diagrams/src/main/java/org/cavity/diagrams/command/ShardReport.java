package org.cavity.diagrams.command;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.cavity.diagrams.output.Json;
import org.cavity.diagrams.output.MapTables;
import org.cavity.diagrams.sweep.Cell;
import org.cavity.diagrams.sweep.Shard;

/**
 * Tells what one part of a phase diagram came to.
 *
 * @param session where it is told
 * @param shard which part
 * @param folder where it is stored
 * @param json whether a script reads it
 */
record ShardReport(Session session, Shard shard, Path folder, boolean json) {

    /** Tells; returns the exit status. */
    int give(List<Cell> cells) {
        long failed = cells.stream().filter(Cell::isFailed).count();
        if (json) {
            JsonObject document = new JsonObject();
            document.addProperty("shard", shard.toString());
            document.addProperty("cells", cells.size());
            document.addProperty("failed", failed);
            document.addProperty("folder", folder.toString());
            session.out().print(Json.text(document));
        } else {
            session.out()
                    .print("shard " + shard + ", " + MapTables.counts(cells) + "Stored in " + folder
                            + "; when all shards are done: cavity merge " + folder + "\n");
        }
        return failed > 0 ? ExitStatus.DISAGREEMENT : ExitStatus.DONE;
    }
}
