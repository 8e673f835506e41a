using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetDsl.Kernels;

/// <summary>
/// The checks that nothing still to be read is overwritten. They are used only where the result would be wrong: code that
/// reads everything before it writes does not need them. Part of the support for generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Overlaps
{
    /// <summary>Throws if two spans share memory.</summary>
    /// <param name="read">The memory that is read.</param>
    /// <param name="written">The memory that is written at the same time.</param>
    /// <param name="member">The network and member, <c>Streetlights.Backward</c>.</param>
    /// <param name="readName">The name of the parameter or property that is read.</param>
    /// <param name="writtenName">The parameter that is written.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Check<TRead, TWritten>(ReadOnlySpan<TRead> read, ReadOnlySpan<TWritten> written, string member, string readName, string writtenName)
        where TRead : unmanaged
        where TWritten : unmanaged
    {
        if (Share(read, written))
        {
            Throw(member, readName, writtenName);
        }
    }

    /// <summary>
    /// Throws if the outputs of a batch share memory with its inputs, unless every row replaces its own input or, on
    /// one thread, precedes it: outputs that start where the inputs do and are not longer.
    /// </summary>
    /// <param name="inputs">The rows that are read.</param>
    /// <param name="outputs">The rows that are written.</param>
    /// <param name="degreeOfParallelism">The maximum number of threads.</param>
    /// <param name="member">The network and member, <c>Streetlights.ForwardBatch</c>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckInPlace<T>(ReadOnlySpan<T> inputs, ReadOnlySpan<T> outputs, int degreeOfParallelism, string member)
        where T : unmanaged
    {
        if (Share(inputs, outputs) && !IsInPlace(inputs, outputs, degreeOfParallelism))
        {
            ThrowInPlace(member, nameof(outputs));
        }
    }

    /// <summary>Throws if two spans share memory but do not start at the same place: values are replaced one by one.</summary>
    /// <param name="read">The memory that is read.</param>
    /// <param name="written">The memory that is written at the same time.</param>
    /// <param name="member">The member that checks.</param>
    /// <param name="readName">The parameter that is read.</param>
    /// <param name="writtenName">The parameter that is written.</param>
    public static void CheckInPlace<T>(ReadOnlySpan<T> read, ReadOnlySpan<T> written, string member, string readName, string writtenName)
        where T : unmanaged
    {
        if (Share(read, written) && !Unsafe.AreSame(ref MemoryMarshal.GetReference(read), ref MemoryMarshal.GetReference(written)))
        {
            Throw(member, readName, writtenName);
        }
    }

    // As bytes, since classes are integers; one subtraction and two comparisons.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Share<TRead, TWritten>(ReadOnlySpan<TRead> read, ReadOnlySpan<TWritten> written)
        where TRead : unmanaged
        where TWritten : unmanaged
    {
        var distance = (nuint)Unsafe.ByteOffset(
            ref Unsafe.As<TRead, byte>(ref MemoryMarshal.GetReference(read)), ref Unsafe.As<TWritten, byte>(ref MemoryMarshal.GetReference(written)));
        nuint readBytes = (nuint)(uint)read.Length * (nuint)Unsafe.SizeOf<TRead>(), writtenBytes = (nuint)(uint)written.Length * (nuint)Unsafe.SizeOf<TWritten>();
        return (distance < readBytes || distance > 0 - writtenBytes) && readBytes != 0 && writtenBytes != 0;
    }

    private static bool IsInPlace<T>(ReadOnlySpan<T> inputs, ReadOnlySpan<T> outputs, int degreeOfParallelism)
        where T : unmanaged =>
        Unsafe.AreSame(ref MemoryMarshal.GetReference(inputs), ref MemoryMarshal.GetReference(outputs))
        && (outputs.Length == inputs.Length || (outputs.Length < inputs.Length && degreeOfParallelism == 1));

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Throw(string member, string readName, string writtenName) => throw new ArgumentException(
        $"{member}: {writtenName} shares memory with {readName}, which would be overwritten while it is read; it takes memory of its own", writtenName);

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowInPlace(string member, string argument) => throw new ArgumentException(
        $"{member}: outputs shares memory with inputs, which would be overwritten before they are read; it takes memory of its own, or that of inputs from "
        + "its start on: as many values, or fewer on one thread",
        argument);
}
