package org.cavity.validation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.cavity.theory.model.RateCourse;
import org.junit.jupiter.api.Test;

class CourseScatterTest {

    private static RateCourse course(double error) {
        double[] times = new double[100];
        double[] rates = new double[100];
        double[] errors = new double[100];
        Arrays.setAll(times, i -> i - 19.5);
        Arrays.fill(rates, 10);
        Arrays.fill(errors, error);
        return new RateCourse(times, rates, errors, "");
    }

    private static double[] meanAndMaximum(RateCourse course) {
        return new double[] {
            Arrays.stream(course.rates()).average().orElseThrow(),
            Arrays.stream(course.rates()).max().orElseThrow()
        };
    }

    /** 200 draws give the error of the mean, 0.5/√100, to 5 %; the bound is four times that. */
    @Test
    void theErrorOfAMeanIsThatOfItsBinsOverTheRootOfTheirNumber() {
        double[] errors = CourseScatter.standardErrors(course(0.5), 3, CourseScatterTest::meanAndMaximum);
        assertEquals(0.05, errors[0], 0.2 * 0.05);
    }

    /** The largest of 100 normal numbers is 2.51 standard deviations out on average, scatters by 0.43. */
    @Test
    void theErrorOfAnExtremeContainsItsBias() {
        double[] errors = CourseScatter.standardErrors(course(0.5), 3, CourseScatterTest::meanAndMaximum);
        assertEquals(0.5 * Math.hypot(2.51, 0.43), errors[1], 4 * 0.5 * 0.43 / Math.sqrt(200));
    }

    @Test
    void theSameSeedGivesTheSameErrors() {
        double[] once = CourseScatter.standardErrors(course(0.5), 3, CourseScatterTest::meanAndMaximum);
        double[] again = CourseScatter.standardErrors(course(0.5), 3, CourseScatterTest::meanAndMaximum);
        assertArrayEquals(once, again);
        double[] other = CourseScatter.standardErrors(course(0.5), 4, CourseScatterTest::meanAndMaximum);
        assertTrue(once[0] != other[0]);
    }

    @Test
    void unknownErrorsOfTheBinsStayUnknown() {
        double[] errors = CourseScatter.standardErrors(course(Double.NaN), 3, CourseScatterTest::meanAndMaximum);
        assertTrue(Double.isNaN(errors[0]));
    }
}
