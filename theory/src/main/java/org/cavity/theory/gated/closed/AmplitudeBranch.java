package org.cavity.theory.gated.closed;

import java.util.Optional;
import java.util.OptionalDouble;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.gated.closed.ClosedEquations.Solution;
import org.cavity.theory.rootfinding.Roots;

/**
 * The factor λ of {@link ClosedEquations} as a function of the amplitude A = C_h(0) − C_h(∞) of the fluctuations, which
 * is the variance of h where the network has a zero state. Unlike the equations with λ = 1, those with A given have a
 * time-varying solution at every A > 0, and only one, whether or not there is chaos, on both of its branches and
 * through their fold.
 *
 * <p>The network has a time-varying state wherever λ(A) = 1, stable where λ falls; max λ = 1 is the onset of chaos,
 * discontinuous if the maximum is at a finite A, continuous if at the {@link Origin} A = 0. λ(0) is the linear growth
 * of small fluctuations, g² E[σ_r²] about a zero state where the inputs are frozen.
 *
 * <p>Not safe for use by several threads: the last solution starts the next.
 */
final class AmplitudeBranch {

    /** Error of the largest λ at which the search for it ends; that of A is its root. */
    private static final double PEAK_ACCURACY = 1e-12;

    /** λ above which it does not matter any more how large it is. */
    private static final double LARGE = 2;

    private static final int MAX_STEPS = 60;
    private static final int MAX_SECANT_STEPS = 8;

    private final ClosedEquations equations;
    private final GatedNetwork network;
    private final boolean instantaneous;
    private Solution last;
    private Peak peak;
    private Peak nearPeak;
    private Origin origin;

    /**
     * A branch.
     *
     * @param network a network with a still update gate and, unless it has a zero state, without fluctuating input
     */
    AmplitudeBranch(GatedNetwork network) {
        this.network = network;
        this.equations = new ClosedEquations(network);
        this.instantaneous = network.resetTime() == 0 && network.resetNoiseVariance() == 0;
    }

    /**
     * Where λ is largest.
     *
     * @param amplitude A; 0 if λ falls from the beginning
     * @param strength λ, or 2 if that is less; A is then any at which it is exceeded
     * @param curvature −d²λ/d(ln A)²
     * @param error estimated error of λ
     */
    record Peak(double amplitude, double strength, double curvature, double error) {}

    ClosedEquations equations() {
        return equations;
    }

    /**
     * Takes the maximum of a neighbouring network, and the solution there, as the start of the search for this one's.
     */
    void startFrom(AmplitudeBranch neighbour) {
        last = neighbour.last;
        nearPeak = neighbour.peak;
    }

    /** λ(A), by quadrature where the gate is instantaneous. */
    double strength(double amplitude) {
        return instantaneous && network.hasZeroState()
                ? new EnergyBalance(network, amplitude).strength()
                : at(amplitude).profile().strength();
    }

    /**
     * The state of amplitude A.
     *
     * @throws IllegalStateException if Newton's method fails
     */
    Solution at(double amplitude) {
        if (last != null) {
            Profile near = last.profile();
            double resting = network.hasZeroState() ? 0 : near.plateau();
            double factor = amplitude / (near.variance() - resting);
            if (Math.abs(Math.log(factor)) < 1.5) {
                Optional<Solution> found = equations.atAmplitude(near.scaled(factor, resting));
                if (found.isPresent()) {
                    last = found.get();
                    return last;
                }
            }
        }
        last = fromInstantaneousGate(amplitude);
        return last;
    }

    /** From the state of an instantaneous gate without fluctuating input, by steps if one does not do. */
    private Solution fromInstantaneousGate(double amplitude) {
        Profile start = EnergyBalance.ofAmplitude(network, origin(), amplitude).profile();
        double[] drive = ClosedEquations.filtered(start.grid(), start.drive(), equations.resetTime());
        Optional<Solution> direct =
                equations.atAmplitude(new Profile(start.grid(), start.h(), drive, start.strength()));
        if (direct.isPresent()) {
            return direct.get();
        }
        double done = 0;
        double step = 0.25;
        Solution found = null;
        Profile current = start;
        while (done < 1) {
            double share = Math.min(1, done + step);
            Optional<Solution> next = new ClosedEquations(towards(share)).atAmplitude(current);
            if (next.isPresent()) {
                found = next.get();
                current = found.profile();
                done = share;
                step *= 1.5;
            } else {
                step *= 0.5;
                if (step < 1e-3) {
                    throw new IllegalStateException("the mean-field equations were not solved at an amplitude of "
                            + amplitude + " for " + network);
                }
            }
        }
        return found;
    }

