using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

// Double precision: each pass in the widest vectors that the machine has.
public static partial class DenseLayer
{
    /// <summary>The weighted sums of one row: output = input · W + b, before the activation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward<TShape>(ref readonly double input, ref readonly double layer, ref double output)
        where TShape : struct, ILayerShape
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Dense<Double512, Vector512<double>, double>.Forward<TShape>(in input, in layer, ref output);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Dense<Double256, Vector256<double>, double>.Forward<TShape>(in input, in layer, ref output);
        }
        else
        {
            Dense<Double128, Vector128<double>, double>.Forward<TShape>(in input, in layer, ref output);
        }
    }

    /// <summary>The error that a layer's delta sends back to its inputs: previous = delta · Wᵀ.</summary>
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
        else
        {
            Dense<Double128, Vector128<double>, double>.BackwardDelta<TShape>(in delta, in layer, ref previous);
        }
    }

    /// <summary>Adds scale · inputᵀ · delta to a layer's weights and scale · delta to its biases: in a gradient with scale 1, in the parameters with scale −learningRate.</summary>
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
        else
        {
            Dense<Double128, Vector128<double>, double>.Accumulate<TShape>(in input, in delta, scale, ref layer);
        }
    }

    /// <summary>The activations: value = f(z). The two may be the same memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Activate<TFunction, TShape>(ref readonly double z, ref double value)
        where TFunction : IFunction<double>
        where TShape : struct, ILayerShape
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Dense<Double512, Vector512<double>, double>.Activate<TFunction, TShape>(in z, ref value);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Dense<Double256, Vector256<double>, double>.Activate<TFunction, TShape>(in z, ref value);
        }
        else
        {
            Dense<Double128, Vector128<double>, double>.Activate<TFunction, TShape>(in z, ref value);
        }
    }

    /// <summary>Completes a delta: delta *= f'(z), where value is f(z).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyByDerivative<TFunction, TShape>(ref double delta, ref readonly double z, ref readonly double value)
        where TFunction : IFunction<double>
        where TShape : struct, ILayerShape
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Dense<Double512, Vector512<double>, double>.MultiplyByDerivative<TFunction, TShape>(ref delta, in z, in value);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Dense<Double256, Vector256<double>, double>.MultiplyByDerivative<TFunction, TShape>(ref delta, in z, in value);
        }
        else
        {
            Dense<Double128, Vector128<double>, double>.MultiplyByDerivative<TFunction, TShape>(ref delta, in z, in value);
        }
    }

    /// <summary>
    /// The squared error of one row, ½ · Σ (output − target)², and its gradient at the output: delta = output − target.
    /// The target is the caller's memory, exactly as long as the layer has units.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double SquaredError<TShape>(ref readonly double output, ref readonly double target, ref double delta)
        where TShape : struct, ILayerShape
    {
        Copy(in target, ref delta, TShape.Units);
        if (Vector512.IsHardwareAccelerated)
        {
            return 0.5 * Dense<Double512, Vector512<double>, double>.Difference<TShape>(in output, in delta, ref delta);
        }

        if (Vector256.IsHardwareAccelerated)
        {
            return 0.5 * Dense<Double256, Vector256<double>, double>.Difference<TShape>(in output, in delta, ref delta);
        }

        return 0.5 * Dense<Double128, Vector128<double>, double>.Difference<TShape>(in output, in delta, ref delta);
    }
}
