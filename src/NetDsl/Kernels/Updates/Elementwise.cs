using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>
/// Applies a rule to parameters one by one, in the widest vectors available. The remainder goes through narrower vectors,
/// and its end through one padded with zeros, so that an element's bits do not depend on how ranges are divided.
/// </summary>
internal static class Elementwise
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TRule, T>(ref TRule rule, ref T parameters, ref T gradient, ref T first, ref T second, nint length)
        where TRule : struct, IUpdateRule
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            RunSingle(ref rule, ref As<T, float>(ref parameters), ref As<T, float>(ref gradient), ref As<T, float>(ref first), ref As<T, float>(ref second), length);
        }
        else
        {
            RunDouble(ref rule, ref As<T, double>(ref parameters), ref As<T, double>(ref gradient), ref As<T, double>(ref first), ref As<T, double>(ref second), length);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RunSingle<TRule>(ref TRule rule, ref float parameters, ref float gradient, ref float first, ref float second, nint length)
        where TRule : struct, IUpdateRule
    {
        nint done = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            Whole<TRule, Single512, Vector512<float>, float>(ref rule, ref parameters, ref gradient, ref first, ref second, ref done, length);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Whole<TRule, Single256, Vector256<float>, float>(ref rule, ref parameters, ref gradient, ref first, ref second, ref done, length);
        }

        if (Vector128.IsHardwareAccelerated)
        {
            Whole<TRule, Single128, Vector128<float>, float>(ref rule, ref parameters, ref gradient, ref first, ref second, ref done, length);
            Rest<TRule, Single128, Vector128<float>, float>(ref rule, ref parameters, ref gradient, ref first, ref second, done, length);
        }
        else
        {
            Whole<TRule, Scalar<float>, float, float>(ref rule, ref parameters, ref gradient, ref first, ref second, ref done, length);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RunDouble<TRule>(ref TRule rule, ref double parameters, ref double gradient, ref double first, ref double second, nint length)
        where TRule : struct, IUpdateRule
    {
        nint done = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            Whole<TRule, Double512, Vector512<double>, double>(ref rule, ref parameters, ref gradient, ref first, ref second, ref done, length);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Whole<TRule, Double256, Vector256<double>, double>(ref rule, ref parameters, ref gradient, ref first, ref second, ref done, length);
        }

        if (Vector128.IsHardwareAccelerated)
        {
            Whole<TRule, Double128, Vector128<double>, double>(ref rule, ref parameters, ref gradient, ref first, ref second, ref done, length);
            Rest<TRule, Double128, Vector128<double>, double>(ref rule, ref parameters, ref gradient, ref first, ref second, done, length);
        }
        else
        {
            Whole<TRule, Scalar<double>, double, double>(ref rule, ref parameters, ref gradient, ref first, ref second, ref done, length);
        }
    }

    // All whole vectors from `done` on.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Whole<TRule, TLanes, TVector, T>(
        ref TRule rule, ref T parameters, ref T gradient, ref T first, ref T second, ref nint done, nint length)
        where TRule : struct, IUpdateRule
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        nint count = (length - done) / TLanes.Count * TLanes.Count;
        if (count > 0)
        {
            rule.Run<TLanes, TVector, T>(
                ref Unsafe.Add(ref parameters, done), ref Unsafe.Add(ref gradient, done), ref Unsafe.Add(ref first, done), ref Unsafe.Add(ref second, done), count);
            done += count;
        }
    }

    // Fewer elements than a vector has, in a separate vector.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Rest<TRule, TLanes, TVector, T>(
        ref TRule rule, ref T parameters, ref T gradient, ref T first, ref T second, nint done, nint length)
        where TRule : struct, IUpdateRule
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        if (done == length)
        {
            return;
        }

        TVector p = TLanes.Zero, g = TLanes.Zero, s0 = TLanes.Zero, s1 = TLanes.Zero;
        Copy(ref Unsafe.Add(ref parameters, done), ref As<TVector, T>(ref p), length - done);
        Copy(ref Unsafe.Add(ref gradient, done), ref As<TVector, T>(ref g), length - done);
        Copy(ref Unsafe.Add(ref first, done), ref As<TVector, T>(ref s0), length - done);
        Copy(ref Unsafe.Add(ref second, done), ref As<TVector, T>(ref s1), length - done);
        rule.Run<TLanes, TVector, T>(ref As<TVector, T>(ref p), ref As<TVector, T>(ref g), ref As<TVector, T>(ref s0), ref As<TVector, T>(ref s1), TLanes.Count);

        // The parameters last: they take the place of slots that the rule does not have.
        Copy(ref As<TVector, T>(ref s1), ref Unsafe.Add(ref second, done), length - done);
        Copy(ref As<TVector, T>(ref s0), ref Unsafe.Add(ref first, done), length - done);
        Copy(ref As<TVector, T>(ref g), ref Unsafe.Add(ref gradient, done), length - done);
        Copy(ref As<TVector, T>(ref p), ref Unsafe.Add(ref parameters, done), length - done);
    }

    private static void Copy<T>(ref T source, ref T destination, nint count)
    {
        for (nint i = 0; i < count; i++)
        {
            Unsafe.Add(ref destination, i) = Unsafe.Add(ref source, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref TTo As<TFrom, TTo>(ref TFrom source) => ref Unsafe.As<TFrom, TTo>(ref source);
}
