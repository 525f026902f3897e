package org.cavity.diagrams.command;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cavity.diagrams.figure.Figure;
import org.cavity.diagrams.figure.PointFigures;
import org.cavity.diagrams.output.CsvTable;
import org.cavity.diagrams.output.NpzArchive;
import org.cavity.numerics.model.NetworkDynamics;
import org.cavity.numerics.model.Progress;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.model.TimeCourse;
import org.cavity.theory.model.Columns;
import org.cavity.theory.model.Prediction;
import org.cavity.theory.model.Request;

/**
 * Time courses and autocorrelation of a network of smooth units.
 *
 * @param dynamics the networks
 * @param parameters the model's parameters
 * @param run settings of all networks
 * @param lags lags of the autocorrelation, none for a range chosen from the data
 * @param timeUnit the model's unit of time
 * @param <P> the parameter record
 */
record NetworkActivity<P extends Record>(
        NetworkDynamics<P> dynamics, P parameters, SimulationSettings run, double[] lags, String timeUnit)
        implements ActivityRecorder {

    private static final String AUTOCORRELATION = "autocorrelation";

    @Override
    public Map<String, Object> settings() {
        Map<String, Object> all = Plan.settings(run);
        if (lags.length > 0) {
            all.put("lags", Arrays.stream(lags).boxed().toList());
        }
        return all;
    }

    @Override
    public String noun() {
        return "network";
    }

    @Override
    public void check() {
        Requested.check(dynamics, parameters, run, lags);
    }

    @Override
    public List<String> tables() {
        return List.of("timecourse.csv", "autocorrelation.csv");
    }

    @Override
    public Activity record(Progress progress) {
        return new Recorded(dynamics.timeCourse(parameters, run.withReplicas(1), lags, progress), timeUnit);
    }

    /** One network followed in time. */
    private record Recorded(TimeCourse course, String timeUnit) implements Activity {

        @Override
        public Request beside(Request request) {
            return request.withLags(course.lag());
        }

        @Override
        public Map<String, CsvTable> tables(Prediction prediction) {
            Map<String, CsvTable> tables = new LinkedHashMap<>();
            tables.put("timecourse.csv", CsvTable.of(courses()));
            tables.put("autocorrelation.csv", CsvTable.of(beside(prediction)));
            return tables;
        }

        @Override
        public Figure figure(Prediction prediction) {
            return new PointFigures(timeUnit)
                    .activity(course, prediction.arrays().get(AUTOCORRELATION));
        }

        @Override
        public Map<String, Columns> arrays(Prediction prediction) {
            return Map.of(AUTOCORRELATION, Columns.of("lag", course.lag(), "value", course.autocorrelation()));
        }

        @Override
        public NpzArchive archive(Prediction prediction) {
            return new NpzArchive()
                    .vector("timecourse.time", course.time())
                    .matrix("timecourse.x", course.units())
                    .columns(Map.of(AUTOCORRELATION, beside(prediction)));
        }

        private Columns courses() {
            Map<String, double[]> columns = new LinkedHashMap<>();
            columns.put("time", course.time());
            for (int i = 0; i < course.units().length; i++) {
                columns.put("x_" + (i + 1), course.units()[i]);
            }
            return new Columns(columns);
        }

        private Columns beside(Prediction prediction) {
            Map<String, double[]> columns = new LinkedHashMap<>();
            columns.put("lag", course.lag());
            columns.put("simulation", course.autocorrelation());
            Columns theory = prediction.arrays().get(AUTOCORRELATION);
            if (theory != null) {
                columns.put("theory", theory.get("value"));
            }
            return new Columns(columns);
        }
    }
}
