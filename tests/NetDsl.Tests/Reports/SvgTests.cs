using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using NetDsl.Tests.Networks;
using Xunit;

namespace NetDsl.Tests.Reports;

/// <summary>Pictures are valid XML that says in words and coordinates what the numbers are.</summary>
public sealed class SvgTests
{
    private static readonly XNamespace _svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void A_curve_has_a_chart_for_each_name_with_both_lines()
    {
        XDocument svg = XDocument.Parse(new LearningCurve { Title = "Digits & <more>", BestEpoch = 2 }
            .Add("loss", [1, 0.5, 0.25], [1.25, 0.75, 0.875]).Add("accuracy", [0.5, 0.75, 1]).ToSvg());
        Assert.Equal("Digits & <more>", svg.Root!.Element(_svg + "title")!.Value);
        Assert.Contains("loss in validation: first 1.25, last 0.875, least 0.75 at epoch 2", svg.Root.Element(_svg + "desc")!.Value, StringComparison.Ordinal);
        Assert.Equal(2, svg.Descendants(_svg + "g").Count());

        double[][][] lines = [.. svg.Descendants(_svg + "polyline").Select(Points)];
        Assert.Equal(3, lines.Length);

        // The axis of the loss goes from 0 to 1.5: heights above its ground are in proportion to the values.
        double[] heights = [.. lines[0].Concat(lines[1]).Select(point => 170 - point[1])];
        foreach ((double height, double value) in heights.Zip([1, 0.5, 0.25, 1.25, 0.75, 0.875]))
            Assert.Equal(170 * value / 1.5, height, 0.02);
        Assert.Equal(lines[0].Select(point => point[0]), lines[1].Select(point => point[0]));
        Assert.Equal(2, svg.Descendants(_svg + "text").Count(text => text.Value == "best: epoch 2"));
    }

    [Fact]
    public void A_training_has_a_chart_for_the_loss_and_each_metric()
    {
        var network = new Net_3_4_1();
        double[] Values(Func<int, double> value) => [.. Enumerable.Range(0, 5).Select(value)];
        History history = network.Fit(
            new Examples<float>([0, 0, 1, 0, 1, 1, 1, 0, 1, 1, 1, 1], [0, 1, 1, 0]), new FitOptions { Epochs = 5, Metrics = [Metric.MeanAbsoluteError] },
            new Examples<float>([0, 1, 0], [1]));
        Assert.Equal(
            new LearningCurve { BestEpoch = history.BestEpoch }
                .Add("loss", Values(i => history.Loss[i]), Values(i => history.ValidationLoss[i]))
                .Add(Metric.MeanAbsoluteError.Name, history[Metric.MeanAbsoluteError], history.Validation[Metric.MeanAbsoluteError]).ToSvg(),
            LearningCurve.Of(history).ToSvg());
        Assert.Null(LearningCurve.Of(network.Fit(new Examples<float>([0, 0, 1], [0]), new FitOptions { Epochs = 2 })).BestEpoch);
    }

