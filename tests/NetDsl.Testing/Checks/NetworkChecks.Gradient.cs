using Xunit;

namespace NetDsl.Testing;

public sealed partial class NetworkChecks<TSelf, T>
{
    /// <inheritdoc />
    public override void GradientCheck()
    {
        // Wherever the sample lies, kinks included: the check has to tell them from mistakes by itself.
        foreach (int rows in (int[])[1, 6])
        {
            Sample sample = Sample.Draw(NewReference(), rows, seed: rows, value => Widen(Round(value)));
            TSelf network = NewNetwork(sample);
            T[] before = network.Parameters.ToArray();
            GradientReport report = NetDsl.GradientCheck.Run(
                network, Flatten(sample.Inputs), Flatten(sample.Targets), new GradientCheckOptions { SampleSize = 25, Seed = rows });

            Assert.True(report.Passed, report.ToString());
            Assert.Equal(TSelf.Layers.Count, report.Layers.Count);
            Assert.All(report.Layers, layer => Assert.InRange(layer.Kinks, 0, layer.Checked / 2));
            Assert.True(before.AsSpan().SequenceEqual(network.Parameters), $"{_name}: the gradient check changed the parameters.");
        }
    }
}
