package org.cavity.theory.gated.lyapunov;

/**
 * What the linearised site sees along one path of (h, z, r, η) on the ring: δh' = σ_z (−δh + δη) + σ_z' (η − h) δz.
 *
 * @param opening σ_z
 * @param gateDrive e = −σ_z' (η − h) / σ_z, what δz does in units of δη, with the sign of the other side
 * @param gain φ', what δh does to the inputs of z and r
 * @param openGain u = σ_r φ', what δh does to the input of h
 * @param resetDrive w = σ_r' φ, what δr does to the input of h
 */
record SitePath(double[] opening, double[] gateDrive, double[] gain, double[] openGain, double[] resetDrive) {

    /** What it sees at one point of time. */
    SitePath at(int n) {
        return new SitePath(
                new double[] {opening[n]},
                new double[] {gateDrive[n]},
                new double[] {gain[n]},
                new double[] {openGain[n]},
                new double[] {resetDrive[n]});
    }
}
