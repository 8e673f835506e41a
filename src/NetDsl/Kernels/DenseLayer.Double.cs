using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

// Double precision: each pass in the widest vectors that the machine has.
public static partial class DenseLayer
{
    /// <summary>The weighted sums: outputs = inputs · W + b, before the activation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward<TShape>(ref readonly double inputs, ref readonly double layer, ref double outputs, int rows)
        where TShape : struct, ILayerShape
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Dense<Double512, Vector512<double>, double>.Forward<TShape>(in inputs, in layer, ref outputs, rows);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Dense<Double256, Vector256<double>, double>.Forward<TShape>(in inputs, in layer, ref outputs, rows);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            Dense<Double128, Vector128<double>, double>.Forward<TShape>(in inputs, in layer, ref outputs, rows);
        }
        else
        {
            Dense<Scalar<double>, double, double>.Forward<TShape>(in inputs, in layer, ref outputs, rows);
        }

        if (rows > 1 && RestStandsSideBySide<TShape, double>())
        {
            ForwardRest<TShape>(in inputs, in layer, ref outputs, rows);
        }
    }

    // The units that do not fill a block, in the narrowest vectors that hold them.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ForwardRest<TShape>(ref readonly double inputs, ref readonly double layer, ref double outputs, int rows)
        where TShape : struct, ILayerShape
    {
        int rest = TShape.Units - LaneUnits<double>(TShape.Units);
        if (Vector512.IsHardwareAccelerated && rest > Vector256<double>.Count)
        {
            Dense<Double512, Vector512<double>, double>.ForwardRest<TShape>(in inputs, in layer, ref outputs, rows);
        }
        else if (Vector256.IsHardwareAccelerated && rest > Vector128<double>.Count)
        {
            Dense<Double256, Vector256<double>, double>.ForwardRest<TShape>(in inputs, in layer, ref outputs, rows);
        }
        else
        {
            Dense<Double128, Vector128<double>, double>.ForwardRest<TShape>(in inputs, in layer, ref outputs, rows);
        }
    }

    /// <summary>The error that one row's delta sends back to its inputs: previous = delta · Wᵀ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void BackwardDelta<TShape>(ref readonly double delta, ref readonly double layer, ref double previous)
        where TShape : struct, ILayerShape
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Dense<Double512, Vector512<double>, double>.BackwardDelta<TShape>(in delta, in layer, ref previous);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Dense<Double256, Vector256<double>, double>.BackwardDelta<TShape>(in delta, in layer, ref previous);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            Dense<Double128, Vector128<double>, double>.BackwardDelta<TShape>(in delta, in layer, ref previous);
        }
        else
        {
            Dense<Scalar<double>, double, double>.BackwardDelta<TShape>(in delta, in layer, ref previous);
        }
    }

    /// <summary>The same for several rows, one by one, without transposing any weights.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void BackwardDelta<TShape>(ref readonly double deltas, ref readonly double layer, ref double previous, int rows)
        where TShape : struct, ILayerShape
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Dense<Double512, Vector512<double>, double>.BackwardDelta<TShape>(in deltas, in layer, ref previous, rows);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Dense<Double256, Vector256<double>, double>.BackwardDelta<TShape>(in deltas, in layer, ref previous, rows);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            Dense<Double128, Vector128<double>, double>.BackwardDelta<TShape>(in deltas, in layer, ref previous, rows);
        }
        else
        {
            Dense<Scalar<double>, double, double>.BackwardDelta<TShape>(in deltas, in layer, ref previous, rows);
        }
    }

    /// <summary>The errors that deltas send back to their inputs: previous = deltas · Wᵀ, with the weights side by side transposed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void BackwardDelta<TShape>(ref readonly double deltas, ref readonly double layer, ref double previous, ref readonly double transposed, int rows)
        where TShape : struct, ILayerShape
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Dense<Double512, Vector512<double>, double>.BackwardDelta<TShape>(in deltas, in layer, ref previous, in transposed, rows);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Dense<Double256, Vector256<double>, double>.BackwardDelta<TShape>(in deltas, in layer, ref previous, in transposed, rows);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            Dense<Double128, Vector128<double>, double>.BackwardDelta<TShape>(in deltas, in layer, ref previous, in transposed, rows);
        }
        else
        {
            Dense<Scalar<double>, double, double>.BackwardDelta<TShape>(in deltas, in layer, ref previous, in transposed, rows);
        }
    }

    /// <summary>Transposes the weights side by side, or those of a part of the units: a row of all inputs per unit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transpose<TShape>(ref readonly double layer, ref double transposed, int part, int parts)
        where TShape : struct, ILayerShape
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Dense<Double512, Vector512<double>, double>.Transpose<TShape>(in layer, ref transposed, part, parts);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Dense<Double256, Vector256<double>, double>.Transpose<TShape>(in layer, ref transposed, part, parts);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            Dense<Double128, Vector128<double>, double>.Transpose<TShape>(in layer, ref transposed, part, parts);
        }
        else
        {
            Dense<Scalar<double>, double, double>.Transpose<TShape>(in layer, ref transposed, part, parts);
        }
    }

    /// <summary>Adds scale · inputᵀ · delta of one row to a layer's weights and scale · delta to its biases: with scale −learningRate, a step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate<TShape>(ref readonly double input, ref readonly double delta, double scale, ref double layer)
        where TShape : struct, ILayerShape
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Dense<Double512, Vector512<double>, double>.Accumulate<TShape>(in input, in delta, scale, ref layer);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Dense<Double256, Vector256<double>, double>.Accumulate<TShape>(in input, in delta, scale, ref layer);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            Dense<Double128, Vector128<double>, double>.Accumulate<TShape>(in input, in delta, scale, ref layer);
        }
        else
        {
            Dense<Scalar<double>, double, double>.Accumulate<TShape>(in input, in delta, scale, ref layer);
        }
    }

    /// <summary>Accumulates one row and then computes the weighted sums of the next, output = next · W + b, in one pass over the weights.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Step<TShape>(ref readonly double input, ref readonly double delta, double scale, ref readonly double next, ref double layer, ref double output)
        where TShape : struct, ILayerShape
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Dense<Double512, Vector512<double>, double>.Step<TShape>(in input, in delta, scale, in next, ref layer, ref output);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Dense<Double256, Vector256<double>, double>.Step<TShape>(in input, in delta, scale, in next, ref layer, ref output);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            Dense<Double128, Vector128<double>, double>.Step<TShape>(in input, in delta, scale, in next, ref layer, ref output);
        }
        else
        {
            Dense<Scalar<double>, double, double>.Step<TShape>(in input, in delta, scale, in next, ref layer, ref output);
        }
    }

    /// <summary>Adds inputsᵀ · deltas to the gradient of a layer's weights and the sum of the deltas to that of its biases; or a part of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate<TShape>(ref readonly double inputs, ref readonly double deltas, int rows, ref double layer, int part, int parts)
        where TShape : struct, ILayerShape
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Dense<Double512, Vector512<double>, double>.Accumulate<TShape>(in inputs, in deltas, rows, ref layer, part, parts);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Dense<Double256, Vector256<double>, double>.Accumulate<TShape>(in inputs, in deltas, rows, ref layer, part, parts);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            Dense<Double128, Vector128<double>, double>.Accumulate<TShape>(in inputs, in deltas, rows, ref layer, part, parts);
        }
        else
        {
            Dense<Scalar<double>, double, double>.Accumulate<TShape>(in inputs, in deltas, rows, ref layer, part, parts);
        }
    }

    /// <summary>The activations: value = f(z). The two may be the same memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Activate<TFunction, TShape>(ref readonly double z, ref double value, int rows)
        where TFunction : IFunction<double>
        where TShape : struct, ILayerShape
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Dense<Double512, Vector512<double>, double>.Activate<TFunction, TShape>(in z, ref value, rows);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Dense<Double256, Vector256<double>, double>.Activate<TFunction, TShape>(in z, ref value, rows);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            Dense<Double128, Vector128<double>, double>.Activate<TFunction, TShape>(in z, ref value, rows);
        }
        else
        {
            Dense<Scalar<double>, double, double>.Activate<TFunction, TShape>(in z, ref value, rows);
        }
    }

    /// <summary>Completes deltas: delta *= f'(z), where value is f(z).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyByDerivative<TFunction, TShape>(ref double delta, ref readonly double z, ref readonly double value, int rows)
        where TFunction : IFunction<double>
        where TShape : struct, ILayerShape
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Dense<Double512, Vector512<double>, double>.MultiplyByDerivative<TFunction, TShape>(ref delta, in z, in value, rows);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Dense<Double256, Vector256<double>, double>.MultiplyByDerivative<TFunction, TShape>(ref delta, in z, in value, rows);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            Dense<Double128, Vector128<double>, double>.MultiplyByDerivative<TFunction, TShape>(ref delta, in z, in value, rows);
        }
        else
        {
            Dense<Scalar<double>, double, double>.MultiplyByDerivative<TFunction, TShape>(ref delta, in z, in value, rows);
        }
    }

    /// <summary>
    /// The squared error, ½ · Σ (output − target)² over all rows, and its gradient at the outputs: delta = output − target.
    /// The targets are the caller's memory: rows exactly as long as the layer has units.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double SquaredError<TShape>(ref readonly double outputs, ref readonly double targets, ref double deltas, int rows)
        where TShape : struct, ILayerShape
    {
        CopyIn(in targets, ref deltas, TShape.Units, rows);
        double squares =
            Vector512.IsHardwareAccelerated ? Dense<Double512, Vector512<double>, double>.Difference<TShape>(in outputs, ref deltas, rows)
            : Vector256.IsHardwareAccelerated ? Dense<Double256, Vector256<double>, double>.Difference<TShape>(in outputs, ref deltas, rows)
            : Vector128.IsHardwareAccelerated ? Dense<Double128, Vector128<double>, double>.Difference<TShape>(in outputs, ref deltas, rows)
            : Dense<Scalar<double>, double, double>.Difference<TShape>(in outputs, ref deltas, rows);
        return 0.5 * squares;
    }
}
