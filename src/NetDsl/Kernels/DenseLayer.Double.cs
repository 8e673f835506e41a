using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

// Double precision: each pass in the widest vectors that the machine has.
public static partial class DenseLayer
{
    /// <summary>The weighted sums of one row: output = input · W + b, before the activation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward(ref readonly double input, ref readonly double layer, ref double output, int inputs, int units, bool bias)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Dense<Double512, Vector512<double>, double>.Forward(in input, in layer, ref output, inputs, units, bias);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Dense<Double256, Vector256<double>, double>.Forward(in input, in layer, ref output, inputs, units, bias);
        }
        else
        {
            Dense<Double128, Vector128<double>, double>.Forward(in input, in layer, ref output, inputs, units, bias);
        }
    }

    /// <summary>The error that a layer's delta sends back to its inputs: previous = delta · Wᵀ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void BackwardDelta(ref readonly double delta, ref readonly double layer, ref double previous, int inputs, int units)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Dense<Double512, Vector512<double>, double>.BackwardDelta(in delta, in layer, ref previous, inputs, units);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Dense<Double256, Vector256<double>, double>.BackwardDelta(in delta, in layer, ref previous, inputs, units);
        }
        else
        {
            Dense<Double128, Vector128<double>, double>.BackwardDelta(in delta, in layer, ref previous, inputs, units);
        }
    }

    /// <summary>Adds scale · inputᵀ · delta to a layer's weights and scale · delta to its biases: in a gradient with scale 1, in the parameters with scale −learningRate.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate(ref readonly double input, ref readonly double delta, double scale, ref double layer, int inputs, int units, bool bias)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Dense<Double512, Vector512<double>, double>.Accumulate(in input, in delta, scale, ref layer, inputs, units, bias);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Dense<Double256, Vector256<double>, double>.Accumulate(in input, in delta, scale, ref layer, inputs, units, bias);
        }
        else
        {
            Dense<Double128, Vector128<double>, double>.Accumulate(in input, in delta, scale, ref layer, inputs, units, bias);
        }
    }

    /// <summary>The activations: value = f(z). The two may be the same memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Activate<TFunction>(ref readonly double z, ref double value, int units)
        where TFunction : IFunction<double>
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Dense<Double512, Vector512<double>, double>.Activate<TFunction>(in z, ref value, units);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Dense<Double256, Vector256<double>, double>.Activate<TFunction>(in z, ref value, units);
        }
        else
        {
            Dense<Double128, Vector128<double>, double>.Activate<TFunction>(in z, ref value, units);
        }
    }

    /// <summary>Completes a delta: delta *= f'(z), where value is f(z).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyByDerivative<TFunction>(ref double delta, ref readonly double z, ref readonly double value, int units)
        where TFunction : IFunction<double>
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Dense<Double512, Vector512<double>, double>.MultiplyByDerivative<TFunction>(ref delta, in z, in value, units);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Dense<Double256, Vector256<double>, double>.MultiplyByDerivative<TFunction>(ref delta, in z, in value, units);
        }
        else
        {
            Dense<Double128, Vector128<double>, double>.MultiplyByDerivative<TFunction>(ref delta, in z, in value, units);
        }
    }

    /// <summary>
    /// The squared error of one row, ½ · Σ (output − target)², and its gradient at the output: delta = output − target.
    /// The target is the caller's memory, exactly <paramref name="units"/> long.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double SquaredError(ref readonly double output, ref readonly double target, ref double delta, int units)
    {
        Copy(in target, ref delta, units);
        if (Vector512.IsHardwareAccelerated)
        {
            return 0.5 * Dense<Double512, Vector512<double>, double>.Difference(in output, in delta, ref delta, units);
        }

        if (Vector256.IsHardwareAccelerated)
        {
            return 0.5 * Dense<Double256, Vector256<double>, double>.Difference(in output, in delta, ref delta, units);
        }

        return 0.5 * Dense<Double128, Vector128<double>, double>.Difference(in output, in delta, ref delta, units);
    }
}
