using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>
/// The data shared by the threads that work on a batch. The memory that it points to is pinned, and the caller waits, so that
/// all of it outlives the work.
/// </summary>
/// <typeparam name="T">The type of an element.</typeparam>
internal unsafe struct BatchFrame<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public T* Parameters;
    public T* Inputs;
    public T* Outputs;
    public void* Targets;
    public T* Gradient;
    public T* Scratch;
    public T* Transposed;
    public T* Losses;
    public BatchExtras<T> Extras;

    /// <summary>Elements of scratch memory for each participant.</summary>
    public nint ScratchSize;

    public int Rows;

    /// <summary>The number of blocks in the batch.</summary>
    public int Blocks;

    /// <summary>The number of items into which the work is divided.</summary>
    public int Items;

    /// <summary>The first element on a boundary of 64 bytes; the memory is 64 bytes less one element longer than what is used of it.</summary>
    public static T* Align(T* memory) => (T*)(((nuint)memory + 63) & ~(nuint)63);

    /// <summary>A number of elements, rounded up to whole cache lines, so that no two threads write to one.</summary>
    public static nint WholeLines(nint elements) => (nint)(((nuint)elements + (nuint)(64 / sizeof(T)) - 1) / (nuint)(64 / sizeof(T)) * (nuint)(64 / sizeof(T)));

    /// <summary>The start of an item's share, if things are divided evenly among the items.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly int Share(int item, int things) => (int)((long)item * things / Items);
}
