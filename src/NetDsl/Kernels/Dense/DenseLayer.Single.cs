// Also DenseLayer.Double: float = double, Single128 = Double128, Single256 = Double256, Single512 = Double512, 0.5f = 0.5
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

// Each pass in the widest vectors that the machine has.
public static partial class DenseLayer
{
    /// <summary>The weighted sums: outputs = inputs · W + b, before the activation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward<TShape>(ref readonly float inputs, ref readonly float layer, ref float outputs, int rows)
        where TShape : struct, ILayerShape
    {
        if (Vector512.IsHardwareAccelerated)
        {
            DensePasses<Single512, Vector512<float>, float>.Forward<TShape>(in inputs, in layer, ref outputs, rows);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            DensePasses<Single256, Vector256<float>, float>.Forward<TShape>(in inputs, in layer, ref outputs, rows);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            DensePasses<Single128, Vector128<float>, float>.Forward<TShape>(in inputs, in layer, ref outputs, rows);
        }
        else
        {
            DensePasses<Scalar<float>, float, float>.Forward<TShape>(in inputs, in layer, ref outputs, rows);
        }

        if (rows > 1 && RestStandsSideBySide<TShape, float>())
        {
            ForwardRest<TShape>(in inputs, in layer, ref outputs, rows);
        }
    }

    // The units that do not fill a block, in the narrowest vectors that can hold them.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ForwardRest<TShape>(ref readonly float inputs, ref readonly float layer, ref float outputs, int rows)
        where TShape : struct, ILayerShape
    {
        int rest = TShape.Units - LaneUnits<float>(TShape.Units);
        if (Vector512.IsHardwareAccelerated && rest > Vector256<float>.Count)
        {
            DensePasses<Single512, Vector512<float>, float>.ForwardRest<TShape>(in inputs, in layer, ref outputs, rows);
        }
        else if (Vector256.IsHardwareAccelerated && rest > Vector128<float>.Count)
        {
            DensePasses<Single256, Vector256<float>, float>.ForwardRest<TShape>(in inputs, in layer, ref outputs, rows);
        }
        else
        {
            DensePasses<Single128, Vector128<float>, float>.ForwardRest<TShape>(in inputs, in layer, ref outputs, rows);
        }
    }

    /// <summary>The error that one row's delta sends back to its inputs: previous = delta · Wᵀ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void BackwardDelta<TShape>(ref readonly float delta, ref readonly float layer, ref float previous)
        where TShape : struct, ILayerShape
    {
        if (Vector512.IsHardwareAccelerated)
        {
            DensePasses<Single512, Vector512<float>, float>.BackwardDelta<TShape>(in delta, in layer, ref previous);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            DensePasses<Single256, Vector256<float>, float>.BackwardDelta<TShape>(in delta, in layer, ref previous);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            DensePasses<Single128, Vector128<float>, float>.BackwardDelta<TShape>(in delta, in layer, ref previous);
        }
        else
        {
            DensePasses<Scalar<float>, float, float>.BackwardDelta<TShape>(in delta, in layer, ref previous);
        }
    }

    /// <summary>The same for several rows, one by one, without transposing any weights.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void BackwardDelta<TShape>(ref readonly float deltas, ref readonly float layer, ref float previous, int rows)
        where TShape : struct, ILayerShape
    {
        if (Vector512.IsHardwareAccelerated)
        {
            DensePasses<Single512, Vector512<float>, float>.BackwardDelta<TShape>(in deltas, in layer, ref previous, rows);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            DensePasses<Single256, Vector256<float>, float>.BackwardDelta<TShape>(in deltas, in layer, ref previous, rows);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            DensePasses<Single128, Vector128<float>, float>.BackwardDelta<TShape>(in deltas, in layer, ref previous, rows);
        }
        else
        {
            DensePasses<Scalar<float>, float, float>.BackwardDelta<TShape>(in deltas, in layer, ref previous, rows);
        }
    }

    /// <summary>The errors that deltas send back to their inputs: previous = deltas · Wᵀ, with the side-by-side weights transposed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void BackwardDelta<TShape>(ref readonly float deltas, ref readonly float layer, ref float previous, ref readonly float transposed, int rows)
        where TShape : struct, ILayerShape
    {
        if (Vector512.IsHardwareAccelerated)
        {
            DensePasses<Single512, Vector512<float>, float>.BackwardDelta<TShape>(in deltas, in layer, ref previous, in transposed, rows);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            DensePasses<Single256, Vector256<float>, float>.BackwardDelta<TShape>(in deltas, in layer, ref previous, in transposed, rows);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            DensePasses<Single128, Vector128<float>, float>.BackwardDelta<TShape>(in deltas, in layer, ref previous, in transposed, rows);
        }
        else
        {
            DensePasses<Scalar<float>, float, float>.BackwardDelta<TShape>(in deltas, in layer, ref previous, in transposed, rows);
        }
    }

    /// <summary>Transposes the side-by-side weights, or those of some of the units: a row of all inputs per unit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transpose<TShape>(ref readonly float layer, ref float transposed, int part, int parts)
        where TShape : struct, ILayerShape
    {
        if (Vector512.IsHardwareAccelerated)
        {
            DensePasses<Single512, Vector512<float>, float>.Transpose<TShape>(in layer, ref transposed, part, parts);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            DensePasses<Single256, Vector256<float>, float>.Transpose<TShape>(in layer, ref transposed, part, parts);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            DensePasses<Single128, Vector128<float>, float>.Transpose<TShape>(in layer, ref transposed, part, parts);
        }
        else
        {
            DensePasses<Scalar<float>, float, float>.Transpose<TShape>(in layer, ref transposed, part, parts);
        }
    }