    /**
     * A network on the way to this one from an instantaneous gate, whose time constant grows by factors once it is
     * large.
     */
    private GatedNetwork towards(double share) {
        double range = Math.log1p(network.resetTime());
        double time = share == 1 ? network.resetTime() : Math.expm1(share * range);
        return network.withResetTime(time).withResetNoiseVariance(share * network.resetNoiseVariance());
    }

    /** Where the branch begins. */
    Origin origin() {
        if (origin == null) {
            origin = Origin.of(equations);
        }
        return origin;
    }

    /** The maximum of λ over A. */
    Peak peak() {
        if (peak == null) {
            peak = findPeak();
        }
        return peak;
    }

    private AmplitudeScan scan(double bound) {
        return new AmplitudeScan(
                network, origin(), bound, amplitude -> at(amplitude).profile().strength());
    }

    private Peak findPeak() {
        double zero = origin().strength();
        if (zero >= LARGE) {
            return new Peak(0, LARGE, 0, 1e-13 * zero);
        }
        if (!origin().reachable()) {
            return new Peak(0, zero, 0, 1e-13 * zero);
        }
        if (nearPeak != null && nearPeak.curvature() > 0) {
            Optional<Peak> near = peakNear(nearPeak);
            if (near.isPresent() && near.get().strength() > zero) {
                return near.get();
            }
        }
        AmplitudeScan scan = scan(LARGE);
        int top = scan.top();
        if (scan.strength(top) >= LARGE) {
            return new Peak(scan.amplitude(top), LARGE, 0, 1e-13 * LARGE);
        }
        if (top == 0 && scan.strength(0) <= zero) {
            return new Peak(0, zero, 0, 1e-13 * zero);
        }
        double low = scan.amplitude(Math.max(0, top - 1));
        double high = scan.amplitude(Math.min(scan.last(), top + 1));
        Optional<Peak> found = peakBetween(low, high);
        return found.isPresent() && found.get().strength() > zero ? found.get() : new Peak(0, zero, 0, 1e-13 * zero);
    }

    /** The zero of dλ/dA by the secant method from a neighbour's maximum; empty if that leads far away. */
    private Optional<Peak> peakNear(Peak near) {
        double start = Math.log(near.amplitude());
        double x = start;
        double curvature = near.curvature();
        double slope = logSlope(x);
        for (int step = 0; step < MAX_SECANT_STEPS; step++) {
            double gain = slope * slope / (2 * curvature);
            if (gain <= PEAK_ACCURACY) {
                double amplitude = Math.exp(x);
                return Optional.of(new Peak(amplitude, strength(amplitude) + gain, curvature, gain + 1e-13));
            }
            double next = x + slope / curvature;
            if (!(Math.abs(next - start) < 1)) {
                return Optional.empty();
            }
            double nextSlope = logSlope(next);
            curvature = (slope - nextSlope) / (next - x);
            if (!(curvature > 0)) {
                return Optional.empty();
            }
            x = next;
            slope = nextSlope;
        }
        return Optional.empty();
    }

    /** The zero of dλ/dA in an interval of A that is widened a little if need be. */
    private Optional<Peak> peakBetween(double from, double to) {
        double low = Math.log(from);
        double high = Math.log(to);
        double lowSlope = logSlope(low);
        for (int i = 0; lowSlope <= 0; i++) {
            if (i == 6 || Math.exp(low) < 1e-3 * AmplitudeScan.smallest(network, origin())) {
                return Optional.empty();
            }
            high = low;
            low -= 0.7;
            lowSlope = logSlope(low);
        }
        double highSlope = logSlope(high);
        for (int i = 0; highSlope >= 0; i++) {
            if (i == 6) {
                return Optional.empty();
            }
            low = high;
            lowSlope = highSlope;
            high += 0.7;
            highSlope = logSlope(high);
        }
        for (int step = 0; step < MAX_STEPS; step++) {
            double secant = low + (high - low) * lowSlope / (lowSlope - highSlope);
            double width = high - low;
            // Bisection now and then, lest one end stay.
            double x = step % 3 == 2
                    ? 0.5 * (low + high)
                    : Math.max(low + 0.02 * width, Math.min(secant, high - 0.02 * width));
            double slope = logSlope(x);
            double curvature = (lowSlope - highSlope) / width;
            double strength = last.profile().strength();
            double gain = slope * slope / (2 * curvature);
            if (gain <= PEAK_ACCURACY || width < 1e-9) {
                double amplitude = Math.exp(x);
                return Optional.of(new Peak(amplitude, strength(amplitude) + gain, curvature, gain + 1e-13 * strength));
            }
            if (slope > 0) {
                low = x;
                lowSlope = slope;
            } else {
                high = x;
                highSlope = slope;
            }
        }
        throw new IllegalStateException("the maximum of the amplitude branch was not found for " + network);
    }

