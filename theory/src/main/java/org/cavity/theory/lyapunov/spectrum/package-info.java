/**
 * The whole Lyapunov spectrum F(s) of random networks in the limit N → ∞ by the single-site equations of Clark (2026),
 * "Lyapunov spectrum of random neural networks", in variational form.
 */
package org.cavity.theory.lyapunov.spectrum;
