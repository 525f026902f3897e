package org.cavity.diagrams.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTableTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "-0.5, -0.5", "1234.56, 1235", "99999, 99999", "0.00012, 0.00012", "1.5e-7, 1.5e-7",
        "2.5e12, 2.5e12", "9.99996, 10", "123456789, 123456789", "NaN, -"})
    void numbersToFourDigits(double value, String text) {
        assertEquals(text, TextTable.brief(value));
    }

    @Test
    void columnsAlign() {
        assertEquals("a     b\nlong   1\n".replace("a     b", "a      b"), new TextTable("a", "b").row("long", "1").toString());
    }
}
