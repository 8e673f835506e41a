using System.Numerics;
using NetDsl.Tests.LayerOptions;
using NetDsl.Tests.Networks;
using Xunit;
using static NetDsl.Tests.Training.TrainingData;

namespace NetDsl.Tests.Training;

/// <summary>However a training is cut into pieces, and on however many threads, the result is that of one long run.</summary>
public sealed class ResumeTests
{
    internal static readonly Dictionary<string, FitOptions> _options = new()
    {
        ["rows"] = new() { BatchSize = 1, Optimizer = new Sgd(0.02) },
        ["rows in order"] = new() { BatchSize = 1, Optimizer = new Sgd(0.02), Shuffle = false },
        ["rows with metrics"] = new() { BatchSize = 1, Optimizer = new Sgd(0.02), Metrics = [Metric.Accuracy, Metric.SumOfSquaredError] },
        ["descent"] = new() { BatchSize = 10, Optimizer = new Sgd(0.1) },
        ["whole batch"] = new() { BatchSize = int.MaxValue, Optimizer = new Sgd(0.1) },
        ["adam"] = new() { BatchSize = 10 },
        ["adam in order"] = new() { BatchSize = 10, Shuffle = false, Metrics = [Metric.MeanAbsoluteError], ValidationSplit = 0.25 },
        ["clipped momentum"] = new() { BatchSize = 7, Optimizer = new Momentum(0.05) { ClipNorm = 0.5, L2 = 0.001 }, Schedule = new CosineDecay(4) { ChangesWithinEpoch = true } },
        ["early stopping"] = new() { BatchSize = 16, Optimizer = new Sgd(0.5), ValidationSplit = 0.3, EarlyStopping = new EarlyStopping(1) { MinimumChange = 0.01 } },
    };

    public static TheoryData<string> Ways => [.. _options.Keys];

    [Theory]
    [MemberData(nameof(Ways))]
    public void Pieces_are_one_run(string way)
    {
        FitOptions options = _options[way] with { Epochs = 4 };
        AssertPieces<Net_3_4_1, float>(options, 2500, isWeighted: false);
        AssertPieces<Net_3_4_1_Sigmoid, double>(options, 120, isWeighted: true);
        AssertPieces<Net_17_33_9, float>(options, 900, isWeighted: false);
        AssertPieces<Drop_16_40_32_10, float>(options, 500, isWeighted: true);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Threads_do_not_show(string way)
    {
        FitOptions options = _options[way] with { Epochs = 2 };
        AssertThreads<Net_3_4_1, float>(options, isWeighted: true);
        AssertThreads<Net_100_257_3, float>(options, isWeighted: false);
        AssertThreads<Drop_20_33_17_5, double>(options with { BatchSize = Math.Max(options.BatchSize, 100) }, isWeighted: true);
    }

    [Fact]
    public void Pieces_of_time_are_short()
    {
        Net_64_64_64_64_1 network = new(1);
        TrainingRun<Net_64_64_64_64_1, float> run = network.StartTraining(Rows<Net_64_64_64_64_1, float>(2000), new FitOptions { Epochs = 20, ValidationSplit = 0.5 });
        run.TrainEpochs(1);
        int pieces = 0;
        while (run.TrainFor(TimeSpan.FromMilliseconds(0.5)))
            pieces++;

        Assert.InRange(run.History.Elapsed.TotalMilliseconds, 0.05 * pieces, double.MaxValue);
        Assert.True(pieces >= 5, $"{pieces} pieces in {run.History.Elapsed}");
        Assert.Equal((true, 20, StopReason.Done), (run.IsDone, run.History.Epochs, run.History.Reason));
    }

    private static void AssertPieces<TNetwork, T>(FitOptions options, int rows, bool isWeighted)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Dataset<T> data = Rows<TNetwork, T>(rows, isWeighted: isWeighted);
        TNetwork expected = TNetwork.Create(1);
        History history = expected.Fit(data, options);
        Func<TrainingRun<TNetwork, T>, int, bool>[] cuts =
        [
            (run, piece) => run.TrainSteps(1 + piece % 3),
            (run, piece) => run.TrainFor(TimeSpan.FromTicks(1 + piece % 2 * 1000)),
            (run, piece) => piece % 2 == 0 ? run.TrainEpochs() : run.TrainSteps(2),
        ];
        foreach (Func<TrainingRun<TNetwork, T>, int, bool> cut in cuts)
        {
            TNetwork network = TNetwork.Create(1);
            TrainingRun<TNetwork, T> run = network.StartTraining(data, options);
            int pieces = 1;
            while (cut(run, pieces))
                pieces++;

            Assert.True(pieces > 1 || cut != cuts[0], "the training was not cut");
            AssertSameBits(expected, network);
            AssertSame(history, run.History);
            Assert.False(run.TrainEpochs(1));
            AssertSameBits(expected, network);
        }
    }

    private static void AssertThreads<TNetwork, T>(FitOptions options, bool isWeighted)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Dataset<T> data = Rows<TNetwork, T>(300, isWeighted: isWeighted);
        TNetwork expected = TNetwork.Create(1);
        History history = expected.Fit(data, options);
        for (int degree = 2; degree <= 4; degree++)
        {
            TNetwork network = TNetwork.Create(1);
            AssertSame(history, network.Fit(data, options with { DegreeOfParallelism = degree }));
            AssertSameBits(expected, network);
        }
    }
}
