using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>
/// What the threads that work on a batch share. The memory that it points to is pinned, and the caller waits, so that all of
/// it outlives the work.
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

    /// <summary>Blocks in the batch.</summary>
    public int Blocks;

    /// <summary>Items that the work is cut into.</summary>
    public int Items;

    /// <summary>The first element on a boundary of 64 bytes; the memory is 64 bytes less one element longer than what is used of it.</summary>
    public static T* Align(T* memory) => (T*)(((nuint)memory + 63) & ~(nuint)63);

    /// <summary>A number of elements, rounded up to whole cache lines, so that no two threads write to one.</summary>
    public static nint WholeLines(nint elements) => (nint)(((nuint)elements + (nuint)(64 / sizeof(T)) - 1) / (nuint)(64 / sizeof(T)) * (nuint)(64 / sizeof(T)));

    /// <summary>Where the share of an item begins, of so many things that the items share evenly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly int Share(int item, int things) => (int)((long)item * things / Items);
}
