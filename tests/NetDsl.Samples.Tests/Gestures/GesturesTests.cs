using System.Globalization;
using Gestures;
using Xunit;

namespace NetDsl.Samples.Tests.Gestures;

/// <summary>The sample embeds what PyTorch has trained: its outputs are PyTorch's, and the strokes are what they are drawn as.</summary>
public sealed class GesturesTests
{
    [Fact]
    public void Its_outputs_are_those_of_PyTorch()
    {
        Assert.InRange(Gesture.SelfTest(), 0, 1e-6);

        // The weights are in the assembly: nothing lies beside it.
        Assert.False(File.Exists(Path.Combine(AppContext.BaseDirectory, "gesture.safetensors")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_stroke_is_recognized_wherever_and_however_large_it_is_drawn(int stroke)
    {
        float[] shares = new float[Gesture.OutputSize];
        (double X, double Y)[] points = Strokes.Drawn[stroke].Points;
        foreach ((double scale, double shift) in ((double, double)[])[(1, 0), (0.01, -3), (40, 1e4)])
        {
            new Gesture().Forward(Strokes.Normalize([.. points.Select(point => ((scale * point.X) + shift, (scale * point.Y) - shift))]), shares);
            Assert.Equal(stroke, Array.IndexOf(shares, shares.Max()));
        }
    }

    [Fact]
    public void It_prints_the_same_on_every_culture()
    {
        using var culture = new CommaCulture();
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        global::Gestures.Program.Run(output);
        Assert.Contains("swipe 100.0 %", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(8, output.ToString().Split('\n').Length);
    }
}
