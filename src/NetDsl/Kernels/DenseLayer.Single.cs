using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

// Single precision: each pass in the widest vectors that the machine has.
public static partial class DenseLayer
{
    /// <summary>The weighted sums of one row: output = input · W + b, before the activation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward(ref readonly float input, ref readonly float layer, ref float output, int inputs, int units, bool bias)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Dense<Single512, Vector512<float>, float>.Forward(in input, in layer, ref output, inputs, units, bias);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Dense<Single256, Vector256<float>, float>.Forward(in input, in layer, ref output, inputs, units, bias);
        }
        else
        {
            Dense<Single128, Vector128<float>, float>.Forward(in input, in layer, ref output, inputs, units, bias);
        }
    }

    /// <summary>The error that a layer's delta sends back to its inputs: previous = delta · Wᵀ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void BackwardDelta(ref readonly float delta, ref readonly float layer, ref float previous, int inputs, int units)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Dense<Single512, Vector512<float>, float>.BackwardDelta(in delta, in layer, ref previous, inputs, units);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Dense<Single256, Vector256<float>, float>.BackwardDelta(in delta, in layer, ref previous, inputs, units);
        }
        else
        {
            Dense<Single128, Vector128<float>, float>.BackwardDelta(in delta, in layer, ref previous, inputs, units);
        }
    }

    /// <summary>Adds scale · inputᵀ · delta to a layer's weights and scale · delta to its biases: in a gradient with scale 1, in the parameters with scale −learningRate.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate(ref readonly float input, ref readonly float delta, float scale, ref float layer, int inputs, int units, bool bias)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Dense<Single512, Vector512<float>, float>.Accumulate(in input, in delta, scale, ref layer, inputs, units, bias);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Dense<Single256, Vector256<float>, float>.Accumulate(in input, in delta, scale, ref layer, inputs, units, bias);
        }
        else
        {
            Dense<Single128, Vector128<float>, float>.Accumulate(in input, in delta, scale, ref layer, inputs, units, bias);
        }
    }

    /// <summary>The activations: value = f(z). The two may be the same memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Activate<TFunction>(ref readonly float z, ref float value, int units)
        where TFunction : IFunction<float>
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Dense<Single512, Vector512<float>, float>.Activate<TFunction>(in z, ref value, units);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Dense<Single256, Vector256<float>, float>.Activate<TFunction>(in z, ref value, units);
        }
        else
        {
            Dense<Single128, Vector128<float>, float>.Activate<TFunction>(in z, ref value, units);
        }
    }

    /// <summary>Completes a delta: delta *= f'(z), where value is f(z).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyByDerivative<TFunction>(ref float delta, ref readonly float z, ref readonly float value, int units)
        where TFunction : IFunction<float>
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Dense<Single512, Vector512<float>, float>.MultiplyByDerivative<TFunction>(ref delta, in z, in value, units);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Dense<Single256, Vector256<float>, float>.MultiplyByDerivative<TFunction>(ref delta, in z, in value, units);
        }
        else
        {
            Dense<Single128, Vector128<float>, float>.MultiplyByDerivative<TFunction>(ref delta, in z, in value, units);
        }
    }

    /// <summary>
    /// The squared error of one row, ½ · Σ (output − target)², and its gradient at the output: delta = output − target.
    /// The target is the caller's memory, exactly <paramref name="units"/> long.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float SquaredError(ref readonly float output, ref readonly float target, ref float delta, int units)
    {
        Copy(in target, ref delta, units);
        if (Vector512.IsHardwareAccelerated)
        {
            return 0.5f * Dense<Single512, Vector512<float>, float>.Difference(in output, in delta, ref delta, units);
        }

        if (Vector256.IsHardwareAccelerated)
        {
            return 0.5f * Dense<Single256, Vector256<float>, float>.Difference(in output, in delta, ref delta, units);
        }

        return 0.5f * Dense<Single128, Vector128<float>, float>.Difference(in output, in delta, ref delta, units);
    }
}
