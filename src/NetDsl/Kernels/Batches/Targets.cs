using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>
/// Targets of a classifier in both forms, distinguished by the type of an element: rows of numbers, or the index of a class
/// (<see cref="int"/>) in place of each row. The JIT compiles such code once for each. Part of the support for generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Targets
{
    /// <summary>What follows some rows of <paramref name="size"/> numbers, or as many classes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref TTarget Next<TTarget>(ref TTarget row, int size, int rows = 1)
        where TTarget : unmanaged => ref Unsafe.Add(ref row, typeof(TTarget) == typeof(int) ? rows : size * rows);

    /// <summary>Like <see cref="Next"/>, for targets that are only read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref readonly TTarget Skip<TTarget>(ref readonly TTarget row, int size, int rows)
        where TTarget : unmanaged => ref Next(ref Unsafe.AsRef(in row), size, rows);

    /// <summary>Writes rows of <paramref name="size"/> numbers, padded to whole blocks with zeros: the numbers, or 1 at the class.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void CopyIn<TTarget, T>(ref readonly TTarget source, ref T destination, int size, int rows, T one)
        where TTarget : unmanaged
        where T : unmanaged
    {
        if (typeof(TTarget) != typeof(int))
        {
            DenseLayer.CopyIn(in Unsafe.As<TTarget, T>(ref Unsafe.AsRef(in source)), ref destination, size, rows);
            return;
        }

        int padded = DenseLayer.Padded<T>(size);
        MemoryMarshal.CreateSpan(ref destination, rows * padded).Clear();
        for (int row = 0; row < rows; row++)
        {
            Unsafe.Add(ref destination, (row * padded) + Unsafe.As<TTarget, int>(ref Unsafe.Add(ref Unsafe.AsRef(in source), row))) = one;
        }
    }
}

/// <summary>Targets in single precision, four at a time.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SingleTargets
{
    /// <summary>One to four targets from an index on, and zeros in place of the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> LoadFirst<TTarget>(ref readonly TTarget row, int index, int count)
        where TTarget : unmanaged
    {
        if (typeof(TTarget) != typeof(int))
        {
            return Lanes4.LoadFirst(in Unsafe.As<TTarget, float>(ref Unsafe.AsRef(in row)), index, count);
        }

        Vector128<int> target = Vector128.Create(Unsafe.As<TTarget, int>(ref Unsafe.AsRef(in row)));
        return Vector128.Equals(target, Vector128.Create(index, index + 1, index + 2, index + 3)).AsSingle() & Vector128.Create(1f);
    }
}

/// <summary>Targets in double precision, four at a time.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DoubleTargets
{
    /// <inheritdoc cref="SingleTargets.LoadFirst"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> LoadFirst<TTarget>(ref readonly TTarget row, int index, int count)
        where TTarget : unmanaged
    {
        if (typeof(TTarget) != typeof(int))
        {
            return Lanes4.LoadFirst(in Unsafe.As<TTarget, double>(ref Unsafe.AsRef(in row)), index, count);
        }

        Vector256<long> target = Vector256.Create((long)Unsafe.As<TTarget, int>(ref Unsafe.AsRef(in row)));
        return Vector256.Equals(target, Vector256.Create(index, index + 1L, index + 2L, index + 3L)).AsDouble() & Vector256.Create(1.0);
    }
}
