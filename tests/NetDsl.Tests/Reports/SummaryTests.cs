using System.Globalization;
using NetDsl.Tests.Checks;
using NetDsl.Tests.LayerOptions;
using NetDsl.Tests.Networks;
using Xunit;

namespace NetDsl.Tests.Reports;

/// <summary>The table of a network's layers.</summary>
public sealed class SummaryTests
{
    [Fact]
    public void Has_a_line_for_each_layer_and_totals() => Assert.Equal(
        """
        Net_40_300_Softmax, single precision

        layer   activation  units   weights  biases  parameters
        -------------------------------------------------------
        input                  40
        Layer1  Softmax       300  40 x 300     300      12,300

        Total parameters: 12,300 (49,200 bytes)
        Trainable parameters: 12,300
        Frozen parameters: 0
        In memory, with the gaps of alignment: 49,600 bytes

        """,
        new Net_40_300_Softmax().Summary(),
        ignoreLineEndingDifferences: true);

    // Dropout, freezing and stages have columns where there are such, and only there.
    [Fact]
    public void Shows_what_is_frozen_and_left_out()
    {
        string summary = new Handwritten().Summary();
        string[] lines = summary.Split('\n');
        Assert.Equal("layer   activation  units  weights  biases  parameters  dropout  frozen", lines[2]);
        Assert.Equal("Layer1  Linear          2    2 x 2       2           6           frozen", lines[5]);
        Assert.Equal("Layer2  Linear          1    2 x 1       1           3      0.5", lines[6]);
        Assert.Contains("Trainable parameters: 3\nFrozen parameters: 6\n", summary, StringComparison.Ordinal);
        Assert.Contains("double precision", summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Shows_the_dropout_of_the_input()
    {
        string[] lines = new Drop_16_40_32_10().Summary().Split('\n');
        Assert.Equal("input                  16                                   0.2", lines[4]);
        Assert.EndsWith("  0.7", lines[6], StringComparison.Ordinal);
    }

    [Fact]
    public void Names_stages_and_activations_of_ones_own()
    {
        string[] whole = new Of_Written_Out_And_Tiled().Summary().Split('\n');
        Assert.Equal(["layer", "stage"], whole[2].Split(' ', StringSplitOptions.RemoveEmptyEntries)[..2]);
        Assert.Contains(nameof(Cubic), new Net_3_4_1_Cubic().Summary(), StringComparison.Ordinal);
    }

    [Fact]
    public void Needs_no_instance() => Assert.Equal(new Net_5_7_3().Summary(), NetworkSummary.Of<Net_5_7_3, double>());

    [Fact]
    public void Is_the_same_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Contains("12,300 (49,200 bytes)", new Net_40_300_Softmax().Summary(), StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