    /** dλ/d ln A. */
    private double logSlope(double logAmplitude) {
        double amplitude = Math.exp(logAmplitude);
        return at(amplitude).strengthSlope() * amplitude;
    }

    /**
     * The state of λ = 1 and largest amplitude, on the falling side of λ.
     *
     * @return empty if λ &lt; 1 everywhere
     */
    Optional<Solution> upper() {
        if (!origin().reachable()) {
            return Optional.empty();
        }
        double zero = origin().strength();
        AmplitudeScan scan = scan(1);
        int above = scan.top();
        double guess;
        if (scan.strength(above) >= 1) {
            int next = Math.min(above + 1, scan.last());
            double share = (scan.strength(above) - 1) / (scan.strength(above) - scan.strength(next));
            guess = scan.amplitude(above) * Math.pow(scan.amplitude(next) / scan.amplitude(above), share);
        } else if (zero > 1) {
            guess = 0.5 * scan.amplitude(0);
        } else {
            Peak highest = peak();
            if (highest.strength() <= 1 || highest.amplitude() == 0) {
                return Optional.empty();
            }
            guess = 1.1 * highest.amplitude();
        }
        return fallingRoot(Math.log(guess), zero);
    }

    /** Newton's method for λ(A) = 1 in ln A, kept between an A of λ > 1 and one of λ &lt; 1 on the falling side. */
    private Optional<Solution> fallingRoot(double guess, double zero) {
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        double x = guess;
        for (int step = 0; step < MAX_STEPS; step++) {
            Solution found = at(Math.exp(x));
            double miss = found.profile().strength() - 1;
            double slope = found.strengthSlope() * Math.exp(x);
            if (slope < 0 && Math.abs(miss) < 1e-6 * -slope) {
                return Optional.of(found);
            }
            if (slope >= 0 && miss <= 0) {
                // On the rising side below 1: the fold decides.
                Peak highest = peak();
                if (highest.strength() <= 1) {
                    return Optional.empty();
                }
                if (highest.amplitude() == 0) {
                    high = Math.min(high, x);
                    x = Double.isInfinite(low) ? x - 1 : 0.5 * (low + high);
                } else {
                    low = Math.log(highest.amplitude());
                    x = low + 0.05;
                }
                continue;
            }
            if (miss > 0) {
                low = Math.max(low, x);
            } else {
                high = Math.min(high, x);
            }
            double next = slope < 0 ? x - miss / slope : x + 0.5;
            next = Math.max(x - 1, Math.min(x + 1, next));
            if (next <= low || next >= high) {
                next = Double.isInfinite(low) ? high - 0.5 : Double.isInfinite(high) ? low + 0.5 : 0.5 * (low + high);
            }
            if (zero <= 1 && high < Math.log(AmplitudeScan.smallest(network, origin()))) {
                return Optional.empty();
            }
            if (high - low < 1e-13) {
                return Optional.of(found);
            }
            x = next;
        }
        throw new IllegalStateException("no root of the amplitude branch was found for " + network);
    }

    /** The amplitude at which λ = 1 on the rising side, empty if there is none: the unstable state below a fold. */
    OptionalDouble lowerAmplitude() {
        Peak highest = peak();
        if (highest.strength() <= 1 || highest.amplitude() == 0 || origin().strength() >= 1) {
            return OptionalDouble.empty();
        }
        double high = Math.log(highest.amplitude());
        double low = high - 1;
        while (strength(Math.exp(low)) > 1) {
            low -= 1;
        }
        return OptionalDouble.of(Math.exp(Roots.between(v -> strength(Math.exp(v)) - 1, low, high)));
    }
}
