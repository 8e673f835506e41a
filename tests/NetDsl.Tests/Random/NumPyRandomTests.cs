using Xunit;

namespace NetDsl.Tests.RandomNumbers;

public class NumPyRandomTests
{
    public static TheoryData<uint> Seeds() => new(NumPyFigures.BySeed.Keys);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Mixed_draws_over_several_renewals_of_the_state_have_the_bits_of_NumPy(uint seed)
    {
        var random = new NumPyRandom(seed);
        foreach (var expected in NumPyFigures.BySeed[seed])
        {
            var values = Draw(random, expected.Call, expected.Count);
            if (expected.Call == "randn" && !OperatingSystem.IsLinux())
            {
                // NumPy's own normal numbers differ between platforms, by the last bit of the platform's logarithm.
                Assert.Equal(expected.First, values[0], 1e-14);
                Assert.Equal(expected.Last, values[^1], 1e-14);
                continue;
            }

            Assert.Equal((expected.Call, expected.First, expected.Last), (expected.Call, values[0], values[^1]));
            Assert.Equal(expected.Hash, Hash(values));
        }
    }

    [Fact]
    public void Filling_a_span_draws_what_single_calls_draw()
    {
        var one = new NumPyRandom(5);
        var many = new NumPyRandom(5);
        var doubles = new double[7];
        var bits = new int[7];
        var normals = new double[7];
        many.FillDoubles(doubles);
        many.FillNormals(normals);
        many.FillBits(bits);
        Assert.Equal(Enumerable.Range(0, 7).Select(_ => one.NextDouble()), doubles);
        Assert.Equal(Enumerable.Range(0, 7).Select(_ => one.NextNormal()), normals);
        Assert.Equal(Enumerable.Range(0, 7).Select(_ => one.NextBit()), bits);
        Assert.Equal(one.NextNormal(), many.NextNormal());
    }

    [Fact]
    public void The_32_bit_stream_is_that_of_the_published_generator()
    {
        // MT19937 with the seed 5489: the ten-thousandth number is the one that the C++ standard gives for mt19937.
        var random = new NumPyRandom(5489u);
        for (var i = 1; i < 10000; i++) random.NextUInt32();
        Assert.Equal(4123659995u, random.NextUInt32());
    }

    [Fact]
    public void A_seed_given_as_int_or_uint_is_the_same_seed()
    {
        Assert.Equal(new NumPyRandom(123u).NextDouble(), new NumPyRandom(123).NextDouble());
    }

    [Fact]
    public void A_negative_seed_is_refused_by_name()
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => new NumPyRandom(-1));
        Assert.Equal("seed", exception.ParamName);
    }

    [Fact]
    public void Drawing_allocates_nothing()
    {
        var random = new NumPyRandom(3);
        var sum = random.NextDouble() + random.NextNormal() + random.NextBit();

        // The least of a few runs: a collection that goes on beside it may move the counter once.
        var least = long.MaxValue;
        for (var run = 0; run < 5; run++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 2000; i++) sum += random.NextDouble() + random.NextNormal() + random.NextBit();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
        Assert.True(double.IsFinite(sum));
    }

    private static double[] Draw(NumPyRandom random, string call, int count)
    {
        var values = new double[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = call switch
            {
                "random_sample" => random.NextDouble(),
                "randn" => random.NextNormal(),
                "randint" => random.NextBit(),
                _ => throw new ArgumentException($"No such call: {call}", nameof(call)),
            };
        }

        return values;
    }

    /// <summary>Each number's bits xored in, multiplied by an odd constant (mod 2⁶⁴) and its upper half xored onto the lower.</summary>
    private static ulong Hash(double[] values)
    {
        var hash = 0UL;
        foreach (var value in values)
        {
            hash = unchecked((hash ^ BitConverter.DoubleToUInt64Bits(value)) * 0x9E3779B97F4A7C15UL);
            hash ^= hash >> 32;
        }

        return hash;
    }
}
