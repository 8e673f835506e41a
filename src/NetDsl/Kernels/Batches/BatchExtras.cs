using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetDsl.Kernels;

/// <summary>
/// What the passes over a block of rows take and give beyond inputs, targets and gradient: room for the outputs, a weight for
/// each row, and which units dropout keeps. Each may be missing. Part of the support for generated code.
/// </summary>
/// <remarks>It points to memory that stays where it is until the pass is done: see <see cref="Batches"/>.</remarks>
/// <typeparam name="T">The type of an element.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct BatchExtras<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T* _outputs;
    private readonly T* _weights;
    private readonly uint* _masks;
    private readonly int _maskWords;

    internal BatchExtras(T* outputs, T* weights, uint* masks, int maskWords)
    {
        _outputs = outputs;
        _weights = weights;
        _masks = masks;
        _maskWords = maskWords;
    }

    /// <summary>Whether the rows' outputs are asked for.</summary>
    public bool WantsOutputs => _outputs != null;

    /// <summary>The first row's output.</summary>
    public ref T Outputs => ref Unsafe.AsRef<T>(_outputs);

    /// <summary>The first row's mask of dropout.</summary>
    public ref uint Masks => ref Unsafe.AsRef<uint>(_masks);

    /// <summary>The rows' weights, if they have any.</summary>
    internal RowWeights<T> Weights => new(_weights);

    /// <summary>How many rows the loss may take at once: one where rows have weights, else all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int RowsAtOnce(int rows) => _weights != null ? 1 : rows;

    /// <summary>Multiplies a row's loss and its delta by the row's weight, if rows have weights.</summary>
    /// <param name="row">The row.</param>
    /// <param name="loss">Its loss, or that of all rows if they have no weights.</param>
    /// <param name="delta">Its delta.</param>
    /// <returns>The weighted loss.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Weigh<TShape>(int row, T loss, ref T delta)
        where TShape : struct, ILayerShape => _weights == null ? loss : Weigh(_weights[row], loss, MemoryMarshal.CreateSpan(ref delta, TShape.Units));

    /// <summary>The same, for the rows from one on.</summary>
    internal BatchExtras<T> From(int row, int outputSize) => new(
        _outputs == null ? null : _outputs + ((nint)row * outputSize),
        _weights == null ? null : _weights + row,
        _masks == null ? null : _masks + ((nint)row * _maskWords),
        _maskWords);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T Weigh(T weight, T loss, Span<T> delta)
    {
        foreach (ref T value in delta)
        {
            value *= weight;
        }

        return weight * loss;
    }
}
