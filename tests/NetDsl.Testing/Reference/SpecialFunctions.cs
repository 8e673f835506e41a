namespace NetDsl.Testing;

/// <summary>
/// What System.Math lacks, to within a few units in the last place. Written for trust, not for speed: an alternating or
/// truncated form is used only where nothing cancels.
/// </summary>
public static class SpecialFunctions
{
    // Where the continued fraction of erfc converges in fewer terms than the series of erf needs, and before 1 − erf loses digits.
    private const double SeriesLimit = 1;

    /// <summary>The error function.</summary>
    public static double Erf(double x) => Math.Abs(x) < SeriesLimit ? ErfSeries(x) : x > 0 ? 1 - ErfcFraction(x) : ErfcFraction(-x) - 1;

    /// <summary>1 − erf(x), with full relative accuracy also where it is small.</summary>
    public static double Erfc(double x) => Math.Abs(x) < SeriesLimit ? 1 - ErfSeries(x) : x > 0 ? ErfcFraction(x) : 2 - ErfcFraction(-x);

    /// <summary>eˣ − 1 (W. Kahan's form: the error of the exponential cancels in the quotient).</summary>
    public static double ExpM1(double x)
    {
        double u = Math.Exp(x);
        if (u == 1)
            return x;

        return u - 1 == -1 ? -1 : (u - 1) * x / Math.Log(u);
    }

    /// <summary>ln(1 + x) (W. Kahan's form).</summary>
    public static double Log1P(double x)
    {
        double u = 1 + x;
        return u == 1 ? x : Math.Log(u) * x / (u - 1);
    }

    // erf x = 2/√π · e^(−x²) · Σ 2ⁿ x^(2n+1) / (1·3·5···(2n+1)): every term has the sign of x.
    private static double ErfSeries(double x)
    {
        double term = x;
        double sum = x;
        for (int n = 1; Math.Abs(term) > 1e-18 * Math.Abs(sum); n++)
        {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    // erfc x = e^(−x²)/√π · 1/(x + (1/2)/(x + (2/2)/(x + (3/2)/(x + …)))), evaluated from a term so far out that it no
    // longer matters: the terms needed grow as 1/x², 600 give full precision from 1 on.
    private static double ErfcFraction(double x)
    {
        double tail = x;
        for (int n = 600; n >= 1; n--)
            tail = x + 0.5 * n / tail;

        return Math.Exp(-x * x) / (Math.Sqrt(Math.PI) * tail);
    }
}
