using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

// Single precision: each pass in the widest vectors that the machine has.
public static partial class DenseLayer
{
    /// <summary>The weighted sums of one row: output = input · W + b, before the activation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward<TShape>(ref readonly float input, ref readonly float layer, ref float output)
        where TShape : struct, ILayerShape
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Dense<Single512, Vector512<float>, float>.Forward<TShape>(in input, in layer, ref output);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Dense<Single256, Vector256<float>, float>.Forward<TShape>(in input, in layer, ref output);
        }
        else
        {
            Dense<Single128, Vector128<float>, float>.Forward<TShape>(in input, in layer, ref output);
        }
    }

    /// <summary>The error that a layer's delta sends back to its inputs: previous = delta · Wᵀ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void BackwardDelta<TShape>(ref readonly float delta, ref readonly float layer, ref float previous)
        where TShape : struct, ILayerShape
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Dense<Single512, Vector512<float>, float>.BackwardDelta<TShape>(in delta, in layer, ref previous);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Dense<Single256, Vector256<float>, float>.BackwardDelta<TShape>(in delta, in layer, ref previous);
        }
        else
        {
            Dense<Single128, Vector128<float>, float>.BackwardDelta<TShape>(in delta, in layer, ref previous);
        }
    }

    /// <summary>Adds scale · inputᵀ · delta to a layer's weights and scale · delta to its biases: in a gradient with scale 1, in the parameters with scale −learningRate.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate<TShape>(ref readonly float input, ref readonly float delta, float scale, ref float layer)
        where TShape : struct, ILayerShape
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Dense<Single512, Vector512<float>, float>.Accumulate<TShape>(in input, in delta, scale, ref layer);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Dense<Single256, Vector256<float>, float>.Accumulate<TShape>(in input, in delta, scale, ref layer);
        }
        else
        {
            Dense<Single128, Vector128<float>, float>.Accumulate<TShape>(in input, in delta, scale, ref layer);
        }
    }

    /// <summary>The activations: value = f(z). The two may be the same memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Activate<TFunction, TShape>(ref readonly float z, ref float value)
        where TFunction : IFunction<float>
        where TShape : struct, ILayerShape
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Dense<Single512, Vector512<float>, float>.Activate<TFunction, TShape>(in z, ref value);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Dense<Single256, Vector256<float>, float>.Activate<TFunction, TShape>(in z, ref value);
        }
        else
        {
            Dense<Single128, Vector128<float>, float>.Activate<TFunction, TShape>(in z, ref value);
        }
    }

    /// <summary>Completes a delta: delta *= f'(z), where value is f(z).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyByDerivative<TFunction, TShape>(ref float delta, ref readonly float z, ref readonly float value)
        where TFunction : IFunction<float>
        where TShape : struct, ILayerShape
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Dense<Single512, Vector512<float>, float>.MultiplyByDerivative<TFunction, TShape>(ref delta, in z, in value);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Dense<Single256, Vector256<float>, float>.MultiplyByDerivative<TFunction, TShape>(ref delta, in z, in value);
        }
        else
        {
            Dense<Single128, Vector128<float>, float>.MultiplyByDerivative<TFunction, TShape>(ref delta, in z, in value);
        }
    }

    /// <summary>
    /// The squared error of one row, ½ · Σ (output − target)², and its gradient at the output: delta = output − target.
    /// The target is the caller's memory, exactly as long as the layer has units.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float SquaredError<TShape>(ref readonly float output, ref readonly float target, ref float delta)
        where TShape : struct, ILayerShape
    {
        Copy(in target, ref delta, TShape.Units);
        if (Vector512.IsHardwareAccelerated)
        {
            return 0.5f * Dense<Single512, Vector512<float>, float>.Difference<TShape>(in output, in delta, ref delta);
        }

        if (Vector256.IsHardwareAccelerated)
        {
            return 0.5f * Dense<Single256, Vector256<float>, float>.Difference<TShape>(in output, in delta, ref delta);
        }

        return 0.5f * Dense<Single128, Vector128<float>, float>.Difference<TShape>(in output, in delta, ref delta);
    }
}
