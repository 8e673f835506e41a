using global::Quickstart;

namespace NetDsl.Samples.Tests.Quickstart;

public class FigureTests
{
    [Theory]
    [InlineData(0.5, 0.5, "exact")]
    [InlineData(0, 0, "exact")]
    [InlineData(1.0000000000001, 1, "13 digits")]
    [InlineData(-2.00000000000001, -2, "14 digits")]
    [InlineData(1.00000000001, 1, "DIFFERS")]
    [InlineData(1, 0, "DIFFERS")]
    [InlineData(-0.5, 0.5, "DIFFERS")]
    [InlineData(double.NaN, 1, "DIFFERS")]
    [InlineData(double.PositiveInfinity, 1, "DIFFERS")]
    public void Twelve_significant_digits_agree(double computed, double expected, string verdict)
    {
        var figure = new Figure("figure", computed, expected);

        Assert.Equal(verdict, figure.Verdict);
        Assert.Equal(verdict != "DIFFERS", figure.Agrees);
    }

    [Theory]
    [InlineData(0.009664491687968301, "0.00966449", true)]
    [InlineData(0.009664495687968301, "0.00966449", false)]
    [InlineData(0.009664499, "0.00966449", false)]
    [InlineData(1.5055622665134721e-05, "1.50556226651e-05", true)]
    [InlineData(1.5055622665634721e-05, "1.50556226651e-05", false)]
    public void What_the_text_prints_has_to_be_the_figure_rounded(double value, string printed, bool agrees) =>
        Assert.Equal(agrees, new Figure("figure", value, value) { Printed = printed }.Agrees);

    [Theory]
    [InlineData(1e-27, 3e-26, true)]
    [InlineData(1e-27, 1e-23, false)]
    [InlineData(1e-23, 1e-27, false)]
    public void Rounding_noise_has_to_be_small_and_its_digits_mean_nothing(double computed, double expected, bool agrees) =>
        Assert.Equal(agrees, new Figure("figure", computed, expected) { NoiseBelow = 1e-24 }.Agrees);
}
