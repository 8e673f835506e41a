using NetDsl.Tests.LayerOptions;

namespace NetDsl.Tests.Training;

/// <summary>A training that writes checkpoints, in a process of its own: the tests kill it.</summary>
internal static class CheckpointProgram
{
    public const string Name = "checkpoint";

    public static Drop_16_40_32_10 Train(string path)
    {
        Drop_16_40_32_10 network = new(1);
        network.Fit(Rows, Options with { Checkpoint = new(path) { Resume = true } });
        return network;
    }

    public static FitOptions Options => new() { Epochs = 60, BatchSize = 10, Metrics = [Metric.F1], ValidationSplit = 0.2, EarlyStopping = new EarlyStopping(50) };

    public static Dataset<float> Rows => TrainingData.Rows<Drop_16_40_32_10, float>(200);
}
