using NetDsl.Kernels;
using Xunit;

namespace NetDsl.Tests.Kernels;

/// <summary>The list of a row's elements that are not zero, against a plain loop.</summary>
public sealed class NonZeroTests
{
    public static TheoryData<int, double> Rows
    {
        get
        {
            var data = new TheoryData<int, double>();
            foreach (var count in new[] { 1, 2, 3, 15, 16, 17, 31, 33, 128, 200, 257, 784, 8192 })
            {
                foreach (var share in new[] { 0, 0.1, 0.2, 0.45, 0.5, 0.55, 1 })
                    data.Add(count, share);
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Rows))]
    public void List_holds_the_indices_in_order_unless_they_are_more_than_half(int count, double share)
    {
        var random = new System.Random(count);
        var row = new double[count];
        for (var i = 0; i < count; i++)
        {
            // Zeros of both signs, and what compares strangely or is next to zero.
            row[i] = random.NextDouble() >= share ? (i % 2 == 0 ? 0.0 : -0.0) : (i % 4) switch
            {
                0 => double.NaN,
                1 => -1.5,
                2 => double.PositiveInfinity,
                _ => 1e-45,
            };
        }

        var expected = Enumerable.Range(0, count).Where(i => row[i] != 0).Select(i => (ushort)i).ToArray();
        Check(expected, row);
        Check(expected, Array.ConvertAll(row, x => (float)x));
    }

    [Fact]
    public void Every_pattern_of_sixteen_elements_is_listed()
    {
        var row = new float[64];
        for (var pattern = 0; pattern < 1 << 16; pattern++)
        {
            for (var i = 0; i < 16; i++)
                row[16 + i] = (pattern >> i) & 1;

            Check([.. Enumerable.Range(0, 16).Where(i => ((pattern >> i) & 1) != 0).Select(i => (ushort)(16 + i))], row);
        }
    }

    private static void Check<T>(ushort[] expected, T[] row)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        // A guard behind the list shows whether it stays within the length that it asks for.
        var list = new ushort[NonZero.ListLength(row.Length) + 4];
        list.AsSpan(list.Length - 4).Fill(ushort.MaxValue);
        var found = NonZero.List(in row[0], row.Length, ref list[0]);
        Assert.All(list[^4..], value => Assert.Equal(ushort.MaxValue, value));
        if (expected.Length > row.Length / 2)
        {
            Assert.Equal(-1, found);
            return;
        }

        Assert.Equal(expected, list[..found]);
    }
}
