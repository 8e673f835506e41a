using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Benchmarks.Measuring;

/// <summary>
/// The most multiply-adds that a core does: twelve independent chains in registers, no memory, for one width of vector.
/// Timed among the contenders, so that a share of the peak is a ratio of one run, too.
/// </summary>
[SuppressMessage("Style", "IDE0059:Unnecessary assignment of a value", Justification = "The chains are what is timed.")]
internal sealed class PeakRate(int bits) : Contender($"peak, {bits}-bit")
{
    private const int Chains = 12;

    // Each width does the same operations per call, so that the fastest is the one that does most per second.
    private const int Rounds = 100;
    private const int WidestVector = 512;

    private readonly int _bits = bits;
    private readonly int _rounds = Rounds * WidestVector / bits;
    private float _result;

    public static IEnumerable<int> Widths => Machine.VectorWidths;

    /// <summary>Every width's rate, timed by itself.</summary>
    public static string Describe()
    {
        PeakRate[] widths = [.. Widths.Select(bits => new PeakRate(bits))];
        if (widths.Length == 0)
            return "No vectors: no peak is measured";

        IReadOnlyList<Measurement> measurements = new SideBySide(widths).Run(TimeSpan.FromMilliseconds(300));
        return "Peak of one core, float multiply-add: " + string.Join(", ", widths.Zip(
            measurements, (width, measurement) => $"{width.Operations / measurement.Nanoseconds.Median:F0} GFLOP/s with {width._bits} bits"));
    }

    /// <summary>Floating-point operations of one call, a multiply-add counted as two.</summary>
    public double Operations => 2.0 * _rounds * Chains * (_bits / (8 * sizeof(float)));

    public override void Reset()
    {
    }

    public override void Run(int calls) =>
        _result = _bits == 512 ? Run512(calls * _rounds) : _bits == 256 ? Run256(calls * _rounds) : Run128(calls * _rounds);

    public override double[] ReadResult() => [_result];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Run512(int rounds)
    {
        Vector512<float> x = Vector512.Create(0.999f), y = Vector512.Create(0.001f);
        Vector512<float> a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
        for (int round = 0; round < rounds; round++)
        {
            a = Vector512.MultiplyAddEstimate(a, x, y);
            b = Vector512.MultiplyAddEstimate(b, x, y);
            c = Vector512.MultiplyAddEstimate(c, x, y);
            d = Vector512.MultiplyAddEstimate(d, x, y);
            e = Vector512.MultiplyAddEstimate(e, x, y);
            f = Vector512.MultiplyAddEstimate(f, x, y);
            g = Vector512.MultiplyAddEstimate(g, x, y);
            h = Vector512.MultiplyAddEstimate(h, x, y);
            i = Vector512.MultiplyAddEstimate(i, x, y);
            j = Vector512.MultiplyAddEstimate(j, x, y);
            k = Vector512.MultiplyAddEstimate(k, x, y);
            l = Vector512.MultiplyAddEstimate(l, x, y);
        }

        return Vector512.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Run256(int rounds)
    {
        Vector256<float> x = Vector256.Create(0.999f), y = Vector256.Create(0.001f);
        Vector256<float> a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
        for (int round = 0; round < rounds; round++)
        {
            a = Vector256.MultiplyAddEstimate(a, x, y);
            b = Vector256.MultiplyAddEstimate(b, x, y);
            c = Vector256.MultiplyAddEstimate(c, x, y);
            d = Vector256.MultiplyAddEstimate(d, x, y);
            e = Vector256.MultiplyAddEstimate(e, x, y);
            f = Vector256.MultiplyAddEstimate(f, x, y);
            g = Vector256.MultiplyAddEstimate(g, x, y);
            h = Vector256.MultiplyAddEstimate(h, x, y);
            i = Vector256.MultiplyAddEstimate(i, x, y);
            j = Vector256.MultiplyAddEstimate(j, x, y);
            k = Vector256.MultiplyAddEstimate(k, x, y);
            l = Vector256.MultiplyAddEstimate(l, x, y);
        }

        return Vector256.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Run128(int rounds)
    {
        Vector128<float> x = Vector128.Create(0.999f), y = Vector128.Create(0.001f);
        Vector128<float> a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
        for (int round = 0; round < rounds; round++)
        {
            a = Vector128.MultiplyAddEstimate(a, x, y);
            b = Vector128.MultiplyAddEstimate(b, x, y);
            c = Vector128.MultiplyAddEstimate(c, x, y);
            d = Vector128.MultiplyAddEstimate(d, x, y);
            e = Vector128.MultiplyAddEstimate(e, x, y);
            f = Vector128.MultiplyAddEstimate(f, x, y);
            g = Vector128.MultiplyAddEstimate(g, x, y);
            h = Vector128.MultiplyAddEstimate(h, x, y);
            i = Vector128.MultiplyAddEstimate(i, x, y);
            j = Vector128.MultiplyAddEstimate(j, x, y);
            k = Vector128.MultiplyAddEstimate(k, x, y);
            l = Vector128.MultiplyAddEstimate(l, x, y);
        }

        return Vector128.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }
}
