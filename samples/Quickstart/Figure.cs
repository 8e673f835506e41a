using System.Globalization;

namespace Quickstart;

/// <summary>A number that a text has, beside the same number from the generated network.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Computed">What the network gave.</param>
/// <param name="Expected">What the text's own program gives, run in NumPy or Python in double precision.</param>
internal sealed record Figure(string Name, double Computed, double Expected)
{
    /// <summary>How far a figure has to agree with the text's program.</summary>
    public const int RequiredDigits = 12;

    /// <summary>What the text shows on its page, rounded as it stands there, or null.</summary>
    public string? Printed { get; init; }

    /// <summary>
    /// The size below which the figure is nothing but the rounding errors of what led to it, so that its digits mean
    /// nothing; 0 for all other figures.
    /// </summary>
    public double NoiseBelow { get; init; }

    public bool IsExact => Computed == Expected;

    public bool IsRoundingNoise => Math.Abs(Computed) < NoiseBelow && Math.Abs(Expected) < NoiseBelow;

    /// <summary>Significant digits to which the two agree; meaningful where they are not equal.</summary>
    public int Digits
    {
        get
        {
            double relative = Math.Abs(Computed - Expected) / Math.Abs(Expected);
            return double.IsFinite(relative) ? (int)Math.Max(0, Math.Floor(-Math.Log10(relative))) : 0;
        }
    }

    public bool Agrees => (IsExact || IsRoundingNoise || Digits >= RequiredDigits) && AgreesWithPrinted;

    // A decimal knows how many places it was written with, those of 1.5e-05 too.
    private bool AgreesWithPrinted
    {
        get
        {
            if (Printed is null) return true;
            decimal printed = decimal.Parse(Printed, NumberStyles.Float, CultureInfo.InvariantCulture);
            return decimal.Round((decimal)Computed, printed.Scale) == printed;
        }
    }

    /// <summary>How the two agree, in a word or two.</summary>
    public string Verdict =>
        !Agrees ? "DIFFERS"
        : IsRoundingNoise ? "rounding noise"
        : IsExact ? "exact"
        : string.Create(CultureInfo.InvariantCulture, $"{Digits} digits");
}
