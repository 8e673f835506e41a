using System.Numerics;
using System.Runtime.InteropServices;

namespace NetDsl.Benchmarks.Peers.OpenBlas;

/// <summary>What no BLAS has and no primitive does in one pass: the deltas times the activation's derivative.</summary>
internal static class Derivatives
{
    public static void Scale<T>(Activation activation, ReadOnlySpan<T> values, Span<T> deltas)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (activation == Linear)
            return;

        ReadOnlySpan<Vector<T>> valueVectors = MemoryMarshal.Cast<T, Vector<T>>(values);
        Span<Vector<T>> deltaVectors = MemoryMarshal.Cast<T, Vector<T>>(deltas);
        for (int i = 0; i < deltaVectors.Length; i++)
        {
            Vector<T> value = valueVectors[i], delta = deltaVectors[i];
            deltaVectors[i] = activation switch
            {
                Relu => Vector.ConditionalSelect(Vector.GreaterThan(value, Vector<T>.Zero), delta, Vector<T>.Zero),
                Sigmoid => delta * value * (Vector<T>.One - value),
                _ => delta * (Vector<T>.One - (value * value)),
            };
        }

        for (int i = deltaVectors.Length * Vector<T>.Count; i < deltas.Length; i++)
        {
            T value = values[i];
            deltas[i] *= activation switch
            {
                Relu => value > T.Zero ? T.One : T.Zero,
                Sigmoid => value * (T.One - value),
                _ => T.One - (value * value),
            };
        }
    }
}
