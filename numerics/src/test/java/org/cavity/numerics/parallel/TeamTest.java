package org.cavity.numerics.parallel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TeamTest {

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void everyPartIsDoneOnce() {
        for (int threads = 1; threads <= 4; threads++) {
            try (Team team = Team.of(threads)) {
                for (int count : new int[] {0, 1, 2, 3, 4, 5, 100}) {
                    for (int repeat = 0; repeat < 200; repeat++) {
                        AtomicIntegerArray done = new AtomicIntegerArray(count);
                        int size = team.size();
                        team.run(count, (part, member) -> {
                            assertTrue(member >= 0 && member < size);
                            done.incrementAndGet(part);
                        });
                        for (int part = 0; part < count; part++) {
                            assertEquals(1, done.get(part), threads + " threads, part " + part + " of " + count);
                        }
                    }
                }
            }
        }
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void membersSleepAndWakeAgain() throws InterruptedException {
        try (Team team = Team.of(3)) {
            for (int i = 0; i < 20; i++) {
                int[] done = new int[3];
                team.run(3, (part, member) -> done[part] = member + 1);
                assertArrayEquals(new int[] {1, 2, 3}, done);
                Thread.sleep(2);
            }
        }
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void whatAPartThrowsIsThrownAndTheTeamGoesOn() {
        try (Team team = Team.of(2)) {
            for (int failing = 0; failing < 6; failing++) {
                int which = failing;
                RuntimeException thrown = new ArithmeticException("part " + failing);
                assertSame(
                        thrown,
                        assertThrows(
                                ArithmeticException.class,
                                () -> team.run(6, (part, member) -> {
                                    if (part == which) {
                                        throw thrown;
                                    }
                                })));
            }
            int[] done = new int[2];
            team.run(2, (part, member) -> done[part] = 1);
            assertArrayEquals(new int[] {1, 1}, done);
        }
    }

    @Test
    void rangesCoverAllElementsOnce() {
        try (Team team = Team.of(3)) {
            for (int length : new int[] {0, 1, 1000, 16384, 16385, 100_001}) {
                int[] touched = new int[length];
                team.overRanges(length, (from, to) -> {
                    for (int i = from; i < to; i++) {
                        touched[i]++;
                    }
                });
                assertTrue(Arrays.stream(touched).allMatch(n -> n == 1), "length " + length);
            }
        }
    }

    @Test
    void refusesToHaveNoMember() {
        String message =
                assertThrows(IllegalArgumentException.class, () -> Team.of(0)).getMessage();
        assertEquals("threads = 0 is out of range: it must be at least 1.", message);
    }
}
