using System.Numerics;
using NetDsl.Tests.LayerOptions;
using NetDsl.Tests.Networks;
using NetDsl.Tests.Parallel;
using Xunit;
using static NetDsl.Tests.Training.TrainingData;

namespace NetDsl.Tests.Training;

[Collection(nameof(Alone))]
public sealed class TrainingAllocationTests
{
    private static readonly FitOptions[] _options =
    [
        new() { BatchSize = 1, Optimizer = new Sgd(0.01) },
        new() { BatchSize = 7, Optimizer = new Sgd(0.01), Shuffle = false },
        new() { BatchSize = 7 },
        new() { BatchSize = 1000, Optimizer = new Sgd(0.01) },
        new() { BatchSize = 20, DegreeOfParallelism = 2, Optimizer = new Momentum(0.01) { ClipNorm = 1 }, Schedule = new CosineDecay(30) { ChangesWithinEpoch = true } },
    ];

    [Fact]
    public void After_the_first_epoch_nothing_is_allocated()
    {
        foreach (FitOptions options in _options)
        {
            AllocateNothing<Net_3_4_1, float>(options);
            AllocateNothing<Net_20_30_10_Softmax, float>(options);
            AllocateNothing<Drop_20_33_17_5, double>(options);
        }
    }

    private static void AllocateNothing<TNetwork, T>(FitOptions options)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int told = 0;
        options = options with { Epochs = 3000 };
        Measure(options);
        Measure(options with
        {
            Metrics =
            [
                Metric.Accuracy, Metric.SumOfSquaredError, Metric.BinaryAccuracy, Metric.MeanAbsoluteError, Metric.Precision, Metric.Recall, Metric.F1, Metric.BalancedAccuracy,
                Metric.RocAuc, Metric.RSquared, Metric.RootMeanSquaredError, Metric.MeanAbsolutePercentageError, Metric.Create("first", (output, _) => output[0]),
            ],
            ValidationSplit = 0.2,
            EarlyStopping = new EarlyStopping(2900) { Metric = Metric.Accuracy },
            Callback = report => told += report.Loss > 0 && report.Remaining >= TimeSpan.Zero && report[Metric.Accuracy] >= 0 && report.ValidationLoss > 0 ? 1 : 0,
            Progress = new Progress(),
            TimeBudget = TimeSpan.FromDays(1),
        });
        Assert.True(told >= 19);

        static void Measure(FitOptions options)
        {
            TrainingRun<TNetwork, T> run = TNetwork.Create(1).StartTraining(Rows<TNetwork, T>(100, isWeighted: options.Metrics.Count > 0), options);
            run.TrainEpochs(4);

            // What training allocates it allocates every time; what the runtime does beside it, now and then.
            long allocated = Enumerable.Range(0, 8).Min(_ =>
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                run.TrainEpochs(5);
                run.TrainSteps(3);
                run.TrainFor(TimeSpan.FromMilliseconds(0.01));
                return GC.GetAllocatedBytesForCurrentThread() - before;
            });
            Assert.False(run.IsDone);
            Assert.True(allocated == 0, $"{typeof(TNetwork).Name}, {options}: {allocated} bytes");
        }
    }

    private sealed class Progress : IProgress<EpochReport>
    {
        public void Report(EpochReport value)
        {
        }
    }
}
