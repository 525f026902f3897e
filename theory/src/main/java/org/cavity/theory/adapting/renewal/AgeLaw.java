package org.cavity.theory.adapting.renewal;

import static org.cavity.theory.adapting.renewal.LegendrePanel.POINTS;

import java.util.Arrays;
import org.cavity.theory.adapting.kernel.EventKernel;

/**
 * Neurons whose intensity depends on their age τ alone, the time since their last spike, in the stationary state:
 *
 * <pre>
 * ln λ(τ) = b − ε(τ) − A_past ∫_τ^∞ γ(s) ds  for τ &gt; t_ref,   λ = 0 before
 * S(τ) = exp(−∫_0^τ λ)            survivor function
 * P(τ) = λ(τ) S(τ)                density of intervals
 * A = 1/∫_0^∞ S                   rate, 1/ms
 * CV² = 2A² ∫_0^∞ τ S dτ − 1
 * </pre>
 *
 * Past spikes at rate A_past = 0 make this a renewal process, of which everything is exact; A_past = A is quasi-renewal
 * theory (Naud and Gerstner, PLoS Comput. Biol. 8, e1002711, 2012). Ages lie on Gauss-Legendre panels on which all
 * functions are smooth; beyond the last, where adaptation has died out, λ = e^b and integrals are closed. Relative
 * errors of rate and CV are about 1e-12.
 */
public final class AgeLaw {

    /** Largest rise of ln λ and largest ∫ λ on a panel. */
    private static final double RISE = 3;
    /** Panels where ln ∫ λ is below this do not matter. */
    private static final double NEGLIGIBLE_LOG = -50;
    /** ∫ λ from which on there are no survivors. */
    private static final double EXTINCT = 45;
    /** ln λ from which on nobody survives for any time. */
    private static final double INSTANT_LOG = 200;
    /** Largest interval's rate that is told from silence: its square must not overflow. */
    private static final double SILENT_LOG = -300;

    private static final int MAX_PANELS = 20_000;

    private final EventKernel kernel;
    private final SuppressionPanels suppression;
    private final double drive;
    private final double pastRate;

    private double[] edges = new double[64];
    private double[] age = new double[63 * POINTS];
    private double[] gamma = new double[63 * POINTS];
    private double[] hazard = new double[63 * POINTS];
    private double[] cumulative = new double[63 * POINTS];
    private double[] survivor = new double[63 * POINTS];
    private int panels;
    /** Panels that some neurons reach. */
    private int reached;

    private double lastSurvivor = 1;
    private double meanInterval;
    private double secondMoment;

    /**
     * The law of a kernel.
     *
     * @param drive b = ln λ₀ + (m − θ)/Δ_u + v/(2Δ_u²), λ₀ in 1/ms
     * @param pastRate rate A_past of the spikes before the last, 1/ms, at least 0
     * @throws IllegalStateException if the neurons are silent, b below {@value #SILENT_LOG}, or panels do not suffice
     */
    public static AgeLaw of(EventKernel kernel, double drive, double pastRate) {
        return new AgeLaw(kernel, SuppressionPanels.of(kernel), drive, pastRate);
    }

    private AgeLaw(EventKernel kernel, SuppressionPanels suppression, double drive, double pastRate) {
        if (!(drive > SILENT_LOG)) {
            throw new IllegalStateException("the neurons are silent: the logarithm of their intensity without"
                    + " adaptation is " + drive + ", below " + SILENT_LOG + ".");
        }
        this.kernel = kernel;
        this.suppression = suppression;
        this.drive = drive;
        this.pastRate = pastRate;
        edges[0] = kernel.deadTime();
        boolean alive = drive < INSTANT_LOG || suppression.count() > 0;
        double total = 0;
        for (int p = 0; p < suppression.count(); p++) {
            double left = suppression.edge(p);
            double right = suppression.edge(p + 1);
            double remaining = suppression.remaining(p);
            while (left < right) {
                double width = right - left;
                double before = logHazard(left, remaining);
                alive = alive && total < EXTINCT && before < INSTANT_LOG;
                while (alive && !resolves(left, width, before, remaining, suppression.remaining(p + 1))) {
                    width /= 2;
                }
                total = add(left, width, remaining, total, alive);
                remaining -= LegendrePanel.integral(gamma, (panels - 1) * POINTS, width);
                left = left + width >= right * (1 - 1e-14) ? right : left + width;
                edges[panels] = left;
            }
        }
        lastSurvivor = alive && drive < INSTANT_LOG ? Math.exp(-total) : 0;
        integrate();
    }

    /** The law of the same kernel at another drive and another rate of past spikes, 1/ms. */
    public AgeLaw with(double otherDrive, double otherPastRate) {
        return new AgeLaw(kernel, suppression, otherDrive, otherPastRate);
    }

    private double logHazard(double at, double remaining) {
        return drive - kernel.adaptation(at) - pastRate * remaining;
    }

