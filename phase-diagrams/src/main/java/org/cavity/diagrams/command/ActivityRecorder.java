package org.cavity.diagrams.command;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cavity.diagrams.figure.Figure;
import org.cavity.diagrams.output.CsvTable;
import org.cavity.diagrams.output.NpzArchive;
import org.cavity.numerics.model.Measurement;
import org.cavity.numerics.model.Progress;
import org.cavity.theory.model.Columns;
import org.cavity.theory.model.Prediction;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Request;

/** How {@code cavity simulate} follows networks in time, and what it shows of them beside their statistics. */
interface ActivityRecorder {

    /** Everything that decides the results, for the plan. */
    Map<String, Object> settings();

    /** What one of them is called: network, population. */
    String noun();

    /**
     * Refuses what does not suit the model before any work is done.
     *
     * @throws org.cavity.diagrams.UsageException with one sentence
     */
    void check();

    /** Names of the tables that {@link Activity#tables} gives. */
    List<String> tables();

    /** Memory that a network needs beside that of its measurement, in bytes. */
    double memory();

    /** Follows the networks, and measures these quantities on the way. */
    Activity record(Set<Quantity> quantities, Progress progress);

    /** What was recorded. */
    interface Activity {

        /** Statistics of all networks. */
        Measurement measurement();

        /** The request with what is needed to be shown beside the recording. */
        Request beside(Request request);

        /** File name → table. */
        Map<String, CsvTable> tables(Prediction prediction);

        Figure figure(Prediction prediction);

        /** Everything that was recorded, and theory beside it. */
        NpzArchive archive(Prediction prediction);

        /** Arrays of the JSON document. */
        Map<String, Columns> arrays(Prediction prediction);
    }
}
