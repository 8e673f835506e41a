using System.Globalization;

namespace NetDsl.Reports;

/// <summary>
/// An axis of a chart: from a round number to a round number, with ticks at round numbers between (the rule of P. Heckbert, "Nice
/// numbers for graph labels", Graphics Gems, 1990: steps of 1, 2 or 5 times a power of ten).
/// </summary>
internal sealed class Axis
{
    private const double DecadesForLogarithm = 3;

    // Beyond this, sums and differences overflow; below, steps are too small.
    private const double Largest = 1e300;
    private const double Smallest = 1e-300;

    // Ticks are whole multiples of a step, accurate to this many digits.
    private const int Digits = 12;

    private Axis(double from, double to, IReadOnlyList<double> ticks, bool isLogarithmic, string format)
    {
        From = from;
        To = to;
        Ticks = ticks;
        IsLogarithmic = isLogarithmic;
        Format = format;
    }

    public double From { get; }

    public double To { get; }

    public IReadOnlyList<double> Ticks { get; }

    public bool IsLogarithmic { get; }

    private string Format { get; }

    /// <summary>Whether a value can be on an axis: finite numbers can, except the very largest.</summary>
    public static bool CanShow(double value) => Math.Abs(value) <= Largest;

    /// <summary>An axis for values: logarithmic if they are positive and far apart; including 0 if that takes little space.</summary>
    public static Axis For(IEnumerable<double> values, int ticks)
    {
        double[] finite = [.. values.Where(CanShow)];
        if (finite.Length == 0)
        {
            return Linear(0, 1, ticks);
        }

        double least = finite.Min(), most = finite.Max();
        if (least >= Smallest && Math.Log10(most) - Math.Log10(least) >= DecadesForLogarithm)
        {
            return Logarithmic(least, most, ticks);
        }

        if (least > 0 && least < most / 2)
        {
            least = 0;
        }

        // All the same: put it in the middle.
        double size = Math.Max(Math.Abs(least), Math.Abs(most));
        if (most - least <= Math.Max(size * 1e-12, Smallest))
        {
            double around = size <= Smallest ? 1 : size / 10;
            (least, most) = (least - around, most + around);
        }

        return Linear(least, most, ticks);
    }

    /// <summary>An axis for epochs, 1 to a last one, with ticks at whole numbers.</summary>
    public static Axis ForEpochs(int epochs, int ticks)
    {
        double step = epochs <= ticks + 1 ? 1 : NiceStep((epochs - 1) / (double)ticks);
        IEnumerable<double> round = Enumerable.Range(1, (int)(epochs / step)).Select(i => i * step);

        // The first epoch gets its own tick if there is room before the next one.
        double[] at = [.. step == 1 ? round : round.Prepend(1)];
        return new(1, Math.Max(epochs, 2), at, false, "0");
    }

    /// <summary>The position of a value on the axis: 0 at its beginning, 1 at its end.</summary>
    public double Position(double value) => IsLogarithmic
        ? (Math.Log10(value) - Math.Log10(From)) / (Math.Log10(To) - Math.Log10(From))
        : (value - From) / (To - From);

    /// <summary>The label of a tick.</summary>
    public string Label(double tick) => (tick + 0.0).ToString(Format, CultureInfo.InvariantCulture);

    private static Axis Linear(double least, double most, int ticks)
    {
        double step = NiceStep((most - least) / ticks);
        double first = Math.Floor((least / step) + 1e-9), last = Math.Ceiling((most / step) - 1e-9);
        int decimals = Math.Max(0, (int)-Math.Floor(Math.Log10(step) + 1e-9));
        bool plain = decimals <= 5 && Math.Max(Math.Abs(least), Math.Abs(most)) < 1e7;
        double[] at = [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => decimals > Digits ? (first + i) * step : Math.Round((first + i) * step, decimals))];
        return new(at[0], at[^1], at, false, plain ? "0." + new string('0', decimals) : "0.##E+0");
    }

    private static Axis Logarithmic(double least, double most, int ticks)
    {
        int first = (int)Math.Floor(Math.Log10(least) + 1e-9), last = (int)Math.Ceiling(Math.Log10(most) - 1e-9);
        int step = Math.Max(1, (last - first + ticks - 1) / ticks);
        double[] at = [.. Enumerable.Range(0, ((last - first) / step) + 1).Select(i => Math.Pow(10, first + (i * step)))];
        return new(Math.Pow(10, first), Math.Pow(10, last), at, true, first >= -4 && last <= 6 ? "0.####" : "0E+0");
    }

    // The round number at or above.
    private static double NiceStep(double least)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        return power * ((least / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 });
    }
}
