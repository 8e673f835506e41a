using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetDsl.Kernels;

/// <summary>
/// The checks that nothing is written over what is still to be read. They stand only where the result would be wrong: code that
/// has read everything before it writes does without. Part of the support for generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Overlaps
{
    /// <summary>Fails where two spans share memory.</summary>
    /// <param name="read">What is read.</param>
    /// <param name="written">What is written meanwhile.</param>
    /// <param name="member">The network and member, <c>Streetlights.Backward</c>.</param>
    /// <param name="readName">What is read, as its parameter or property is called.</param>
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
    /// Fails where the outputs of a batch share memory with its inputs, unless every row is put into the place of its own input,
    /// or on one thread before it: outputs that begin where the inputs do and are no longer.
    /// </summary>
    /// <param name="inputs">The rows that are read.</param>
    /// <param name="outputs">The rows that are written.</param>
    /// <param name="degreeOfParallelism">How many threads may take part.</param>
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

    /// <summary>Fails where two spans share memory and do not begin together: values that are put into the place of others one by one.</summary>
    /// <param name="read">What is read.</param>
    /// <param name="written">What is written meanwhile.</param>
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
