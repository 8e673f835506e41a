using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetDsl.Kernels;

/// <summary>
/// Zeroed memory that starts on a 64-byte boundary, a cache line and the widest vector: a load that crosses the boundary
/// costs twice. A plain array starts anywhere, so this one is pinned, some elements longer, and used from the boundary on.
/// Part of the support for generated code.
/// </summary>
/// <typeparam name="T">The type of an element.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct AlignedMemory<T>
    where T : unmanaged
{
    private const int Alignment = 64;

    private readonly T[] _array;
    private readonly nint _start; // in bytes, so that reaching the first element is one addition
    private readonly nint _address;

    /// <summary>Allocates memory for <paramref name="length"/> elements, all zero.</summary>
    public unsafe AlignedMemory(int length)
    {
        Length = length;
        _array = GC.AllocateArray<T>(checked(length + (Alignment / sizeof(T)) - 1), pinned: true);
        var address = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_array));
        _start = (nint)((0 - address) & (Alignment - 1));
        _address = (nint)address + _start;
    }

    private AlignedMemory(AlignedMemory<T> whole, nint start, int length)
    {
        _array = whole._array;
        _start = whole._start + start;
        _address = whole._address + start;
        Length = length;
    }

    /// <summary>The number of elements.</summary>
    public int Length { get; }

    /// <summary>The elements.</summary>
    public Span<T> Span => MemoryMarshal.CreateSpan(ref Reference, Length);

    /// <summary>The first element.</summary>
    public ref T Reference
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.AddByteOffset(ref MemoryMarshal.GetArrayDataReference(_array), _start);
    }

    /// <summary>
    /// The first element, by its address: a load instead of the four instructions of <see cref="Reference"/>, which is a sixth
    /// of the time that a network of sixteen weights takes. The memory never moves, but the address does not keep it alive: the caller
    /// has to keep the object that holds this one alive (<see cref="GC.KeepAlive"/>) until the last use.
    /// </summary>
    public unsafe ref T Pinned
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.AsRef<T>((void*)_address);
    }

    /// <summary>Part of the memory. Its alignment depends on its start within the whole.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The part is not within the memory.</exception>
    public AlignedMemory<T> Slice(int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length - start);
        return new(this, (nint)start * Unsafe.SizeOf<T>(), length);
    }
}
