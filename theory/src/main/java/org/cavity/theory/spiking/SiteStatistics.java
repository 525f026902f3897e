package org.cavity.theory.spiking;

/**
 * What surrogate neurons do under an input law.
 *
 * @param spikes number of spikes of all neurons
 * @param rate A, 1/ms
 * @param rateVariance ⟨r²⟩ − A² over neurons, 1/ms², with the noise of its estimate
 * @param susceptibility dA/dm, 1/(ms mV)
 * @param variation mean over neurons of the CV of the interspike intervals; NaN without any
 * @param spectrum S in bands, 1/ms
 */
record SiteStatistics(
        double spikes, double rate, double rateVariance, double susceptibility, double variation, double[] spectrum) {

    /** ⟨r²⟩, 1/ms², never below A². */
    double squaredRate() {
        return rate * rate + Math.max(0, rateVariance);
    }
}
