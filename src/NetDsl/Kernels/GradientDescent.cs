using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>The step of plain gradient descent over a network's whole storage. Part of the support for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GradientDescent
{
    /// <summary>parameters −= rate · gradient; the two are equally long, and gaps that hold zero keep it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Step(Span<float> parameters, ReadOnlySpan<float> gradient, float rate)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Step<Single512, Vector512<float>, float>(parameters, gradient, -rate);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Step<Single256, Vector256<float>, float>(parameters, gradient, -rate);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            Step<Single128, Vector128<float>, float>(parameters, gradient, -rate);
        }
        else
        {
            Step<Scalar<float>, float, float>(parameters, gradient, -rate);
        }
    }

    /// <inheritdoc cref="Step(Span{float}, ReadOnlySpan{float}, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Step(Span<double> parameters, ReadOnlySpan<double> gradient, double rate)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Step<Double512, Vector512<double>, double>(parameters, gradient, -rate);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Step<Double256, Vector256<double>, double>(parameters, gradient, -rate);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            Step<Double128, Vector128<double>, double>(parameters, gradient, -rate);
        }
        else
        {
            Step<Scalar<double>, double, double>(parameters, gradient, -rate);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step<TLanes, TVector, T>(Span<T> parameters, ReadOnlySpan<T> gradient, T factor)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int whole = parameters.Length - (parameters.Length % TLanes.Count);
        Dense<TLanes, TVector, T>.AddScaled(
            TLanes.Create(factor), in MemoryMarshal.GetReference(gradient), ref MemoryMarshal.GetReference(parameters), whole);
        for (int i = whole; i < parameters.Length; i++)
        {
            parameters[i] += factor * gradient[i];
        }
    }
}
