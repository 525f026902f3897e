package org.cavity.diagrams.command;

import java.util.ArrayList;
import java.util.List;
import org.cavity.diagrams.output.CsvTable;
import org.cavity.theory.model.Columns;
import org.cavity.theory.model.Prediction;

/** Tables of a function that simulation and theory know at points of their own, with a column {@code source}. */
final class Sources {

    private Sources() {}

    /**
     * Simulation above theory.
     *
     * @param measured columns, which name those of the table
     * @param array name of the prediction's array
     */
    static CsvTable table(Columns measured, Prediction prediction, String array) {
        List<String> columns = List.copyOf(measured.columns().keySet());
        List<String> header = new ArrayList<>(List.of("source"));
        header.addAll(columns);
        CsvTable table = new CsvTable(header);
        rows(table, "simulation", measured, columns);
        Columns theory = prediction.arrays().get(array);
        if (theory != null) {
            rows(table, "theory", theory, columns);
        }
        return table;
    }

    private static void rows(CsvTable table, String source, Columns columns, List<String> names) {
        for (int i = 0; i < columns.get(names.get(0)).length; i++) {
            table.cell(source);
            for (String name : names) {
                double[] column = columns.get(name);
                table.cell(column == null ? Double.NaN : column[i]);
            }
            table.endRow();
        }
    }
}
