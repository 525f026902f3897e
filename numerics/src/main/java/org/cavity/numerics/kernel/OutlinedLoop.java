package org.cavity.numerics.kernel;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Collections;

/**
 * A loop over vectors that is always compiled by itself.
 *
 * <p>Past some size of the code it has inlined (18000 nodes, not to be set by a flag), the compiler keeps vectors on
 * the heap, which makes a loop ten times slower. Two loops of thirty operations in one caller are enough, and whether
 * they are inlined there depends on which method happened to become hot first. A method handle that is not a constant
 * is never inlined.
 */
final class OutlinedLoop {

    // Fields of an ordinary object are no constants to the compiler; those of a record are.
    private final MethodHandle loop;

    private OutlinedLoop(MethodHandle loop) {
        this.loop = loop;
    }

    /**
     * The static method of this name in the class of {@code lookup}, with {@code leading} bound to its first arguments,
     * which are of the element type; the others are those of {@code run}.
     *
     * @param element {@code double.class} or {@code float.class}
     */
    static OutlinedLoop of(MethodHandles.Lookup lookup, String name, Class<?> element, Object... leading) {
        Class<?> array = element.arrayType();
        MethodType type = MethodType.methodType(
                        void.class, array, int.class, array, int.class, array, int.class, int.class)
                .insertParameterTypes(
                        0, Collections.nCopies(leading.length, element).toArray(new Class<?>[0]));
        return new OutlinedLoop(MethodHandles.insertArguments(handle(lookup, name, type), 0, leading));
    }

    /**
     * The static method of this name and type in the class of {@code lookup}, for loops over other arguments than
     * those of {@link #run}: to be kept in a field of an ordinary object, and called with {@code invokeExact}.
     */
    static MethodHandle handle(MethodHandles.Lookup lookup, String name, MethodType type) {
        try {
            return lookup.findStatic(lookup.lookupClass(), name, type);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** What a handle threw, to be thrown again; loops declare no checked exceptions. */
    static RuntimeException thrown(Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        return e instanceof RuntimeException exception ? exception : new IllegalStateException(e);
    }

    /** Runs over n elements of the arguments x, an intermediate result p and the result, from their offsets. */
    void run(double[] x, int xOffset, double[] p, int pOffset, double[] result, int resultOffset, int n) {
        try {
            loop.invokeExact(x, xOffset, p, pOffset, result, resultOffset, n);
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    /** The same in single precision. */
    void run(float[] x, int xOffset, float[] p, int pOffset, float[] result, int resultOffset, int n) {
        try {
            loop.invokeExact(x, xOffset, p, pOffset, result, resultOffset, n);
        } catch (Throwable e) {
            throw thrown(e);
        }
    }
}
