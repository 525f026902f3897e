package org.cavity.validation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * All comparisons of a run, judged together.
 *
 * <p>Of m comparisons of a correct theory, m × 0.27 % exceed three standard errors by chance alone. The report raises
 * the alarm only if the worst is too rare for the best of m: Šidák (1967), chance that the largest of m values of |z|
 * is at least as large, p = 1 − (1 − 2Φ(−|z|))^m. That is exact for independent comparisons and an upper bound for
 * quantities of the same networks, which fluctuate together. In a report made by {@link #of} or {@link #ofUndesigned}
 * every comparison has the threshold that belongs to this, so that one that disagrees is the same as an alarm.
 *
 * <p>The scatter between networks is taken to be normal. Of synthetic runs over all models that obey their theories 0.2
 * to 0.4 % raise a false alarm, of those in which every quantity scatters log-normally, with a quarter of its mean at N
 * = 256 as participation ratios do, 0.3 to 0.5 %.
 *
 * @param comparisons one per quantity and point, in the order of the run
 */
public record ValidationReport(List<Comparison> comparisons) {

    /** The alarm is raised on a correct theory in this fraction of all runs. */
    public static final double FALSE_ALARM_LEVEL = 0.005;

    /** Copies the list. */
    public ValidationReport {
        comparisons = List.copyOf(comparisons);
    }

    /**
     * A report whose comparisons are judged among one another: one disagrees if its difference alone raises the alarm,
     * and is undecided if it would miss the change it should see in more than one of twenty runs.
     */
    public static ValidationReport of(List<Comparison> comparisons) {
        return judged(comparisons, among(comparisons));
    }

    /** The same for points that were not designed, {@link Criterion#undesigned}. */
    public static ValidationReport ofUndesigned(List<Comparison> comparisons) {
        return judged(comparisons, among(comparisons).undesigned());
    }

    private static ValidationReport judged(List<Comparison> comparisons, Criterion criterion) {
        return new ValidationReport(
                comparisons.stream().map(c -> c.withCriterion(criterion)).toList());
    }

    private static Criterion among(List<Comparison> comparisons) {
        return Criterion.among(Math.max(1, compared(comparisons)), FALSE_ALARM_LEVEL);
    }

    /** Number of comparisons with this verdict. */
    public long count(Verdict verdict) {
        return comparisons.stream().filter(c -> c.verdict() == verdict).count();
    }

    /** The comparison of largest |z|; empty if all failed. */
    public Optional<Comparison> worst() {
        return comparisons.stream()
                .filter(c -> !c.isFailed())
                .max(Comparator.comparingDouble(c -> Math.abs(c.zScore())));
    }

    /** Probability that chance alone makes the worst |z| of so many comparisons at least as large; 1 if all failed. */
    public double falseAlarmProbability() {
        long compared = compared(comparisons);
        return worst().map(c -> 2 * new NormalDistribution().cumulativeProbability(-Math.abs(c.zScore())))
                .map(p -> -Math.expm1(compared * Math.log1p(-Math.min(p, 1))))
                .orElse(1.0);
    }

    private static long compared(List<Comparison> comparisons) {
        return comparisons.stream().filter(c -> !c.isFailed()).count();
    }

    /** Whether theory and simulation disagree by more than the number of comparisons explains. */
    public boolean alarm() {
        return falseAlarmProbability() < FALSE_ALARM_LEVEL;
    }

    /**
     * The verdict on the whole run: {@link Verdict#DISAGREES} if the alarm is raised, else {@link Verdict#FAILED} if a
     * comparison failed or nothing was compared, else {@link Verdict#UNDECIDED} if one is undecided, else {@link
     * Verdict#AGREES}. A single disagreement below the alarm does not change it.
     */
    public Verdict verdict() {
        if (alarm()) {
            return Verdict.DISAGREES;
        }
        if (comparisons.isEmpty() || count(Verdict.FAILED) > 0) {
            return Verdict.FAILED;
        }
        return count(Verdict.UNDECIDED) > 0 ? Verdict.UNDECIDED : Verdict.AGREES;
    }

    /** Counts, the worst difference and the verdict, as one paragraph. */
    public String summary() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s: %d comparisons, %d agree, %d disagree, %d undecided, %d failed.",
                verdict().label(),
                comparisons.size(),
                count(Verdict.AGREES),
                count(Verdict.DISAGREES),
                count(Verdict.UNDECIDED),
                count(Verdict.FAILED)));
        worst().ifPresent(c -> text.append(String.format(
                Locale.ROOT,
                " The largest |z| is %.2f (%s, %s); so large a one among so many is chance with probability %.2g"
                        + " (alarm below %.2g).",
                Math.abs(c.zScore()),
                c.point(),
                c.quantity(),
                falseAlarmProbability(),
                FALSE_ALARM_LEVEL)));
        return text.toString();
    }

    /** The comparisons as a plain-text table with aligned columns, then the flags and failures, then the summary. */
    public String table() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("model", "point", "quantity", "theory", "simulation", "error", "z", "detectable", "verdict"));
        List<String> notes = new ArrayList<>();
        for (Comparison c : comparisons) {
            List<String> remarks = new ArrayList<>(c.flags());
            if (c.isFailed()) {
                remarks.add(c.failure());
            }
            String mark = "";
            if (!remarks.isEmpty()) {
                String note = String.join("; ", remarks);
                if (!notes.contains(note)) {
                    notes.add(note);
                }
                mark = " [" + (notes.indexOf(note) + 1) + "]";
            }
            rows.add(List.of(
                    c.model(),
                    c.point(),
                    c.quantity().name(),
                    number("%.6g", c.prediction().value()),
                    number("%.5g", c.measured()),
                    number("%.2g", c.measuredError()),
                    zScore(c),
                    number("%.2g", c.detectableChange()) + percent(c),
                    c.verdict().label() + mark));
        }
        StringBuilder text = new StringBuilder(aligned(rows));
        for (int i = 0; i < notes.size(); i++) {
            text.append('[').append(i + 1).append("] ").append(notes.get(i)).append('\n');
        }
        return text.append(summary()).append('\n').toString();
    }

    @Override
    public String toString() {
        return table();
    }

    /** The smallest detectable change in per cent of the prediction, where that is a number to compare it with. */
    private static String percent(Comparison c) {
        double relative = 100 * c.detectableChange() / Math.abs(c.prediction().value());
        return relative < 1000 ? String.format(Locale.ROOT, " %5.1f %%", relative) : " ".repeat(8);
    }

    /** A sign says on which side the simulation lies, which nothing but rounding would say of zero. */
    private static String zScore(Comparison c) {
        return number(Math.abs(c.zScore()) < 0.005 ? "%.2f" : "%+.2f", c.zScore())
                .replaceFirst("^-(0\\.00)$", "$1");
    }

    private static String number(String format, double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
    }

    /** Text columns flush left, number columns (theory to detectable) flush right. */
    private static String aligned(List<List<String>> rows) {
        int columns = rows.get(0).size();
        StringBuilder text = new StringBuilder();
        int[] width = new int[columns];
        rows.forEach(row -> {
            for (int i = 0; i < columns; i++) {
                width[i] = Math.max(width[i], row.get(i).length());
            }
        });
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                String pad = " ".repeat(width[i] - row.get(i).length());
                boolean isNumber = i >= 3 && i <= 7;
                line.append(i == 0 ? "" : "  ").append(isNumber ? pad + row.get(i) : row.get(i) + pad);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
