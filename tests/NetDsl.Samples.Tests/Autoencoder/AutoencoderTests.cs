using global::Autoencoder;

namespace NetDsl.Samples.Tests.Autoencoder;

public sealed class AutoencoderTests
{
    [Fact]
    public void Each_lamp_has_a_code_of_its_own_and_the_decoder_reads_it_back()
    {
        string[][] rows = [.. Output().Split(Environment.NewLine).SkipWhile(line => !line.StartsWith("lamp", StringComparison.Ordinal)).Skip(1)
            .Where(line => line.Length > 0).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

        Assert.Equal(Program.Lamps, rows.Length);
        Assert.Equal(Program.Lamps, rows.Select(row => row[4]).Distinct().Count());
        Assert.All(rows, row => Assert.Equal(row[0], row[5]));
    }

    [Fact]
    public void The_loss_falls_to_almost_nothing()
    {
        float[] losses = [.. Output().Split(Environment.NewLine).Skip(1).TakeWhile(line => line.Length > 0)
            .Select(line => float.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal(5, losses.Length);
        Assert.True(losses[0] > 0.5);
        Assert.InRange(losses[^1], 0, 0.01f);
    }

    [Fact]
    public void The_halves_are_usable_by_themselves()
    {
        var encoder = new Encoder(seed: 3);
        var network = new LampNetwork();
        encoder.Parameters.CopyTo(network.Encoder.Parameters);
        Assert.Equal(Program.Encode(encoder, 5), Program.Encode(network.Encoder, 5));
    }

    [Fact]
    public void The_culture_changes_nothing()
    {
        string expected = Output();
        using (new CommaCulture())
        {
            Assert.Equal(expected, Output());
        }
    }

    private static string Output()
    {
        using var output = new StringWriter();
        Program.Run(output);
        return output.ToString();
    }
}
