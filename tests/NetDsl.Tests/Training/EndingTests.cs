using NetDsl.Tests.Networks;
using Xunit;
using static NetDsl.Tests.Training.TrainingData;

namespace NetDsl.Tests.Training;

/// <summary>Trainings that are cancelled, stopped, out of time, or interrupted by an exception.</summary>
public sealed class EndingTests
{
    private static readonly FitOptions _options = new() { Epochs = 10, BatchSize = 8 };

    [Fact]
    public void Cancellation_comes_between_two_steps_and_leaves_a_usable_network()
    {
        using var cancellation = new CancellationTokenSource();
        int steps = 0;
        var cancelling = Metric.Create("cancels", (_, _) => ++steps == 13 * 8 ? Cancel() : 0);
        Dataset<double> data = Rows<Net_5_7_3, double>(40);
        Net_5_7_3 network = new(1), expected = new(1);
        History history = network.Fit(data, _options with { Cancellation = cancellation.Token, Metrics = [cancelling] });
        Assert.Equal((StopReason.Cancelled, 2, 13L), (history.Reason, history.Epochs, history.Steps));
        Assert.Equal("Cancelled after 2 of 10 epochs; the network is as the last step left it.", history.Message);
        Assert.Equal(2, history.Loss.Count);

        TrainingRun<Net_5_7_3, double> run = expected.StartTraining(data, _options);
        run.TrainSteps(13);
        AssertSameBits(expected, network);
        Assert.Equal(StopReason.None, run.History.Reason);

        double Cancel()
        {
            cancellation.Cancel();
            return 0;
        }
    }

    [Fact]
    public void What_is_cancelled_before_it_begins_takes_no_step()
    {
        Net_3_4_1 network = new(1);
        History history = network.Fit(Rows<Net_3_4_1, float>(20), _options with { Cancellation = new CancellationToken(canceled: true) });
        Assert.Equal((StopReason.Cancelled, 0, 0L, 0), (history.Reason, history.Epochs, history.Steps, history.BestEpoch));
        AssertSameBits(new Net_3_4_1(1), network);
    }

    [Fact]
    public void A_callback_stops_training()
    {
        List<(int Epoch, double Loss, TimeSpan Elapsed)> seen = [];
        Dataset<double> data = Rows<Net_5_7_3, double>(40);
        Net_5_7_3 network = new(1), expected = new(1);
        History history = network.Fit(data, _options with
        {
            Callback = report =>
            {
                seen.Add((report.Epoch, report.Loss, report.Elapsed));
                Assert.Equal((10, 0.01, null), (report.Epochs, report.LearningRate, report.ValidationLoss));
                Assert.True(report.Remaining >= TimeSpan.Zero);
                if (report.Epoch == 4)
                    report.Stop();
            },
        });
        Assert.Equal((StopReason.Stopped, 4, "Stopped, as asked for, after 4 of 10 epochs."), (history.Reason, history.Epochs, history.Message));
        Assert.Equal(history.Loss.Select((loss, i) => (i + 1, loss)), seen.Select(s => (s.Epoch, s.Loss)));
        Assert.Equal(seen.Select(s => s.Elapsed).Order(), seen.Select(s => s.Elapsed));
        expected.Fit(data, _options with { Epochs = 4 });
        AssertSameBits(expected, network);
    }

    [Fact]
    public void Who_holds_a_run_stops_it()
    {
        Net_5_7_3 network = new(1);
        TrainingRun<Net_5_7_3, double> run = network.StartTraining(Rows<Net_5_7_3, double>(40), _options);
        Assert.Same(network, run.Network);
        Assert.True(run.TrainSteps(3));
        run.Stop();
        Assert.Equal((true, StopReason.Stopped, 0, 3L), (run.IsDone, run.History.Reason, run.History.Epochs, run.History.Steps));
        Assert.False(run.TrainSteps(1));
        Assert.Equal(3, run.History.Steps);
    }

    [Fact]
    public void A_time_budget_ends_training()
    {
        var budget = TimeSpan.FromMilliseconds(20);
        Net_64_64_64_64_1 network = new(1);
        History history = network.Fit(Rows<Net_64_64_64_64_1, float>(500), new FitOptions { Epochs = int.MaxValue, TimeBudget = budget });
        Assert.Equal(StopReason.TimeUp, history.Reason);
        Assert.StartsWith("The time budget of 00:00:00.0200000 was used up after ", history.Message);
        Assert.True(history.Steps > 0);
        Assert.True(history.Elapsed > budget / 2);
    }

