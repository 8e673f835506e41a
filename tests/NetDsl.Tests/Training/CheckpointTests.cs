using System.Diagnostics;
using System.Numerics;
using NetDsl.Tests.LayerOptions;
using NetDsl.Tests.Networks;
using NetDsl.Tests.Widths;
using Xunit;
using static NetDsl.Tests.Training.TrainingData;

namespace NetDsl.Tests.Training;

/// <summary>A training that is written down in any step, and goes on elsewhere, ends with the bits of one long run.</summary>
public sealed class CheckpointTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".safetensors");

    public static TheoryData<string> Ways => ResumeTests.Ways;

    public void Dispose() => File.Delete(_path);

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_run_that_is_cut_in_any_step_is_one_run(string way)
    {
        FitOptions options = ResumeTests._options[way] with { Epochs = 3 };
        AssertCuts<Net_3_4_1, float>(options, 90, isWeighted: false);
        AssertCuts<Net_3_4_1_Sigmoid, double>(options, 60, isWeighted: true);
        AssertCuts<Drop_16_40_32_10, float>(options, 50, isWeighted: true);
    }

    [Fact]
    public void Figures_of_all_rows_together_go_on_within_an_epoch()
    {
        AssertCuts<Drop_16_40_32_10, float>(
            new() { Epochs = 2, BatchSize = 9, Metrics = [Metric.RocAuc, Metric.F1, Metric.BalancedAccuracy], ValidationSplit = 0.2 }, 50, isWeighted: true);
        AssertCuts<Net_17_33_9, float>(new() { Epochs = 2, BatchSize = 9, Metrics = [Metric.RSquared, Metric.RootMeanSquaredError] }, 40, isWeighted: false);
    }

    [Fact]
    public void Cancelled_it_goes_on_and_may_go_on_for_longer()
    {
        Dataset<float> data = Rows<Net_3_4_1, float>(100);
        FitOptions options = new() { Epochs = 20, EarlyStopping = new EarlyStopping(15), Metrics = [Metric.MeanAbsoluteError] };
        Net_3_4_1 expected = new(1), network = new(1);
        History whole = expected.Fit(data, options);

        using var cancellation = new CancellationTokenSource();
        History cut = network.Fit(data, options with
        {
            Epochs = 9,
            Checkpoint = new(_path, everyEpochs: 100),
            Cancellation = cancellation.Token,
            Callback = report => (report.Epoch == 7 ? (Action)cancellation.Cancel : () => { })(),
        });
        Assert.Equal((StopReason.Cancelled, 7), (cut.Reason, cut.Epochs));

        // To the end that was meant first, and then beyond it.
        Net_3_4_1 second = new(5), third = new(6);
        Assert.Equal(9, second.Fit(data, options with { Epochs = 9, Checkpoint = new(_path) { Resume = true } }).Epochs);
        History history = third.Fit(data, options with { Checkpoint = new(_path) { Resume = true } });
        AssertSameBits(expected, third);
        AssertSame(whole, history);
        Assert.True(history.Elapsed > TimeSpan.Zero);
    }

    [Fact]
    public void Standardized_rows_go_on_too()
    {
        Dataset<float> data = Rows<Net_3_4_1, float>(100);
        FitOptions options = new() { Epochs = 6, Standardize = true };
        Net_3_4_1 expected = new(1), network = new(1);
        expected.Fit(data, options);
        network.Fit(data, options with { Checkpoint = new(_path), Epochs = 4 });
        network = new(9);
        network.Fit(data, options with { Checkpoint = new(_path) { Resume = true } });
        AssertSameBits(expected, network);
    }

    [Fact]
    public void A_training_that_is_over_says_so()
    {
        Dataset<float> data = Rows<Net_3_4_1, float>(20);
        TrainingRun<Net_3_4_1, float> run = new Net_3_4_1(1).StartTraining(data, new() { Epochs = 1 });
        run.TrainToEnd();
        var exception = Assert.Throws<InvalidOperationException>(() => run.SaveCheckpoint(_path));
        Assert.Equal("Net_3_4_1.StartTraining: training has ended, there is nothing to go on with. Save the network.", exception.Message);
        Assert.False(File.Exists(_path));
    }

    [Fact]
    public void A_callback_may_write_one()
    {
        Dataset<float> data = Rows<Net_3_4_1, float>(50);
        FitOptions options = new() { Epochs = 5 };
        Net_3_4_1 expected = new(1), network = new(1);
        expected.Fit(data, options);
        TrainingRun<Net_3_4_1, float>? run = null;
        run = network.StartTraining(data, options with { Callback = report => { if (report.Epoch == 3) run!.SaveCheckpoint(_path); } });
        run.TrainToEnd();
        Net_3_4_1 resumed = new(2);
        Assert.Equal(3, TrainingRun.Resume(_path, resumed, data, options).History.Epochs);
        TrainingRun.Resume(_path, resumed, data, options).TrainToEnd();
        AssertSameBits(expected, resumed);
    }

    [Fact]
    public void Another_training_does_not_go_on_from_it()
    {
        Dataset<float> data = Rows<Net_3_4_1, float>(50);
        FitOptions options = new() { Epochs = 5 };
        TrainingRun<Net_3_4_1, float> run = new Net_3_4_1(1).StartTraining(data, options);
        run.TrainSteps(3);
        run.SaveCheckpoint(_path);
        Fails(data, options with { BatchSize = 31 }, "its batch size is '32', here it is '31'");
        Fails(data, options with { Seed = 1 }, "its seed is '0', here it is '1'");
        Fails(data, options with { Optimizer = new Adam(0.02) }, "its optimizer is 'Adam { LearningRate = 0.01, ");
        Fails(data, options with { Schedule = new CosineDecay(4) }, "its schedule is '1 1 1 ");
        Fails(data, options with { Metrics = [Metric.MeanAbsoluteError] }, "its metrics is '', here it is ");
        Fails(data, options with { ValidationSplit = 0.5 }, "its rows is '50', here it is '25'");
        Fails(Rows<Net_3_4_1, float>(50, seed: 2), options, "its rows hash is ");
        Fails(data, options with { Epochs = 1 }, null);
        new Net_3_4_1(1).Save(_path);
        Fails(data, options, "it is not a checkpoint of a training");

        void Fails(Dataset<float> rows, FitOptions others, string? part)
        {
            Net_3_4_1 network = new(8);
            if (part is null)
            {
                // Three steps of two make an epoch and a half.
                Assert.Equal("epochs are done, and Net_3_4_1.StartTraining was to take", Assert.Throws<NetworkFileException>(() => TrainingRun.Resume(Advanced(), network, rows, others)).Message.Split(": ")[1][2..^2]);
            }
            else
            {
                Assert.Contains(part, Assert.Throws<NetworkFileException>(() => TrainingRun.Resume(_path, network, rows, others)).Message, StringComparison.Ordinal);
            }

            AssertSameBits(new Net_3_4_1(8), network);
        }

        string Advanced()
        {
            run.TrainEpochs(3);
            run.SaveCheckpoint(_path);
            return _path;
        }
    }

    [Fact]
    public void A_damaged_file_ends_in_the_one_exception_and_changes_nothing()
    {
        Dataset<float> data = Rows<Drop_16_40_32_10, float>(40);
        FitOptions options = new() { Epochs = 3, BatchSize = 7, Metrics = [Metric.RocAuc] };
        TrainingRun<Drop_16_40_32_10, float> run = new Drop_16_40_32_10(1).StartTraining(data, options);
        run.TrainSteps(9);
        run.SaveCheckpoint(_path);
        SafeTensorsFile file = SafeTensorsFile.Read(_path);
        Drop_16_40_32_10 network = new(3);
        int refused = 0;
        foreach (FileTensor tensor in file.Tensors)
        {
            // It is missing, and it holds numbers that cannot be.
            Try([.. file.Tensors.Where(other => other != tensor)]);
            byte[] bytes = tensor.Bytes.ToArray();
            Array.Fill(bytes, (byte)0x7F);
            Try([.. file.Tensors.Select(other => other == tensor ? new FileTensor(tensor.Name, tensor.Type, [.. tensor.Shape], bytes) : other)]);
        }

        Assert.True(refused > file.Tensors.Count, $"{refused} of {2 * file.Tensors.Count}");

        void Try(FileTensor[] tensors)
        {
            new SafeTensorsFile(tensors, file.Metadata).Write(_path);
            try
            {
                TrainingRun.Resume(_path, network, data, options);
                network = new(3);
            }
            catch (NetworkFileException)
            {
                refused++;
                AssertSameBits(new Drop_16_40_32_10(3), network);
            }
        }
    }

    [Fact]
    public void An_optimizer_of_ones_own_says_what_it_remembers()
    {
        Dataset<float> data = Rows<Net_3_4_1, float>(40);
        AssertCuts<Net_3_4_1, float>(new() { Epochs = 2, BatchSize = 5, Optimizer = new Summing(true) }, 40, isWeighted: false);
        TrainingRun<Net_3_4_1, float> run = new Net_3_4_1(1).StartTraining(data, new() { Optimizer = new Summing(false) });
        run.TrainSteps(1);
        Assert.StartsWith("Summing does not say what its state remembers", Assert.Throws<NotSupportedException>(() => run.SaveCheckpoint(_path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_process_that_is_killed_at_any_moment_goes_on_from_a_whole_file()
    {
        var random = new Random(3);
        for (int kill = 0; kill < 12; kill++)
        {
            var start = new ProcessStartInfo(WidthTests.Host(), ["exec", typeof(CheckpointProgram).Assembly.Location, CheckpointProgram.Name, _path]) { RedirectStandardError = true };
            using Process child = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
            var clock = Stopwatch.StartNew();
            while (!File.Exists(_path) && !child.HasExited && clock.Elapsed < TimeSpan.FromMinutes(5))
            {
                await Task.Delay(1);
            }

            await Task.Delay(random.Next(0, 40));
            child.Kill();
            await child.WaitForExitAsync();
            Assert.True(File.Exists(_path), await child.StandardError.ReadToEndAsync());
            SafeTensorsFile.Read(_path);
        }

        // What a killed process leaves behind is one file and at most a part of another, which nothing reads.
        Drop_16_40_32_10 expected = new(1), network = CheckpointProgram.Train(_path);
        expected.Fit(CheckpointProgram.Rows, CheckpointProgram.Options);
        AssertSameBits(expected, network);
        foreach (string rest in Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(_path) + ".*.tmp"))
        {
            File.Delete(rest);
        }
    }

    private void AssertCuts<TNetwork, T>(FitOptions options, int rows, bool isWeighted)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Dataset<T> data = Rows<TNetwork, T>(rows, isWeighted: isWeighted);
        TNetwork expected = TNetwork.Create(1);
        History history = expected.Fit(data, options);
        TNetwork network = TNetwork.Create(1);
        TrainingRun<TNetwork, T> run = network.StartTraining(data, options);
        int cuts = 0;
        do
        {
            // In another network each time, as if in another process.
            run.SaveCheckpoint(_path);
            network = TNetwork.Create(100 + cuts);
            run = TrainingRun.Resume(_path, network, data, options);
            cuts++;
        }
        while (run.TrainSteps(1));

        Assert.True(cuts > 2, $"the training was cut {cuts} times");
        AssertSameBits(expected, network);
        AssertSame(history, run.History);
        Assert.Equal(history.Message, run.History.Message);
    }

    // Steps along the sum of all gradients so far.
    private sealed record Summing(bool Says) : Optimizer(0.01)
    {
        public override OptimizerState<T> CreateState<T>(int storageSize) => new State<T>(this, storageSize);

        private sealed class State<T>(Summing optimizer, int storageSize) : OptimizerState<T>(optimizer, storageSize)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            private readonly T[] _sums = new T[storageSize];

            protected override void Update(Span<T> parameters, Span<T> gradient, int start, double learningRate)
            {
                for (int i = 0; i < parameters.Length; i++)
                {
                    _sums[start + i] += gradient[i];
                    parameters[i] -= T.CreateTruncating(learningRate) * _sums[start + i];
                }
            }

            protected override void Carry(StateCarrier state)
            {
                if (!optimizer.Says)
                {
                    base.Carry(state);
                }

                state.Carry("sums", _sums.AsSpan());
            }
        }
    }
}
