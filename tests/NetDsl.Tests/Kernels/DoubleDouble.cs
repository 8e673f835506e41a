namespace NetDsl.Tests.Kernels;

/// <summary>
/// A number as the unevaluated sum of two doubles, about 106 bits: slow and plain arithmetic for reference values
/// (T. J. Dekker, "A floating-point technique for extending the available precision", 1971).
/// </summary>
internal readonly struct DoubleDouble
{
    public static readonly DoubleDouble TwoPi = new(6.283185307179586, 2.4492935982947064e-16);

    private static readonly DoubleDouble _ln2 = new(0.6931471805599453, 2.3190468138462996e-17);

    private DoubleDouble(double high, double low) => (High, Low) = (high, low);

    public double High { get; }

    public double Low { get; }

    public static implicit operator DoubleDouble(double value) => new(value, 0);

    public static DoubleDouble operator -(DoubleDouble a) => new(-a.High, -a.Low);

    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        var sum = TwoSum(a.High, b.High);
        var rest = TwoSum(a.Low, b.Low);
        var middle = QuickSum(sum.High, sum.Low + rest.High);
        return QuickSum(middle.High, middle.Low + rest.Low);
    }

    public static DoubleDouble operator -(DoubleDouble a, DoubleDouble b) => a + -b;

    public static DoubleDouble operator *(DoubleDouble a, DoubleDouble b)
    {
        var product = a.High * b.High;
        var error = Math.FusedMultiplyAdd(a.High, b.High, -product);
        return QuickSum(product, error + (a.High * b.Low) + (a.Low * b.High));
    }

    public static DoubleDouble operator /(DoubleDouble a, DoubleDouble b)
    {
        var first = a.High / b.High;
        var remainder = a - (b * first);
        var second = remainder.High / b.High;
        remainder -= b * second;
        return QuickSum(first, second) + (remainder.High / b.High);
    }

    /// <summary>e^a − 1, with full relative precision near 0.</summary>
    public static DoubleDouble Expm1(DoubleDouble a)
    {
        if (Math.Abs(a.High) > 0.35) return Exp(a) - 1;
        DoubleDouble sum = a, term = a;
        for (var k = 2; k < 24; k++)
        {
            term = term * a / k;
            sum += term;
        }

        return sum;
    }

    public static DoubleDouble Exp(DoubleDouble a)
    {
        var n = Math.Round(a.High / _ln2.High);
        var result = Expm1(a - (_ln2 * n)) + 1;

        // In two steps, so that neither factor overflows or underflows before the product does.
        var half = (int)n / 2;
        return result.Scale(half).Scale((int)n - half);
    }

    /// <summary>ln(1 + a) for a ≥ 0: one step of Newton's method from the double's logarithm.</summary>
    public static DoubleDouble Log1p(DoubleDouble a)
    {
        var guess = (DoubleDouble)(a.High < 1e-4 ? a.High * (1 - (a.High / 2)) : Math.Log(1 + a.High));
        for (var step = 0; step < 2; step++)
        {
            var power = Expm1(guess);
            guess += (a - power) / (power + 1);
        }

        return guess;
    }

    public static DoubleDouble Sqrt(DoubleDouble a)
    {
        DoubleDouble root = Math.Sqrt(a.High);
        return (root + (a / root)) * 0.5;
    }

    /// <summary>This − value, exact before its last rounding where the two are near each other.</summary>
    public double DistanceFrom(double value) => High - value + Low;

    private static DoubleDouble TwoSum(double a, double b)
    {
        var sum = a + b;
        var part = sum - a;
        return new(sum, a - (sum - part) + (b - part));
    }

    private static DoubleDouble QuickSum(double a, double b)
    {
        var sum = a + b;
        return new(sum, b - (sum - a));
    }

    private DoubleDouble Scale(int n) => new(Math.ScaleB(High, n), Math.ScaleB(Low, n));
}
