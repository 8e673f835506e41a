using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>
/// The passes over one dense layer that is too wide to be unrolled, for one row or several. The sizes are passed as a
/// type, for which the JIT compiles each pass with constants. Part of the support for generated code; nothing is checked.
/// </summary>
/// <remarks>
/// A block is 64 bytes, the widest vector. A layer's parameters are contiguous: the weights of as many units as fill
/// whole blocks, a row per input; the weights of the remaining units, a row of all inputs per unit, padded to whole blocks;
/// the biases, padded likewise. A layer's values, inputs, deltas and pre-activations are padded to whole blocks with zeros,
/// so that no pass needs to handle a remainder: gaps are multiplied by zero, and so stay zero.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class DenseLayer
{
    /// <summary>The number of rows from which on deltas are propagated back through transposed weights.</summary>
    public const int MinRowsToTranspose = 8;

    private const int BlockBytes = 64;

    /// <summary>How many of the layer's units are side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int LaneUnits<T>(int units)
        where T : unmanaged => units - (units % (BlockBytes / Unsafe.SizeOf<T>()));

    /// <summary>A number of elements, rounded up to whole blocks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Padded<T>(int count)
        where T : unmanaged
    {
        int block = BlockBytes / Unsafe.SizeOf<T>();
        return (count + block - 1) / block * block;
    }

    /// <summary>A layer's part of a network's parameters. It may be written to only if the caller may write to all of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T Part<T>(ref readonly T parameters, int start)
        where T : unmanaged => ref Unsafe.Add(ref Unsafe.AsRef(in parameters), start);
}