    [Fact]
    public void What_is_no_number_leaves_a_gap()
    {
        XDocument svg = XDocument.Parse(new LearningCurve().Add("loss", [1, 2, double.NaN, 4, double.PositiveInfinity, 1, 3]).ToSvg());
        Assert.Equal([2, 2], svg.Descendants(_svg + "polyline").Select(line => Points(line).Length));
        Assert.Single(svg.Descendants(_svg + "circle"));
        Assert.Contains("at 2 epochs it is no number", svg.Root!.Element(_svg + "desc")!.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new double[0])]
    [InlineData(new[] { 0.5 })]
    [InlineData(new[] { 0.0, 0.0 })]
    [InlineData(new[] { double.NaN, double.NaN })]
    [InlineData(new[] { -1e300, 1e300 })]
    [InlineData(new[] { 1e-300, 1.0 })]
    [InlineData(new[] { 1e9, 1e9 + 1 })]
    [InlineData(new[] { double.Epsilon, double.Epsilon * 3 })]
    [InlineData(new[] { double.MinValue, double.MaxValue })]
    public void Any_values_give_finite_coordinates(double[] values)
    {
        string text = new LearningCurve().Add("loss", values, Enumerable.Reverse(values)).ToSvg();
        Assert.DoesNotContain("NaN", XDocument.Parse(text).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("∞", text, StringComparison.Ordinal);
        Assert.InRange(text.Length, 500, 10_000);
        Assert.All(XDocument.Parse(text).Descendants(_svg + "polyline").SelectMany(Points), point => Assert.InRange(point[1], -0.01, 170.01));
    }

    [Fact]
    public void Very_long_curves_keep_their_extremes_and_stay_small()
    {
        double[] values = [.. Enumerable.Range(0, 1_000_000).Select(i => i == 123_456 ? 9 : i == 777_777 ? 1 : 5 + Math.Sin(i))];
        string text = new LearningCurve().Add("loss", values).ToSvg();
        Assert.InRange(text.Length, 1, 60_000);
        double[] heights = [.. XDocument.Parse(text).Descendants(_svg + "polyline").SelectMany(Points).Select(point => point[1])];

        // The axis goes from 0 to 10.
        Assert.Equal(17, heights.Min(), 0.02);
        Assert.Equal(153, heights.Max(), 0.02);
    }

    [Fact]
    public void A_curve_without_charts_is_refused() => Assert.Throws<InvalidOperationException>(() => new LearningCurve().ToSvg());

    [Fact]
    public void Tiles_hold_the_weights_as_colours_on_one_scale()
    {
        var network = new Net_20_30_10_Softmax();
        for (int input = 0; input < 20; input++)
            for (int unit = 0; unit < 30; unit++)
                network.Layer1.Weights[input, unit] = (input - 10) * (unit == 3 ? 1f : 0.1f);

        XDocument svg = XDocument.Parse(WeightPicture.Of(network, 1, width: 5).ToSvg());
        XElement[] tiles = [.. svg.Descendants(_svg + "image")];
        Assert.Equal(30, tiles.Length);
        Assert.Equal("unit 3: weights from -10 to 9", tiles[3].Parent!.Element(_svg + "title")!.Value);

        (int width, int height, byte[] pixels, byte[] palette) = Decode(tiles[3]);
        Assert.Equal((5, 4), (width, height));
        Assert.Equal(Enumerable.Range(0, 20).Select(input => (byte)(input * 10)), pixels);
        Assert.Equal(Enumerable.Range(0, 20).Select(input => (byte)(90 + input)), Decode(tiles[4]).Pixels);

        // Blue at one end, white in the middle, red at the other.
        Assert.True(palette[2] > palette[0] && palette[600] > palette[602]);
        Assert.All(palette[300..303], part => Assert.InRange(part, 240, 255));
        Assert.Contains(svg.Descendants(_svg + "text"), text => text.Value == "-10");
    }

    [Fact]
    public void A_tile_is_square_where_the_inputs_are_and_one_row_otherwise()
    {
        Assert.Equal((3, 1), Size(WeightPicture.Of(new Net_3_4_1(), 1)));
        Assert.Equal((2, 2), Size(WeightPicture.Of(new Net_3_4_1(), 2)));
        Assert.Equal((1, 3), Size(WeightPicture.Of(new Net_3_4_1(), 1, height: 3)));
        Assert.Equal((20, 1), Size(WeightPicture.Of(new Net_20_30_10_Softmax(), 1)));

        static (int, int) Size(WeightPicture picture)
        {
            (int width, int height, _, _) = Decode(XDocument.Parse(picture.ToSvg()).Descendants(_svg + "image").First());
            return (width, height);
        }
    }

    [Fact]
    public void What_is_no_number_is_grey_and_zeros_are_white()
    {
        var network = new Net_3_4_1();
        network.Parameters.Clear();
        Assert.Equal([100, 100, 100], Decode(XDocument.Parse(WeightPicture.Of(network, 1).ToSvg()).Descendants(_svg + "image").First()).Pixels);
        network.Layer1.Weights[1, 0] = float.NaN;
        network.Layer1.Weights[2, 0] = float.PositiveInfinity;
        Assert.Equal([100, 201, 200], Decode(XDocument.Parse(WeightPicture.Of(network, 1).ToSvg()).Descendants(_svg + "image").First()).Pixels);
    }

    [Fact]
    public void Wrong_shapes_and_layers_are_refused()
    {
        var network = new Net_3_4_1();
        Assert.Throws<ArgumentOutOfRangeException>(() => WeightPicture.Of(network, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => WeightPicture.Of(network, 3));
        Assert.Throws<ArgumentException>(() => WeightPicture.Of(network, 1, width: 2));
        Assert.Throws<ArgumentException>(() => WeightPicture.Of(network, 1, width: 0));
        Assert.Throws<ArgumentException>(() => WeightPicture.Of(network, 1, 2, 2));
    }

    [Fact]
    public void Pictures_are_the_same_in_every_culture()
    {
        (string, string, string) expected = All();
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            var culture = (CultureInfo)CultureInfo.GetCultureInfo("de-DE").Clone();
            culture.NumberFormat.NegativeSign = "~";
            CultureInfo.CurrentCulture = culture;
            Assert.Equal(expected, All());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        static (string, string, string) All() => (
            new LearningCurve().Add("loss", [-0.5, 0.25], [1234.5, 0.1]).ToSvg(),
            WeightPicture.Of(new Net_3_4_1(), 1).ToSvg(),
            ConfusionMatrix.Of((int[])[0, 1, 1], (int[])[0, 0, 1], 2).ToSvg());
    }

    [Fact]
    public void A_file_is_replaced_whole_and_leaves_nothing_beside_it()
    {
        string folder = Directory.CreateTempSubdirectory("netdsl").FullName;
        try
        {
            string path = Path.Combine(folder, "curve.svg");
            LearningCurve curve = new LearningCurve().Add("loss", [1, 0.5]);
            File.WriteAllText(path, "old");
            curve.SaveSvg(path);
            Assert.Equal(curve.ToSvg(), File.ReadAllText(path));
            Assert.Equal((byte)'<', File.ReadAllBytes(path)[0]);

            // A folder stands where the file should be: nothing is written, nothing is left.
            Directory.CreateDirectory(Path.Combine(folder, "taken"));
            Assert.ThrowsAny<SystemException>(() => curve.SaveSvg(Path.Combine(folder, "taken")));
            Assert.Equal(["curve.svg", "taken"], Directory.EnumerateFileSystemEntries(folder).Select(entry => Path.GetFileName(entry)).Order());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double[][] Points(XElement line) =>
        [.. line.Attribute("points")!.Value.Split(' ').Select(point => point.Split(',').Select(part => double.Parse(part, CultureInfo.InvariantCulture)).ToArray())];

    // Reads the PNG with the framework's decompression, which also checks the sum at its end.
    private static (int Width, int Height, byte[] Pixels, byte[] Palette) Decode(XElement image)
    {
        byte[] file = Convert.FromBase64String(image.Attribute("href")!.Value["data:image/png;base64,".Length..]);
        int width = file[19], height = file[23];
        Assert.Equal("IHDR"u8.ToArray(), file[12..16]);
        Assert.Equal("PLTE"u8.ToArray(), file[37..41]);
        int palette = (file[35] << 8) + file[36];
        int data = 41 + palette + 4;
        Assert.Equal("IDAT"u8.ToArray(), file[(data + 4)..(data + 8)]);
        using var stream = new ZLibStream(new MemoryStream(file, data + 8, file.Length - data - 8), CompressionMode.Decompress);
        byte[] rows = new byte[height * (width + 1)];
        stream.ReadExactly(rows);
        return (width, height, [.. Enumerable.Range(0, height).SelectMany(row => rows[((row * (width + 1)) + 1)..((row + 1) * (width + 1))])], file[41..(41 + palette)]);
    }
}
