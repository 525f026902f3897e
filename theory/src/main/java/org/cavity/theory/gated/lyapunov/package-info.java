/**
 * The whole Lyapunov spectrum of the gated network for N → ∞. {@link
 * org.cavity.theory.gated.lyapunov.GatedLyapunovSpectrum}, to be read first, is what it gives. The theory is derived along
 * the lines of D. G. Clark's for additive networks (Lyapunov spectrum of random neural networks), of which frozen gates are
 * a case: each of the three independent coupling matrices brings one pair (A, P) of stationary kernels.
 *
 * <table>
 * <caption>Equation and class</caption>
 * <tr><th>equation</th><th>class</th></tr>
 * <tr><td>C_φ = F(C_φ) on a ring of time; sites under its inputs</td>
 *     <td>{@link org.cavity.theory.gated.lyapunov.RingMeanField},
 *     {@link org.cavity.theory.gated.lyapunov.SiteInputs},
 *     {@link org.cavity.theory.gated.lyapunov.SiteMotion}</td></tr>
 * <tr><td>normal numbers of the inputs, transforms of the ring</td>
 *     <td>{@link org.cavity.theory.gated.lyapunov.SampleNoise},
 *     {@link org.cavity.theory.gated.lyapunov.PathNoise},
 *     {@link org.cavity.theory.gated.lyapunov.RingTransform}</td></tr>
 * <tr><td>paths, and weights that give them the averages of many more</td>
 *     <td>{@link org.cavity.theory.gated.lyapunov.GainPaths},
 *     {@link org.cavity.theory.gated.lyapunov.SitePath},
 *     {@link org.cavity.theory.gated.lyapunov.Calibration}</td></tr>
 * <tr><td>rows H, L_z, L_r of the uncoupled site: Euler map, continuous time, a single step</td>
 *     <td>{@link org.cavity.theory.gated.lyapunov.Evolution},
 *     {@link org.cavity.theory.gated.lyapunov.EulerSteps},
 *     {@link org.cavity.theory.gated.lyapunov.ContinuousTime},
 *     {@link org.cavity.theory.gated.lyapunov.OneStep}</td></tr>
 * <tr><td>Q of a path, its z and r eliminated</td><td>{@link org.cavity.theory.gated.lyapunov.PathInverse}</td></tr>
 * <tr><td>a, p, Φ(s), F(s) at a regulator η</td>
 *     <td>{@link org.cavity.theory.gated.lyapunov.SingleSiteEquations},
 *     {@link org.cavity.theory.gated.lyapunov.ThresholdSolver}</td></tr>
 * <tr><td>η → 0; h_KS = Φ(0), D_KY = min −Φ(s)/s</td><td>{@link org.cavity.theory.gated.lyapunov.PathSet}</td></tr>
 * <tr><td>length and points of the ring</td><td>{@link org.cavity.theory.gated.lyapunov.SpectrumWindow}</td></tr>
 * </table>
 */
package org.cavity.theory.gated.lyapunov;
