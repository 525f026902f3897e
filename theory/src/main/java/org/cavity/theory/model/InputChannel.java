package org.cavity.theory.model;

import java.util.Locale;

/** The two ways in which the input of a population can change. */
public enum InputChannel {
    /** The mean over neurons, common to all. */
    MEAN,
    /** The standard deviation over neurons of their independent inputs. */
    DEVIATION;

    /** Name on the command line and in files. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
