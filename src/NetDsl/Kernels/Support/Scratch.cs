using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetDsl.Kernels;

/// <summary>
/// The memory for layer values in a pass over a network: on the stack if they fit, otherwise in an array from the shared pool.
/// Part of the support for generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Scratch
{
    /// <summary>
    /// The first element of <paramref name="memory"/> on a 64-byte boundary. The memory is 64 bytes less one element
    /// longer than the part that is used. Memory from the pool may move later: then the alignment is lost, which only costs time.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe ref T Align<T>(Span<T> memory)
        where T : unmanaged
    {
        ref T first = ref MemoryMarshal.GetReference(memory);
        var address = (nuint)Unsafe.AsPointer(ref first);
        return ref Unsafe.AddByteOffset(ref first, (0 - address) & 63);
    }

    /// <summary>No memory, for a pass that needs none.</summary>
    public static ref T None<T>()
        where T : unmanaged => ref Unsafe.NullRef<T>();
}
