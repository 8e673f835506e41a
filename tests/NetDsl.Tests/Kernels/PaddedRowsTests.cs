using NetDsl.Kernels;
using Xunit;

namespace NetDsl.Tests.Kernels;

/// <summary>Rows on their way between the caller's memory and padded memory.</summary>
public sealed class PaddedRowsTests
{
    private const int Rows = 3;

    public static TheoryData<int> Counts { get; } = [.. Enumerable.Range(1, 70)];

    [Theory, MemberData(nameof(Counts))]
    public void CopyIn_fills_whole_blocks_with_the_row_and_zeros(int count)
    {
        CheckCopyIn(count, i => i + 1f);
        CheckCopyIn(count, i => i + 1.0);
    }

    [Theory, MemberData(nameof(Counts))]
    public void ClearGap_sets_nothing_but_what_lies_behind_the_rows(int count)
    {
        CheckClearGap(count, 1f / 3);
        CheckClearGap(count, 1.0 / 3);
    }

    [Fact]
    public void CopyOut_writes_the_units_and_nothing_else()
    {
        CheckCopyOut<UnitsOf<One>, float>(1, i => i + 1f);
        CheckCopyOut<UnitsOf<Seven>, float>(7, i => i + 1f);
        CheckCopyOut<UnitsOf<Sixteen>, float>(16, i => i + 1f);
        CheckCopyOut<UnitsOf<FortyThree>, float>(43, i => i + 1f);
        CheckCopyOut<UnitsOf<One>, double>(1, i => i + 1.0);
        CheckCopyOut<UnitsOf<Seven>, double>(7, i => i + 1.0);
        CheckCopyOut<UnitsOf<Sixteen>, double>(16, i => i + 1.0);
        CheckCopyOut<UnitsOf<FortyThree>, double>(43, i => i + 1.0);
    }

    private static void CheckCopyIn<T>(int count, Func<int, T> value)
        where T : unmanaged
    {
        // No element follows the last one of the source: what is read beyond it would not be there.
        T[] source = [.. Enumerable.Range(0, Rows * count).Select(value)];
        var padded = DenseLayer.Padded<T>(count);
        T[] destination = [.. Enumerable.Range(1000, (Rows * padded) + 1).Select(value)];
        DenseLayer.CopyIn(in source[0], ref destination[0], count, Rows);
        for (var i = 0; i < Rows * padded; i++)
            Assert.Equal(i % padded < count ? source[(i / padded * count) + (i % padded)] : default, destination[i]);

        Assert.Equal(value(1000 + (Rows * padded)), destination[^1]);
    }

    private static void CheckClearGap<T>(int count, T filling)
        where T : unmanaged
    {
        var padded = DenseLayer.Padded<T>(count);
        var memory = new T[(Rows * padded) + 1];
        Array.Fill(memory, filling);
        DenseLayer.ClearGap(ref memory[0], count, Rows);
        for (var i = 0; i < memory.Length; i++)
            Assert.Equal(i == Rows * padded || i % padded < count ? filling : default, memory[i]);
    }

    private static void CheckCopyOut<TShape, T>(int units, Func<int, T> value)
        where TShape : struct, ILayerShape
        where T : unmanaged
    {
        var padded = DenseLayer.Padded<T>(units);
        T[] source = [.. Enumerable.Range(0, Rows * padded).Select(value)];
        var destination = new T[(Rows * units) + 1];
        DenseLayer.CopyOut<TShape, T>(in source[0], ref destination[0], Rows);
        for (var i = 0; i < Rows * units; i++)
            Assert.Equal(source[(i / units * padded) + (i % units)], destination[i]);

        Assert.Equal(default, destination[^1]);
    }

    private interface INumber
    {
        static abstract int Value { get; }
    }

    private readonly struct One : INumber
    {
        public static int Value => 1;
    }

    private readonly struct Seven : INumber
    {
        public static int Value => 7;
    }

    private readonly struct Sixteen : INumber
    {
        public static int Value => 16;
    }

    private readonly struct FortyThree : INumber
    {
        public static int Value => 43;
    }

    private readonly struct UnitsOf<TNumber> : ILayerShape
        where TNumber : struct, INumber
    {
        public static int Inputs => 1;

        public static int Units => TNumber.Value;

        public static bool HasBias => false;

        public static bool SkipsZeroInputs => false;
    }
}
