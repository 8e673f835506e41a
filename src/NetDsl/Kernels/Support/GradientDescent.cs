using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>
/// The operations of plain gradient descent on a network's whole storage, on one core or, if it is large, on several. Each element is
/// processed separately, so the result does not depend on how the work is divided. Part of the support for generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class GradientDescent
{
    // Less work takes no longer than starting other threads: a microsecond.
    private const int MinElementsPerParticipant = 8192;

    // Ranges of elements end at whole vectors of any width.
    private const int Grain = 16;

    /// <summary>parameters −= rate · gradient; both have the same length, and gaps that hold zero keep it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Step<T>(Span<T> parameters, ReadOnlySpan<T> gradient, T rate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => AddScaled(parameters, gradient, -rate);

    /// <summary>parameters −= rate · gradient, and gradient = 0 for the next step, on up to the given number of threads.</summary>
    public static void StepAndClear<T>(Span<T> parameters, Span<T> gradient, T rate, int degreeOfParallelism)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!T.IsFinite(rate))
        {
            Step(parameters, gradient, rate);
            gradient.Clear();
            return;
        }

        int participants = Math.Min(Math.Min(degreeOfParallelism, Math.Max(1, gradient.Length / MinElementsPerParticipant)), Job.MaxItems);
        fixed (T* p = parameters, g = gradient)
        {
            var frame = new Frame<T> { Parameters = p, Gradient = g, Length = gradient.Length, Parts = participants };
            frame.Rule.Begin(step: 1, double.CreateChecked(rate), gradientScale: 1);
            WorkerPool.Run(&StepPart<T>, &frame, participants, participants);
        }
    }

    /// <summary>gradient += part; both have the same length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Add<T>(Span<T> gradient, ReadOnlySpan<T> part)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => AddScaled(gradient, part, T.One);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void StepPart<T>(void* context, int part, int participant)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var frame = (Frame<T>*)context;
        int start = frame->Cut(part);
        ref T parameters = ref frame->Parameters[start];
        SgdRule rule = frame->Rule;
        Elementwise.Run(ref rule, ref parameters, ref frame->Gradient[start], ref parameters, ref parameters, frame->Cut(part + 1) - start);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddScaled<T>(Span<T> target, ReadOnlySpan<T> source, T factor)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!T.IsFinite(factor))
        {
            AddNotFinite(target, source, factor);
        }
        else if (typeof(T) == typeof(float))
        {
            AddScaled(MemoryMarshal.Cast<T, float>(target), MemoryMarshal.Cast<T, float>(source), Unsafe.BitCast<T, float>(factor));
        }
        else
        {
            AddScaled(MemoryMarshal.Cast<T, double>(target), MemoryMarshal.Cast<T, double>(source), Unsafe.BitCast<T, double>(factor));
        }
    }

    // Elements without a gradient do not change, as gaps must not: zero times an infinite or NaN factor is NaN.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void AddNotFinite<T>(Span<T> target, ReadOnlySpan<T> source, T factor)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < target.Length; i++)
        {
            if (source[i] != T.Zero)
            {
                target[i] += factor * source[i];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddScaled(Span<float> target, ReadOnlySpan<float> source, float factor)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            AddScaled<Single512, Vector512<float>, float>(target, source, factor);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            AddScaled<Single256, Vector256<float>, float>(target, source, factor);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            AddScaled<Single128, Vector128<float>, float>(target, source, factor);
        }
        else
        {
            AddScaled<Scalar<float>, float, float>(target, source, factor);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddScaled(Span<double> target, ReadOnlySpan<double> source, double factor)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            AddScaled<Double512, Vector512<double>, double>(target, source, factor);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            AddScaled<Double256, Vector256<double>, double>(target, source, factor);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            AddScaled<Double128, Vector128<double>, double>(target, source, factor);
        }
        else
        {
            AddScaled<Scalar<double>, double, double>(target, source, factor);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddScaled<TLanes, TVector, T>(Span<T> target, ReadOnlySpan<T> source, T factor)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int whole = target.Length - (target.Length % TLanes.Count);
        DensePasses<TLanes, TVector, T>.AddScaled(TLanes.Create(factor), in MemoryMarshal.GetReference(source), ref MemoryMarshal.GetReference(target), whole);
        for (int i = whole; i < target.Length; i++)
        {
            target[i] += factor * source[i];
        }
    }

    private struct Frame<T>
        where T : unmanaged
    {
        public T* Parameters;
        public T* Gradient;
        public SgdRule Rule;
        public int Length;
        public int Parts;

        // The start of a part.
        public readonly int Cut(int part) => part == Parts ? Length : (int)((long)Length * part / Parts / Grain * Grain);
    }
}
