using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>
/// Draws which units of a network's layers a training step keeps, and leaves out the others. The masks come from the
/// generator that drew the weights, continuing where it stopped; for several rows layer by layer, and each layer row by row, as NumPy
/// fills arrays: at a rate of ½ they are those of <c>randint(2)</c>. Part of the support for generated code.
/// </summary>
/// <remarks>
/// One bit per unit, with the rows of a mask padded to whole words, and the masks of all layers side by side. The memory grows
/// with the number of rows and is kept.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe class Dropout
{
    private readonly NumPyRandom _random;
    private readonly int[] _units;
    private readonly double[] _rates;

    // Pinned, because passes on other threads point to it.
    private uint[] _masks = [];

    /// <summary>Creates the dropout of some layers, in order, possibly including the input.</summary>
    /// <param name="random">The generator that drew the weights.</param>
    /// <param name="units">The number of units of each layer with dropout.</param>
    /// <param name="rates">The fraction of them that is left out, between 0 and 1.</param>
    public Dropout(NumPyRandom random, ReadOnlySpan<int> units, ReadOnlySpan<double> rates)
    {
        _random = random;
        _units = units.ToArray();
        _rates = rates.ToArray();
        foreach (int count in units)
        {
            Words += WordsFor(count);
        }
    }

    /// <summary>The number of words per row.</summary>
    public int Words { get; }

    /// <summary>The generator, whose state determines what is drawn next.</summary>
    internal NumPyRandom Random => _random;

    /// <summary>The number of words for one layer's units.</summary>
    public static int WordsFor(int units) => (units + 31) / 32;

    /// <summary>Draws the masks of some rows.</summary>
    /// <returns>The first word of the first row; valid until the next draw.</returns>
    public ref uint Draw(int rows)
    {
        DrawPinned(rows);
        return ref MemoryMarshal.GetArrayDataReference(_masks);
    }

    /// <summary>
    /// Writes the units that are kept, times a factor, and zeros in place of the others and in the gap after the last. The
    /// two may be the same memory.
    /// </summary>
    /// <param name="source">Rows of values, padded to whole blocks.</param>
    /// <param name="masks">The first row's mask, the layer's first word.</param>
    /// <param name="words">The number of words from one row's mask to the next.</param>
    /// <param name="factor">The factor applied to values that are kept.</param>
    /// <param name="destination">Rows of values, padded likewise.</param>
    /// <param name="units">The units in a row.</param>
    /// <param name="rows">The number of rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply<T>(ref readonly T source, ref readonly uint masks, int words, T factor, ref T destination, int units, int rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int padded = DenseLayer.Padded<T>(units);
        for (int row = 0; row < rows; row++)
        {
            ApplyRow(
                in Unsafe.Add(ref Unsafe.AsRef(in source), (nint)row * padded), in Unsafe.Add(ref Unsafe.AsRef(in masks), (nint)row * words), factor,
                ref Unsafe.Add(ref destination, (nint)row * padded), units, padded);
        }
    }

    internal uint* DrawPinned(int rows)
    {
        int needed = checked(rows * Words);
        if (_masks.Length < needed)
        {
            _masks = GC.AllocateArray<uint>(needed, pinned: true);
        }

        int start = 0;
        for (int layer = 0; layer < _units.Length; layer++)
        {
            int words = WordsFor(_units[layer]);
            for (int row = 0; row < rows; row++)
            {
                _random.FillKept(_masks.AsSpan((row * Words) + start, words), _units[layer], _rates[layer]);
            }

            start += words;
        }

        return (uint*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_masks));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ApplyRow<T>(ref readonly T source, ref readonly uint mask, T factor, ref T destination, int units, int padded)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int unit = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            // Eight or four units at a time; no bit is set beyond the last.
            Vector256<T> factors = Vector256.Create(factor);
            for (; unit < units; unit += Vector256<T>.Count)
            {
                uint bits = Unsafe.Add(ref Unsafe.AsRef(in mask), unit / 32) >> (unit % 32);
                Vector256<T> kept = typeof(T) == typeof(float)
                    ? Bits(Vector256.Create(bits), Vector256.Create(1u, 2, 4, 8, 16, 32, 64, 128)).As<uint, T>()
                    : Bits(Vector256.Create((ulong)bits), Vector256.Create(1ul, 2, 4, 8)).As<ulong, T>();
                Vector256<T> value = Vector256.LoadUnsafe(ref Unsafe.AsRef(in source), (nuint)unit);
                (kept & (value * factors)).StoreUnsafe(ref destination, (nuint)unit);
            }
        }

        for (; unit < units; unit++)
        {
            uint bit = (Unsafe.Add(ref Unsafe.AsRef(in mask), unit / 32) >> (unit % 32)) & 1;
            Unsafe.Add(ref destination, unit) = bit == 0 ? T.Zero : factor * Unsafe.Add(ref Unsafe.AsRef(in source), unit);
        }

        for (; unit < padded; unit++)
        {
            Unsafe.Add(ref destination, unit) = T.Zero;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<TBits> Bits<TBits>(Vector256<TBits> word, Vector256<TBits> each)
        where TBits : unmanaged => Vector256.Equals(word & each, each);
}
