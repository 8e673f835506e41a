using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>
/// The passes over a layer whose parameters are laid out for straight-line code, in a network that is too large to be
/// unrolled: used if a small network is a stage of a larger one. They are those of <see cref="DenseLayer"/>, on values
/// with the same layout. Part of the support for generated code; nothing is checked.
/// </summary>
/// <remarks>
/// The weights of several units are side by side, a row per input, padded to whole vectors of four; those of a single unit
/// are one row of all inputs, padded likewise. Biases follow.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class QuadLayer
{
    /// <inheritdoc cref="DenseLayer.Forward{TShape}(ref readonly float, ref readonly float, ref float, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward<TShape>(ref readonly float inputs, ref readonly float layer, ref float outputs, int rows)
        where TShape : struct, ILayerShape =>
        QuadPasses<Single128, Vector128<float>, float>.Forward<TShape>(in inputs, in layer, ref outputs, rows);

    /// <inheritdoc cref="Forward{TShape}(ref readonly float, ref readonly float, ref float, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward<TShape>(ref readonly double inputs, ref readonly double layer, ref double outputs, int rows)
        where TShape : struct, ILayerShape
    {
        if (Vector256.IsHardwareAccelerated)
        {
            QuadPasses<Double256, Vector256<double>, double>.Forward<TShape>(in inputs, in layer, ref outputs, rows);
        }
        else
        {
            QuadPasses<Double128, Vector128<double>, double>.Forward<TShape>(in inputs, in layer, ref outputs, rows);
        }
    }

    /// <summary>The error that one row's delta sends back to its inputs: previous = delta · Wᵀ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void BackwardDelta<TShape>(ref readonly float delta, ref readonly float layer, ref float previous)
        where TShape : struct, ILayerShape => BackwardDelta<TShape>(in delta, in layer, ref previous, 1);

    /// <summary>The error that one row's delta sends back to its inputs: previous = delta · Wᵀ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void BackwardDelta<TShape>(ref readonly double delta, ref readonly double layer, ref double previous)
        where TShape : struct, ILayerShape => BackwardDelta<TShape>(in delta, in layer, ref previous, 1);

    /// <summary>The same for several rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void BackwardDelta<TShape>(ref readonly float deltas, ref readonly float layer, ref float previous, int rows)
        where TShape : struct, ILayerShape =>
        QuadPasses<Single128, Vector128<float>, float>.BackwardDelta<TShape>(in deltas, in layer, ref previous, rows);

    /// <summary>The same for several rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void BackwardDelta<TShape>(ref readonly double deltas, ref readonly double layer, ref double previous, int rows)
        where TShape : struct, ILayerShape
    {
        if (Vector256.IsHardwareAccelerated)
        {
            QuadPasses<Double256, Vector256<double>, double>.BackwardDelta<TShape>(in deltas, in layer, ref previous, rows);
        }
        else
        {
            QuadPasses<Double128, Vector128<double>, double>.BackwardDelta<TShape>(in deltas, in layer, ref previous, rows);
        }
    }

    /// <summary>Adds scale · inputᵀ · delta of one row to a layer's weights and scale · delta to its biases: with scale −learningRate, a step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate<TShape>(ref readonly float input, ref readonly float delta, float scale, ref float layer)
        where TShape : struct, ILayerShape =>
        QuadPasses<Single128, Vector128<float>, float>.Accumulate<TShape>(in input, in delta, scale, 1, ref layer);

    /// <inheritdoc cref="Accumulate{TShape}(ref readonly float, ref readonly float, float, ref float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate<TShape>(ref readonly double input, ref readonly double delta, double scale, ref double layer)
        where TShape : struct, ILayerShape => Accumulate<TShape>(in input, in delta, scale, 1, ref layer);

    /// <summary>Adds inputsᵀ · deltas to the gradient of a layer's weights and the sum of the deltas to that of its biases.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate<TShape>(ref readonly float inputs, ref readonly float deltas, int rows, ref float layer)
        where TShape : struct, ILayerShape =>
        QuadPasses<Single128, Vector128<float>, float>.Accumulate<TShape>(in inputs, in deltas, 1, rows, ref layer);

    /// <inheritdoc cref="Accumulate{TShape}(ref readonly float, ref readonly float, int, ref float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate<TShape>(ref readonly double inputs, ref readonly double deltas, int rows, ref double layer)
        where TShape : struct, ILayerShape => Accumulate<TShape>(in inputs, in deltas, 1, rows, ref layer);

    /// <summary>Accumulates one row and then computes the weighted sums of the next, output = next · W + b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Step<TShape>(ref readonly float input, ref readonly float delta, float scale, ref readonly float next, ref float layer, ref float output)
        where TShape : struct, ILayerShape
    {
        Accumulate<TShape>(in input, in delta, scale, ref layer);
        Forward<TShape>(in next, in layer, ref output, 1);
    }

    /// <inheritdoc cref="Step{TShape}(ref readonly float, ref readonly float, float, ref readonly float, ref float, ref float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Step<TShape>(
        ref readonly double input, ref readonly double delta, double scale, ref readonly double next, ref double layer, ref double output)
        where TShape : struct, ILayerShape
    {
        Accumulate<TShape>(in input, in delta, scale, ref layer);
        Forward<TShape>(in next, in layer, ref output, 1);
    }

    private static void Accumulate<TShape>(ref readonly double inputs, ref readonly double deltas, double scale, int rows, ref double layer)
        where TShape : struct, ILayerShape
    {
        if (Vector256.IsHardwareAccelerated)
        {
            QuadPasses<Double256, Vector256<double>, double>.Accumulate<TShape>(in inputs, in deltas, scale, rows, ref layer);
        }
        else
        {
            QuadPasses<Double128, Vector128<double>, double>.Accumulate<TShape>(in inputs, in deltas, scale, rows, ref layer);
        }
    }
}
