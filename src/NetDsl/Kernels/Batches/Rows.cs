using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetDsl.Kernels;

/// <summary>Steps through spans of rows; lengths have already been checked. Part of the support for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Rows
{
    /// <summary>The first row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T First<T>(ReadOnlySpan<T> rows) => ref MemoryMarshal.GetReference(rows);

    /// <summary>The first row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T First<T>(Span<T> rows) => ref MemoryMarshal.GetReference(rows);

    /// <summary>Whether there is memory for rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreWanted<T>(ref readonly T rows) => !Unsafe.IsNullRef(in rows);

    /// <summary>The row after this one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T Next<T>(ref T row, int size) => ref Unsafe.Add(ref row, size);

    /// <summary>The memory some elements further on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T Skip<T>(ref T memory, int elements) => ref Unsafe.Add(ref memory, elements);
}
