using NetDsl.Tests.Networks;
using Xunit;
using static NetDsl.Tests.Training.TrainingData;

namespace NetDsl.Tests.Training;

/// <summary>Early stopping by figures that are given, so that what it has to do is known.</summary>
public sealed class EarlyStoppingTests
{
    public static TheoryData<double[], int, double, bool, int, int> Cases => new()
    {
        // values, patience, minimum change, higher is better; best epoch, last epoch
        { [5, 4, 3, 3.5, 3.2, 1, 1], 2, 0, false, 3, 5 },
        { [5, 4, 3, 3.5, 2.9, 3, 1], 2, 0, false, 7, 7 },
        { [5, 4, 3, 3, 2], 1, 0, false, 3, 4 },
        { [5, 4, 3.9, 3.85, 1], 2, 0.2, false, 2, 4 },
        { [5, 4, 3.9, 3.7, 3.6, 3.55], 2, 0.2, false, 4, 6 },
        { [1, 2, 1.5, 1.4, 9], 2, 0, true, 2, 4 },
        { [1, 2, 1.5, 2.1, 2, 2], 2, 0.5, true, 2, 4 },
        { [double.NaN, 2, double.NaN, 3, 1], 3, 0, false, 5, 5 },
        { [5, 4, 3, 2, 1], 1, 0, false, 5, 5 },
        { [3, 3, 3], 2, 0, false, 1, 3 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void It_waits_restores_and_tells(double[] values, int patience, double minimumChange, bool higherIsBetter, int best, int last)
    {
        Dataset<double> data = Rows<Net_5_7_3, double>(30);
        var metric = new Script(values[..last], higherIsBetter);
        FitOptions options = new() { Epochs = values.Length, BatchSize = 30 };
        Net_5_7_3 network = new(1), kept = new(1), expectedBest = new(1), expectedLast = new(1);
        EarlyStopping rule = new(patience) { Metric = metric, MinimumChange = minimumChange };
        History history = network.Fit(data, options with { EarlyStopping = rule });
        StopReason reason = last < values.Length || history.Epochs - best >= patience ? StopReason.EarlyStopping : StopReason.Done;
        Assert.Equal((reason, best, last), (history.Reason, history.BestEpoch, history.Epochs));
        Assert.Equal(values.Take(last), history["script"]);
        if (reason == StopReason.EarlyStopping)
        {
            Assert.Equal(
                FormattableString.Invariant($"Stopped early after {last} of {values.Length} epochs: script was best in epoch {best}, {values[best - 1]} while weights changed. The network has the weights of the end of epoch {best}, with a script of 0."), history.Message);
        }

        expectedBest.Fit(data, options with { Epochs = best });
        AssertSameBits(expectedBest, network);

        metric.Rewind();
        kept.Fit(data, options with { EarlyStopping = rule with { RestoreBest = false } });
        expectedLast.Fit(data, options with { Epochs = last });
        AssertSameBits(expectedLast, kept);
    }

    [Fact]
    public void Validation_is_watched_where_there_is_one()
    {
        // Targets that cannot be learnt: the training loss falls on, that of other rows does not.
        Dataset<float> data = Rows<Net_16_32_16_4, float>(30), validation = Rows<Net_16_32_16_4, float>(200, seed: 2);
        FitOptions options = new() { Epochs = 300, BatchSize = 10, EarlyStopping = new(8) };
        Net_16_32_16_4 network = new(1);
        History history = network.Fit(data, options, validation);
        Assert.Equal(StopReason.EarlyStopping, history.Reason);
        Assert.Equal(history.BestEpoch + 8, history.Epochs);
        Assert.Equal(history.ValidationLoss.Min(), history.ValidationLoss[history.BestEpoch - 1]);
        Assert.StartsWith($"Stopped early after {history.Epochs} of 300 epochs: validation loss was best", history.Message);
        Assert.Equal(history.ValidationLoss[history.BestEpoch - 1], network.Evaluate(validation).Loss);

        History onTraining = new Net_16_32_16_4(1).Fit(data, options with { EarlyStopping = new(8) { OnTrainingRows = true } }, validation);
        Assert.True(onTraining.Epochs > history.Epochs);
    }

    [Theory]
    [InlineData(32, 2, 1.0)]
    [InlineData(2, 2, 1.0)]
    [InlineData(1, 3, 0.3)]
    [InlineData(32, 5, 0.01)]
    public void What_is_told_on_training_rows_is_that_of_the_weights(int batchSize, int patience, double rate)
    {
        float[] inputs = [1, 2, 3, 4], targets = [5, 8, 11, 14];
        foreach (Metric metric in new[] { Metric.Loss, Metric.MeanAbsoluteError })
        {
            Net_1_1 network = new(1);
            History history = network.Fit(inputs, targets, new FitOptions
            {
                Epochs = 60,
                BatchSize = batchSize,
                Optimizer = new Adam(rate),
                EarlyStopping = new EarlyStopping(patience) { Metric = metric },
            });
            double value = network.Evaluate(inputs, targets, metric)[metric];
            Assert.Contains(FormattableString.Invariant($", with a {metric.Name} of {value:G4}."), history.Message);
            double best = history[metric][history.BestEpoch - 1];
            if (batchSize > inputs.Length)
                Assert.True(value <= best * (1 + 1e-6), FormattableString.Invariant($"{history.Message} {best}"));
        }
    }

    [Fact]
    public void Without_it_the_best_epoch_is_that_of_the_lowest_loss()
    {
        History history = new Net_16_32_16_4(1).Fit(Rows<Net_16_32_16_4, float>(30), epochs: 20, optimizer: new Sgd(0.5));
        Assert.Equal(history.Loss.ToList().IndexOf(history.Loss.Min()) + 1, history.BestEpoch);
    }

    [Fact]
    public void Numbers_are_checked()
    {
        Assert.Equal("EarlyStopping: Patience is 0, it is at least 1 epoch (Parameter 'Patience')\nActual value was 0.", Message(() => new EarlyStopping(0)));
        Assert.Contains("MinimumChange is -1", Message(() => new EarlyStopping(1) { MinimumChange = -1 }));
        Assert.Contains("MinimumChange is NaN", Message(() => new EarlyStopping(1) { MinimumChange = double.NaN }));

        static string Message(Func<object> create) => Assert.Throws<ArgumentOutOfRangeException>(create).Message.ReplaceLineEndings("\n");
    }

    // One value per epoch: it is asked once for each, as all rows are one step. All weights that it is asked of in the end are the same to it.
    private sealed class Script(double[] values, bool higherIsBetter) : Metric("script", higherIsBetter)
    {
        private int _epoch;

        public void Rewind() => _epoch = 0;

        public override double Sum<T>(Predictions<T> predictions) => predictions.Rows * (_epoch < values.Length ? values[_epoch++] : 0);
    }
}