    /// <summary>Adds scale · inputᵀ · delta of one row to a layer's weights and scale · delta to its biases: with scale −learningRate, a step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate<TShape>(ref readonly float input, ref readonly float delta, float scale, ref float layer)
        where TShape : struct, ILayerShape
    {
        if (Vector512.IsHardwareAccelerated)
        {
            DensePasses<Single512, Vector512<float>, float>.Accumulate<TShape>(in input, in delta, scale, ref layer);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            DensePasses<Single256, Vector256<float>, float>.Accumulate<TShape>(in input, in delta, scale, ref layer);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            DensePasses<Single128, Vector128<float>, float>.Accumulate<TShape>(in input, in delta, scale, ref layer);
        }
        else
        {
            DensePasses<Scalar<float>, float, float>.Accumulate<TShape>(in input, in delta, scale, ref layer);
        }
    }

    /// <summary>Accumulates one row and then computes the weighted sums of the next, output = next · W + b, in one pass over the weights.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Step<TShape>(ref readonly float input, ref readonly float delta, float scale, ref readonly float next, ref float layer, ref float output)
        where TShape : struct, ILayerShape
    {
        if (Vector512.IsHardwareAccelerated)
        {
            DensePasses<Single512, Vector512<float>, float>.Step<TShape>(in input, in delta, scale, in next, ref layer, ref output);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            DensePasses<Single256, Vector256<float>, float>.Step<TShape>(in input, in delta, scale, in next, ref layer, ref output);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            DensePasses<Single128, Vector128<float>, float>.Step<TShape>(in input, in delta, scale, in next, ref layer, ref output);
        }
        else
        {
            DensePasses<Scalar<float>, float, float>.Step<TShape>(in input, in delta, scale, in next, ref layer, ref output);
        }
    }

    /// <summary>Adds inputsᵀ · deltas to the gradient of a layer's weights and the sum of the deltas to that of its biases; or part of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate<TShape>(ref readonly float inputs, ref readonly float deltas, int rows, ref float layer, int part, int parts)
        where TShape : struct, ILayerShape
    {
        if (Vector512.IsHardwareAccelerated)
        {
            DensePasses<Single512, Vector512<float>, float>.Accumulate<TShape>(in inputs, in deltas, rows, ref layer, part, parts);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            DensePasses<Single256, Vector256<float>, float>.Accumulate<TShape>(in inputs, in deltas, rows, ref layer, part, parts);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            DensePasses<Single128, Vector128<float>, float>.Accumulate<TShape>(in inputs, in deltas, rows, ref layer, part, parts);
        }
        else
        {
            DensePasses<Scalar<float>, float, float>.Accumulate<TShape>(in inputs, in deltas, rows, ref layer, part, parts);
        }
    }

    /// <summary>The activations: value = f(z). The two may be the same memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Activate<TFunction, TShape>(ref readonly float z, ref float value, int rows)
        where TFunction : IFunction<float>
        where TShape : struct, ILayerShape
    {
        if (Vector512.IsHardwareAccelerated)
        {
            DensePasses<Single512, Vector512<float>, float>.Activate<TFunction, TShape>(in z, ref value, rows);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            DensePasses<Single256, Vector256<float>, float>.Activate<TFunction, TShape>(in z, ref value, rows);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            DensePasses<Single128, Vector128<float>, float>.Activate<TFunction, TShape>(in z, ref value, rows);
        }
        else
        {
            DensePasses<Scalar<float>, float, float>.Activate<TFunction, TShape>(in z, ref value, rows);
        }
    }

    /// <summary>Completes deltas: delta *= f'(z), where value is f(z).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyByDerivative<TFunction, TShape>(ref float delta, ref readonly float z, ref readonly float value, int rows)
        where TFunction : IFunction<float>
        where TShape : struct, ILayerShape
    {
        if (Vector512.IsHardwareAccelerated)
        {
            DensePasses<Single512, Vector512<float>, float>.MultiplyByDerivative<TFunction, TShape>(ref delta, in z, in value, rows);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            DensePasses<Single256, Vector256<float>, float>.MultiplyByDerivative<TFunction, TShape>(ref delta, in z, in value, rows);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            DensePasses<Single128, Vector128<float>, float>.MultiplyByDerivative<TFunction, TShape>(ref delta, in z, in value, rows);
        }
        else
        {
            DensePasses<Scalar<float>, float, float>.MultiplyByDerivative<TFunction, TShape>(ref delta, in z, in value, rows);
        }
    }

    /// <summary>
    /// The squared error, ½ · Σ (output − target)² over all rows, and its gradient at the outputs: delta = output − target.
    /// The targets are the caller's memory: rows exactly as long as the layer has units.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float SquaredError<TShape>(ref readonly float outputs, ref readonly float targets, ref float deltas, int rows)
        where TShape : struct, ILayerShape
    {
        CopyIn(in targets, ref deltas, TShape.Units, rows);
        float squares =
            Vector512.IsHardwareAccelerated ? DensePasses<Single512, Vector512<float>, float>.Difference<TShape>(in outputs, ref deltas, rows)
            : Vector256.IsHardwareAccelerated ? DensePasses<Single256, Vector256<float>, float>.Difference<TShape>(in outputs, ref deltas, rows)
            : Vector128.IsHardwareAccelerated ? DensePasses<Single128, Vector128<float>, float>.Difference<TShape>(in outputs, ref deltas, rows)
            : DensePasses<Scalar<float>, float, float>.Difference<TShape>(in outputs, ref deltas, rows);
        return 0.5f * squares;
    }
}
