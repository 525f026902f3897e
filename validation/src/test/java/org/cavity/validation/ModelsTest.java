package org.cavity.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ModelsTest {

    private record Stranger(int size) {}

    @Test
    void parametersKnowTheirModel() {
        Models.all().forEach(ModelsTest::assertFound);
    }

    private static <P extends Record> void assertFound(Model<P> model) {
        assertSame(model, Models.of(model.theory().schema().defaults()));
    }

    @Test
    void parametersOfNoModelAreRefused() {
        String message = assertThrows(IllegalArgumentException.class, () -> Models.of(new Stranger(3)))
                .getMessage();
        assertEquals("Stranger holds the parameters of no model.", message);
    }
}
