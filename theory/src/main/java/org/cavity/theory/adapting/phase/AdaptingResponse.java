package org.cavity.theory.adapting.phase;

import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.adapting.quasirenewal.QuasiRenewalCourse;
import org.cavity.theory.adapting.rate.LinearResponse;
import org.cavity.theory.adapting.rate.RateEquation;
import org.cavity.theory.adapting.rate.RateResponse;
import org.cavity.theory.adapting.rate.StationaryRate;
import org.cavity.theory.adapting.response.PopulationFilter;
import org.cavity.theory.model.InputChannel;
import org.cavity.theory.model.InputCourse;
import org.cavity.theory.model.InputFilter;
import org.cavity.theory.model.InputLevel;
import org.cavity.theory.model.RateCourse;
import org.cavity.theory.model.ResponseTheory;

/** Answers of the population to a changing input: by the tilted rate equation, of renewal neurons by age cohorts. */
final class AdaptingResponse implements ResponseTheory<AdaptingPopulation> {

    @Override
    public String inputUnit() {
        return "mV";
    }

    @Override
    public InputLevel input(AdaptingPopulation population) {
        return population.input();
    }

    @Override
    public double deviation(AdaptingPopulation population, double variance) {
        return population.withInputVariance(variance).input().deviation();
    }

    @Override
    public RateCourse course(AdaptingPopulation population, InputCourse input, double start, double end, double bin) {
        return population.isRenewal()
                ? QuasiRenewalCourse.course(population, input, start, end, bin)
                : RateResponse.course(population, input, start, end, bin);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if there is no state in the range of the theory about which to linearise, or the
     *     neurons remember their last spike alone
     */
    @Override
    public InputFilter filter(AdaptingPopulation population, InputChannel channel, double[] frequencies) {
        if (population.isRenewal()) {
            throw new IllegalStateException("the filters of neurons with spike_history = last are not known.");
        }
        RateEquation equation = RateEquation.of(population);
        StationaryRate state = equation.coupled();
        if (!state.isFound()) {
            throw new IllegalStateException(state.note());
        }
        AdaptingPopulation about = population.withInputMean(state.inputMean());
        return new PopulationFilter(about, LinearResponse.of(about, equation, state)).of(channel, frequencies);
    }
}