    /** Whether λ and S are polynomials on a panel. */
    private boolean resolves(double left, double width, double before, double remaining, double least) {
        double after = drive
                - kernel.adaptation(left + width)
                - pastRate * Math.max(least, remaining - width * -Math.expm1(-kernel.adaptation(left)));
        double total = after + Math.log(width);
        return total < NEGLIGIBLE_LOG || after - before <= RISE && total <= Math.log(RISE);
    }

    /** Appends a panel and returns ∫ λ to its end. */
    private double add(double left, double width, double remaining, double total, boolean alive) {
        if (panels == MAX_PANELS) {
            throw new IllegalStateException("the intensity needs more than " + MAX_PANELS + " panels of ages.");
        }
        if (panels + 2 > edges.length) {
            int more = 2 * edges.length;
            edges = Arrays.copyOf(edges, more + 1);
            age = Arrays.copyOf(age, more * POINTS);
            gamma = Arrays.copyOf(gamma, more * POINTS);
            hazard = Arrays.copyOf(hazard, more * POINTS);
            cumulative = Arrays.copyOf(cumulative, more * POINTS);
            survivor = Arrays.copyOf(survivor, more * POINTS);
        }
        int offset = panels * POINTS;
        panels++;
        for (int i = offset; i < offset + POINTS; i++) {
            age[i] = LegendrePanel.point(left, width, i - offset);
            gamma[i] = -Math.expm1(-kernel.adaptation(age[i]));
        }
        if (!alive) {
            return total;
        }
        reached = panels;
        LegendrePanel.cumulate(gamma, offset, width, cumulative);
        for (int i = offset; i < offset + POINTS; i++) {
            hazard[i] = Math.exp(logHazard(age[i], remaining - cumulative[i]));
        }
        LegendrePanel.cumulate(hazard, offset, width, cumulative);
        for (int i = offset; i < offset + POINTS; i++) {
            cumulative[i] += total;
            survivor[i] = Math.exp(-cumulative[i]);
        }
        return total + LegendrePanel.integral(hazard, offset, width);
    }

    private void integrate() {
        double dead = kernel.deadTime();
        meanInterval = dead;
        secondMoment = dead * dead;
        double[] weighted = new double[POINTS];
        for (int p = 0; p < reached; p++) {
            for (int i = 0; i < POINTS; i++) {
                weighted[i] = 2 * age[p * POINTS + i] * survivor[p * POINTS + i];
            }
            meanInterval += LegendrePanel.integral(survivor, p * POINTS, width(p));
            secondMoment += LegendrePanel.integral(weighted, 0, width(p));
        }
        double wait = 1 / lastHazard();
        meanInterval += lastSurvivor * wait;
        secondMoment += 2 * lastSurvivor * wait * (edges[panels] + wait);
    }

    /** A, 1/ms; infinite for neurons of infinite intensity without dead time. */
    public double rate() {
        return 1 / meanInterval;
    }

    /** Mean interval, ms. */
    public double meanInterval() {
        return meanInterval;
    }

    /** Coefficient of variation of the intervals. */
    public double cv() {
        return Math.sqrt(Math.max(0, secondMoment / (meanInterval * meanInterval) - 1));
    }

    /** λ(τ), 1/ms; 0 at ages that nobody reaches. */
    public double hazard(double at) {
        if (at <= kernel.deadTime()) {
            return 0;
        }
        if (at >= edges[panels]) {
            return lastHazard();
        }
        int p = panelOf(at);
        return LegendrePanel.interpolate(hazard, p * POINTS, edges[p], width(p), at);
    }

    /** S(τ). */
    public double survivor(double at) {
        if (at <= kernel.deadTime()) {
            return 1;
        }
        if (at >= edges[panels]) {
            return lastSurvivor * Math.exp(-lastHazard() * (at - edges[panels]));
        }
        int p = panelOf(at);
        return p >= reached ? 0 : Math.exp(-LegendrePanel.interpolate(cumulative, p * POINTS, edges[p], width(p), at));
    }

    /** P(τ), 1/ms. */
    public double density(double at) {
        return hazard(at) * survivor(at);
    }

    /** The linear response of the rate to the drive b. */
    public AgeResponse response() {
        return new AgeResponse(this);
    }

    private int panelOf(double at) {
        int found = Arrays.binarySearch(edges, 0, panels + 1, at);
        return found >= 0 ? found : -found - 2;
    }

    EventKernel kernel() {
        return kernel;
    }

    double pastRate() {
        return pastRate;
    }

    int panels() {
        return panels;
    }

    int reached() {
        return reached;
    }

    double width(int panel) {
        return edges[panel + 1] - edges[panel];
    }

    double[] gamma() {
        return gamma;
    }

    double[] hazard() {
        return hazard;
    }

    double[] survivor() {
        return survivor;
    }

    /** S where adaptation has died out. */
    double lastSurvivor() {
        return lastSurvivor;
    }

    /** λ from there on. */
    double lastHazard() {
        return Math.exp(drive);
    }
}
