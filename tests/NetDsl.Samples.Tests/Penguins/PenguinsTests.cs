using System.Globalization;
using System.Text.RegularExpressions;
using global::Penguins;

namespace NetDsl.Samples.Tests.Penguins;

public sealed partial class PenguinsTests
{
    private static readonly Sets _sets = Sets.Of(PenguinTable.Read(PenguinTable.Path).Complete, Program.Seed);

    [Fact]
    public void The_table_has_333_complete_penguins()
    {
        PenguinTable table = PenguinTable.Read(PenguinTable.Path);

        Assert.Equal(11, table.Incomplete);
        Assert.Equal(333, table.Complete.Rows);
        Assert.Equal([39.1, 18.7, 181, 0, 1, 1, 0, 0], table.Complete.Input(0).ToArray());
        Assert.Equal(3750, table.Complete.Target(0)[0]);

        // Counted in the file by other means: 165 females, 168 males; 146 Adelie, 68 chinstrap and 119 gentoo penguins.
        double[] sums = new double[8];
        for (int row = 0; row < table.Complete.Rows; row++)
        {
            for (int i = 0; i < sums.Length; i++) sums[i] += table.Complete.Input(row)[i];
        }

        Assert.Equal([165, 168, 146, 68, 119], sums[3..]);
    }

    [Fact]
    public void No_penguin_is_lost_and_the_scales_know_the_training_set_alone()
    {
        Assert.Equal(333, _sets.Training.Rows + _sets.Validation.Rows + _sets.Test.Rows);
        for (int column = 0; column < BodyMassNetwork.InputSize; column++)
        {
            Assert.Equal(0, MeanOf(_sets.Training, column), 1e-12);
            Assert.NotEqual(0, MeanOf(_sets.Validation, column), 1e-4);
            Assert.NotEqual(0, MeanOf(_sets.Test, column), 1e-4);
        }
    }

    [Fact]
    public void The_network_is_better_than_a_linear_model_and_that_is_better_than_the_mean()
    {
        var network = new BodyMassNetwork();
        var linear = new LinearNetwork();
        Assert.Equal(StopReason.EarlyStopping, Program.Train(network, _sets).Reason);
        Assert.Equal(StopReason.EarlyStopping, Program.Train(linear, _sets).Reason);

        Score ofNetwork = Score.Of(network, _sets), ofLinear = Score.Of(linear, _sets), ofMean = Score.OfTheMean(_sets);
        Assert.InRange(ofNetwork.MeanAbsolute, 215, 0.97 * ofLinear.MeanAbsolute);
        Assert.InRange(ofLinear.MeanAbsolute, 0, 0.5 * ofMean.MeanAbsolute);
        Assert.InRange(ofNetwork.RootMeanSquare, 0, 0.45 * ofMean.RootMeanSquare);
    }

    [Fact]
    public void Scores_are_in_grams()
    {
        var network = new LinearNetwork();
        double[] outputs = new double[_sets.Test.Rows], truth = _sets.Test.Targets.ToArray();
        network.ForwardBatch(_sets.Test.Inputs, outputs);
        _sets.Targets.Invert(outputs);
        _sets.Targets.Invert(truth);
        double[] errors = [.. outputs.Zip(truth, (output, target) => output - target)];

        Score score = Score.Of(network, _sets);

        Assert.Equal(errors.Average(Math.Abs), score.MeanAbsolute, 1e-9);
        Assert.Equal(Math.Sqrt(errors.Average(error => error * error)), score.RootMeanSquare, 1e-9);
        Assert.Equal(719, Score.OfTheMean(_sets).RootMeanSquare, 0.5);
    }

    [Fact]
    public void A_prediction_by_name_is_that_of_the_standardized_row()
    {
        var network = new BodyMassNetwork();
        var model = new BodyMassModel(network, _sets.Inputs, _sets.Targets);
        double[] output = new double[1];
        (Sex, Species, double[])[] penguins =
        [
            (Sex.Female, Species.Chinstrap, [1, 0, 0, 1, 0]),
            (Sex.Male, Species.Adelie, [0, 1, 1, 0, 0]),
            (Sex.Male, Species.Gentoo, [0, 1, 0, 0, 1]),
        ];
        foreach ((Sex sex, Species species, double[] oneHot) in penguins)
        {
            double[] row = [46.5, 17.9, 192, .. oneHot];
            _sets.Inputs.Apply(row);
            network.Forward(row, output);
            Assert.Equal(_sets.Targets.Invert(output[0]), model.Predict(46.5, 17.9, 192, sex, species), 1e-9);
        }
    }

    [Fact]
    public void The_output_is_the_same_each_time_in_any_culture_and_tells_the_figures()
    {
        string expected = Output();
        using (new CommaCulture())
        {
            Assert.Equal(expected, Output());
        }

        Assert.Contains("333 penguins of whom everything is known, 11 others left out", expected, StringComparison.Ordinal);
        Assert.Matches("the mean, whoever it is +598 g +719 g", expected);

        // Between machines last bits differ, and training may end an epoch earlier or later.
        Assert.InRange(int.Parse(NetworkLine().Match(expected).Groups[1].Value, CultureInfo.InvariantCulture), 220, 230);
        Assert.InRange(int.Parse(Prediction().Match(expected).Groups[1].Value, CultureInfo.InvariantCulture), 3450, 3600);
    }

    private static double MeanOf(Dataset<double> set, int column) =>
        Enumerable.Range(0, set.Rows).Average(row => set.Input(row)[column]);

    private static string Output()
    {
        using var output = new StringWriter();
        Program.Run(output);
        return output.ToString();
    }

    [GeneratedRegex("the network +([0-9]+) g")]
    private static partial Regex NetworkLine();

    [GeneratedRegex("weighs about ([0-9]+) g")]
    private static partial Regex Prediction();
}
