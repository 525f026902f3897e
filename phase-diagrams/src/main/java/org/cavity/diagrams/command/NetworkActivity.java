package org.cavity.diagrams.command;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cavity.diagrams.figure.ActivityFigure;
import org.cavity.diagrams.figure.Figure;
import org.cavity.diagrams.output.CsvTable;
import org.cavity.diagrams.output.NpzArchive;
import org.cavity.numerics.model.Measurement;
import org.cavity.numerics.model.NetworkDynamics;
import org.cavity.numerics.model.Progress;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.model.TimeCourse;
import org.cavity.theory.model.Columns;
import org.cavity.theory.model.Prediction;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Request;

/**
 * Time courses of a network of smooth units, autocorrelation and power spectrum of all.
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
        return List.of("timecourse.csv", "autocorrelation.csv", "power_spectrum.csv");
    }

    @Override
    public double memory() {
        return dynamics.timeCourseMemory(parameters, run);
    }

    @Override
    public Activity record(Set<Quantity> quantities, Progress progress) {
        return new Recorded(dynamics.timeCourse(parameters, run, quantities, lags, progress), timeUnit);
    }

    /** Networks followed in time. */
    private record Recorded(TimeCourse course, String timeUnit) implements Activity {

        @Override
        public Measurement measurement() {
            return course.measurement();
        }

        @Override
        public Request beside(Request request) {
            Set<Quantity> quantities = new LinkedHashSet<>(request.quantities());
            quantities.add(Quantity.RESONANCE_FREQUENCY);
            return request.withQuantities(quantities)
                    .withLags(course.autocorrelation().get("lag"))
                    .withSpectrum(true);
        }

        @Override
        public Map<String, CsvTable> tables(Prediction prediction) {
            Map<String, CsvTable> tables = new LinkedHashMap<>();
            tables.put("timecourse.csv", CsvTable.of(courses()));
            tables.put("autocorrelation.csv", CsvTable.of(beside(prediction)));
            tables.put(
                    "power_spectrum.csv",
                    Sources.table(course.powerSpectrum(), prediction, ActivityFigure.POWER_SPECTRUM));
            return tables;
        }

        @Override
        public Figure figure(Prediction prediction) {
            return new ActivityFigure(timeUnit).of(course, prediction);
        }

        @Override
        public Map<String, Columns> arrays(Prediction prediction) {
            Map<String, Columns> arrays = new LinkedHashMap<>();
            arrays.put(ActivityFigure.AUTOCORRELATION, course.autocorrelation());
            arrays.put(ActivityFigure.POWER_SPECTRUM, course.powerSpectrum());
            for (String name : List.of(ActivityFigure.AUTOCORRELATION, ActivityFigure.POWER_SPECTRUM)) {
                Columns theory = prediction.arrays().get(name);
                if (theory != null) {
                    arrays.put("theory_" + name, theory);
                }
            }
            return arrays;
        }

        @Override
        public NpzArchive archive(Prediction prediction) {
            return new NpzArchive()
                    .vector("timecourse.time", course.time())
                    .matrix("timecourse.x", course.units())
                    .columns(arrays(prediction));
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
            Columns measured = course.autocorrelation();
            columns.put("lag", measured.get("lag"));
            columns.put("simulation", measured.get("value"));
            if (measured.get("error") != null) {
                columns.put("simulation_error", measured.get("error"));
            }
            Columns theory = prediction.arrays().get(ActivityFigure.AUTOCORRELATION);
            if (theory != null) {
                columns.put("theory", theory.get("value"));
            }
            return new Columns(columns);
        }
    }
}