    [Fact]
    public void Progress_is_told_of_each_epoch()
    {
        var progress = new Told();
        new Net_3_4_1(1).Fit(Rows<Net_3_4_1, float>(20), _options with { Progress = progress, Metrics = [Metric.BinaryAccuracy], ValidationSplit = 0.5 });
        Assert.Equal(Enumerable.Range(1, 10), progress.Reports.Select(report => report.Epoch));
        EpochReport last = progress.Reports[^1];
        Assert.Equal((last.History.Loss[9], last.History.ValidationLoss[9]), (last.Loss, last.ValidationLoss!.Value));
        Assert.Equal((last.History["binary accuracy"][9], last.History.Validation[Metric.BinaryAccuracy][9]), (last[Metric.BinaryAccuracy], last.Validation(Metric.BinaryAccuracy)));
        Assert.Equal(last[Metric.BinaryAccuracy], last["binary accuracy"]);
        Assert.Equal(
            FormattableString.Invariant($"epoch 10/10: loss {last.Loss:G4}, binary accuracy {last[Metric.BinaryAccuracy]:G4}, validation loss {last.ValidationLoss:G4}, validation binary accuracy {last.Validation(Metric.BinaryAccuracy):G4}"),
            last.ToString());
    }

    [Fact]
    public void An_exception_of_a_callback_leaves_a_run_that_goes_on()
    {
        Dataset<double> data = Rows<Net_5_7_3, double>(40);
        Net_5_7_3 network = new(1), expected = new(1);
        TrainingRun<Net_5_7_3, double> run = network.StartTraining(data, _options with { Callback = Throws });
        int thrown = 0;
        while (!run.IsDone)
        {
            try
            {
                run.TrainToEnd();
            }
            catch (NotSupportedException)
            {
                thrown++;
            }
        }

        Assert.Equal(10, thrown);
        AssertSame(expected.Fit(data, _options), run.History);
        AssertSameBits(expected, network);

        static void Throws(EpochReport report) => throw new NotSupportedException();
    }

    [Fact]
    public void An_exception_within_a_step_leaves_nothing_in_the_next()
    {
        Dataset<double> data = Rows<Net_5_7_3, double>(16);
        FitOptions options = new() { Epochs = 1, BatchSize = 16 };
        Net_5_7_3 network = new(1), expected = new(1);
        expected.Fit(data, options with { Optimizer = new Interrupted { Times = 0 } });
        TrainingRun<Net_5_7_3, double> run = network.StartTraining(data, options with { Optimizer = new Interrupted { Times = 1 } });
        Assert.Throws<NotSupportedException>(() => run.TrainToEnd());
        AssertSameBits(new Net_5_7_3(1), network);
        run.TrainToEnd();
        AssertSameBits(expected, network);
    }

    [Fact]
    public void A_run_does_not_run_within_itself()
    {
        TrainingRun<Net_3_4_1, float>? run = null;
        run = new Net_3_4_1(1).StartTraining(Rows<Net_3_4_1, float>(20), _options with { Callback = _ => run!.TrainEpochs() });
        var exception = Assert.Throws<InvalidOperationException>(() => run.TrainToEnd());
        Assert.Equal("Net_3_4_1.StartTraining: this training is running; a callback or another thread cannot run it meanwhile.", exception.Message);
    }

    private sealed class Told : IProgress<EpochReport>
    {
        public List<EpochReport> Reports { get; } = [];

        public void Report(EpochReport value) => Reports.Add(value);
    }

    // Gradient descent that fails at its first steps.
    private sealed record Interrupted() : Optimizer(0.1)
    {
        public int Times { get; init; }

        public override OptimizerState<T> CreateState<T>(int storageSize) => new State<T>(this, storageSize);

        private sealed class State<T>(Interrupted optimizer, int storageSize) : OptimizerState<T>(optimizer, storageSize)
            where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
        {
            protected override void Update(Span<T> parameters, Span<T> gradient, int start, double learningRate)
            {
                if (Steps <= optimizer.Times)
                    throw new NotSupportedException();

                for (int i = 0; i < parameters.Length; i++)
                    parameters[i] -= T.CreateChecked(learningRate) * gradient[i];
            }
        }
    }
}
