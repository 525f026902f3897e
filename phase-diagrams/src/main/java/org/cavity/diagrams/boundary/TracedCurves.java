package org.cavity.diagrams.boundary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;

/** The pieces of the curves f(u, v) = 0 found so far, so that none is traced twice. */
final class TracedCurves {

    /** Distance between ends of two pieces that are one, in units of the unit square. */
    private static final double SAME_END = 1e-4;

    private final DoubleBinaryOperator f;
    private final List<Polyline> pieces = new ArrayList<>();
    private final List<Chord> chords = new ArrayList<>();

    /** No pieces of the zero set of a function on the unit square, NaN where that does not exist. */
    TracedCurves(DoubleBinaryOperator f) {
        this.f = f;
    }

    /**
     * Adds the piece that a point lies on, unless it is there.
     *
     * @param root a point of a curve
     * @return whether a curve could be followed from there
     */
    boolean follow(double[] root) {
        if (contains(root)) {
            return true;
        }
        Optional<Polyline> piece = Continuation.through(f, root, this);
        piece.filter(p -> p.points().size() > 1).ifPresent(this::add);
        return piece.isPresent();
    }

    private void add(Polyline piece) {
        pieces.add(Subdivision.of(piece, f));
        for (int i = 0; i + 1 < piece.points().size(); i++) {
            chords.add(Chord.of(piece.points(), i));
        }
    }

    /** Whether a point of one of them is within a distance. */
    boolean isNear(double[] point, double distance) {
        return pieces.stream().flatMap(p -> p.points().stream()).anyMatch(p -> Vector.distance(p, point) < distance);
    }

    private boolean contains(double[] point) {
        return chords.stream().anyMatch(chord -> chord.passes(point));
    }

    /** Whether one of them contains the end of a chord and has its direction there. */
    boolean runsAlong(double[] from, double[] end) {
        return chords.stream().anyMatch(chord -> chord.passes(end) && chord.isParallelTo(from, end));
    }

    /** Whether one of them crosses a segment beyond doubt. */
    boolean crosses(double[] from, double[] to) {
        return chords.stream().anyMatch(chord -> chord.crosses(from, to));
    }

    /** All pieces; those that end at the same point, as at a cusp, are one. */
    List<Polyline> pieces() {
        List<Polyline> result = new ArrayList<>();
        for (Polyline piece : pieces) {
            Polyline grown = piece;
            for (int i = result.size() - 1; i >= 0; i--) {
                Optional<Polyline> both = grown.joinedWith(result.get(i), SAME_END);
                if (both.isPresent()) {
                    grown = both.get();
                    result.remove(i);
                    // The longer curve may now meet one that was passed over.
                    i = result.size();
                }
            }
            result.add(grown);
        }
        return result;
    }
}
