/**
 * Theory of large random networks in the limit N → ∞: mean-field solvers, Lyapunov theory and random-matrix theory. No
 * simulation, no threads, no files; fast enough to be called in a loop.
 *
 * <p>Read {@link org.cavity.theory.model} for the vocabulary that all models share, then a model's package,
 * {@link org.cavity.theory.additive}, {@link org.cavity.theory.gated} or {@link org.cavity.theory.filtered}. The other packages are tools that know no
 * model: {@link org.cavity.theory.nonlinearity} (transfer functions φ with gain φ' and primitive Φ), {@link
 * org.cavity.theory.gaussian} (averages), {@link org.cavity.theory.lyapunov} (the two-replica operator), {@link
 * org.cavity.theory.spectrum} (random matrices), {@link org.cavity.theory.correlation} (power spectra), {@link
 * org.cavity.theory.rootfinding}.
 *
 * <p>The additive network, with x a normal variable of mean m and variance C0, and E[·] the average over it:
 *
 * <table>
 * <caption>Equation and class</caption>
 * <tr><th>equation</th><th>class</th><th>source</th></tr>
 * <tr><td>x<sub>i</sub>' = −x<sub>i</sub> + Σ (g J<sub>ij</sub> + J₀/N) φ(x<sub>j</sub>) + I + √Iv η<sub>i</sub> +
 *     ξ<sub>i</sub>(t)</td>
 *     <td>{@link org.cavity.theory.additive.AdditiveNetwork}</td><td>[1]</td></tr>
 * <tr><td>all self-consistent states: m = I + J₀ E[φ] with the equations of C0 and C(∞)</td>
 *     <td>{@link org.cavity.theory.additive.MeanField}</td><td>[1, 3, 4]</td></tr>
 * <tr><td>C'' = C − g² F(C; C0) − Iv, C'(0+) = −D: C(τ) and its decay rate κ</td>
 *     <td>{@link org.cavity.theory.additive.Autocorrelation}</td><td>[1, 3, 4]</td></tr>
 * <tr><td>[−d²/dτ² + 1 − g² E[φ'(x(t)) φ'(x(t + τ))]] ψ = E0 ψ, λ = −1 + √(1 − E0)</td>
 *     <td>{@link org.cavity.theory.additive.AdditiveState}, {@link org.cavity.theory.lyapunov.GroundState}</td>
 *     <td>[1, 4]</td></tr>
 * <tr><td>the map: λ = log g√E[φ'²]</td>
 *     <td>{@link org.cavity.theory.additive.AdditiveState}</td><td>[2]</td></tr>
 * <tr><td>the map: share y of exponents above log r, E[d² / (r² + y d²)] = 1 with d = gφ'</td>
 *     <td>{@link org.cavity.theory.additive.MapSpectrum}</td><td>[5, 6]</td></tr>
 * <tr><td>J of singular values s, E[s²] = 1: κ₄ = E[s⁴] − 2, E[log s]</td>
 *     <td>{@link org.cavity.theory.spectrum.CouplingEnsemble}</td><td>[9]</td></tr>
 * <tr><td>onset of chaos g² E[φ'²] = 1 (frozen input); C0 = g² E[φ²] + Iv (noise)</td>
 *     <td>{@link org.cavity.theory.additive.CriticalGain}</td><td>[3]; [4]</td></tr>
 * <tr><td>onset of a mean J₀ E[φ'] = 1, of one that alternates J₀ E[φ'] = −(2 − δ)/δ (maps of step δ)</td>
 *     <td>{@link org.cavity.theory.additive.CriticalGain}</td><td></td></tr>
 * <tr><td>eigenvalues of gJ diag(φ'): disc of radius g√E[φ'²] and their radial law; for orthogonal J a ring,
 *     E[d² / (r²(1 − y) + y d²)] = 1</td>
 *     <td>{@link org.cavity.theory.spectrum.RadialLaw}</td><td>[5, 6]; [9, 10]</td></tr>
 * <tr><td>isolated eigenvalue of the Jacobian: mean and variance perturbed together</td>
 *     <td>{@link org.cavity.theory.additive.AdditiveState}</td><td>[7]</td></tr>
 * <tr><td>(tr Σ)² / (N tr Σ²), Σ the covariance of x or φ(x)</td>
 *     <td>{@link org.cavity.theory.additive.AdditiveState}</td><td>[8]</td></tr>
 * <tr><td>E[f(m + √C0 z)]</td><td>{@link org.cavity.theory.gaussian.GaussianAverage}</td><td></td></tr>
 * <tr><td>F(C; C0) = E[φ(x)φ(y)] for cov(x, y) = C, ∂F/∂C = E[φ'(x)φ'(y)]</td>
 *     <td>{@link org.cavity.theory.gaussian.PairCorrelation}</td><td></td></tr>
 * </table>
 *
 * <p>The gated network, h' = σ_z(z) (−h + Σ J σ_r(r) φ(h)) with gates z and r driven by φ(h) through couplings of their
 * own; each of its packages has a table of its equations:
 *
 * <table>
 * <caption>Subject and package or class</caption>
 * <tr><th>subject</th><th>where</th><th>source</th></tr>
 * <tr><td>parameters, gates, what the Jacobian's spectrum depends on</td>
 *     <td>{@link org.cavity.theory.gated.GatedNetwork}, {@link org.cavity.theory.gated.Gate},
 *     {@link org.cavity.theory.gated.JacobianStatistics}</td><td>[11]</td></tr>
 * <tr><td>fixed points D = F(D), K, their folds, tricritical points, complexity</td>
 *     <td>{@link org.cavity.theory.gated.fixedpoint}</td><td>[11]; annealed complexity derived</td></tr>
 * <tr><td>time-varying states with a still update gate: correlations, exponent, onset of chaos, adjoint</td>
 *     <td>{@link org.cavity.theory.gated.closed}</td><td>[11]; given variance derived</td></tr>
 * <tr><td>time-varying states with a moving update gate, from sampled paths of z</td>
 *     <td>{@link org.cavity.theory.gated.sampled}</td><td>derived</td></tr>
 * <tr><td>the whole Lyapunov spectrum: dimension, entropy rate, number of positive exponents</td>
 *     <td>{@link org.cavity.theory.gated.lyapunov}</td><td>derived, along the lines of Clark's</td></tr>
 * <tr><td>edge, atoms, isolated eigenvalue, determinant and slow modes of the 3N × 3N Jacobian</td>
 *     <td>{@link org.cavity.theory.gated.spectrum}</td><td>[11]; edge in motion derived</td></tr>
 * <tr><td>phases, all quantities of all states, critical lines</td>
 *     <td>{@link org.cavity.theory.gated.phase}</td><td></td></tr>
 * </table>
 *
 * <p>Populations of adapting spiking neurons:
 *
 * <table>
 * <caption>Subject and package</caption>
 * <tr><th>subject</th><th>where</th><th>source</th></tr>
 * <tr><td>parameters and presets</td><td>{@link org.cavity.theory.adapting}</td><td>[12]</td></tr>
 * <tr><td>adaptation η, suppression γ, resummed event kernel k</td>
 *     <td>{@link org.cavity.theory.adapting.kernel}</td><td>[12]; resummation derived</td></tr>
 * <tr><td>moments and covariance of the potential</td><td>{@link org.cavity.theory.adapting.input}</td><td></td></tr>
 * <tr><td>tilted rate equation, stationary, in time and linearised</td>
 *     <td>{@link org.cavity.theory.adapting.rate}</td><td>derived</td></tr>
 * <tr><td>filters to mean and deviation, time scales of adaptation</td>
 *     <td>{@link org.cavity.theory.adapting.response}</td><td>derived</td></tr>
 * <tr><td>distribution of rates and intensities, spectrum of spikes</td>
 *     <td>{@link org.cavity.theory.adapting.statistics}</td><td>derived</td></tr>
 * <tr><td>neurons that remember their last spike alone, exactly</td>
 *     <td>{@link org.cavity.theory.adapting.renewal}</td><td></td></tr>
 * <tr><td>quasi-renewal theory: states, responses, cohorts in time, intervals</td>
 *     <td>{@link org.cavity.theory.adapting.quasirenewal}</td><td>[12]; tilted intervals derived</td></tr>
 * <tr><td>coupled population: states, characteristic equation, onset of oscillation</td>
 *     <td>{@link org.cavity.theory.adapting.coupled}</td><td>[13]</td></tr>
 * <tr><td>phases, all quantities</td><td>{@link org.cavity.theory.adapting.phase}</td><td></td></tr>
 * <tr><td>random networks: neurons sampled under the Gaussian input that they make</td>
 *     <td>{@link org.cavity.theory.spiking}</td><td>derived</td></tr>
 * </table>
 *
 * <ol>
 *   <li>Sompolinsky, Crisanti &amp; Sommers, Phys. Rev. Lett. 61, 259 (1988)
 *   <li>Molgedey, Schuchhardt &amp; Schuster, Phys. Rev. Lett. 69, 3717 (1992)
 *   <li>Kadmon &amp; Sompolinsky, Phys. Rev. X 5, 041030 (2015)
 *   <li>Schuecker, Goedeke &amp; Helias, Phys. Rev. X 8, 041029 (2018)
 *   <li>Rajan &amp; Abbott, Phys. Rev. Lett. 97, 188104 (2006)
 *   <li>Ahmadian, Fumarola &amp; Miller, Phys. Rev. E 91, 012820 (2015)
 *   <li>Mastrogiuseppe &amp; Ostojic, Neuron 99, 609 (2018)
 *   <li>Clark, Abbott &amp; Litwin-Kumar, Phys. Rev. Lett. 131, 118401 (2023)
 *   <li>Haagerup &amp; Larsen, J. Funct. Anal. 176, 331 (2000)
 *   <li>Guionnet, Krishnapur &amp; Zeitouni, Ann. Math. 174, 1189 (2011)
 *   <li>Krishnamurthy, Can &amp; Schwab, Phys. Rev. X 12, 011011 (2022)
 *   <li>Naud &amp; Gerstner, PLoS Comput. Biol. 8, e1002711 (2012)
 *   <li>Schwalger, Deger &amp; Gerstner, PLoS Comput. Biol. 13, e1005507 (2017)
 * </ol>
 *
 * The classes say how each equation is solved, and with which numerical error.
 */
package org.cavity.theory;
