namespace NetDsl.Benchmarks.Jobs;

/// <summary>The rows of the table, in its order.</summary>
internal static class JobCatalog
{
    public static Architecture Tiny { get; } = new([3, 4, 1], Relu, Linear, bias: false);

    public static Architecture Xor { get; } = new([3, 4, 1], Sigmoid, Sigmoid, bias: false);

    public static Architecture Small { get; } = new([16, 32, 16, 4], Tanh, Linear, bias: true);

    public static Architecture Deep { get; } = new([64, 64, 64, 64, 1], Relu, Linear, bias: true);

    public static Architecture Digits { get; } = new([784, 100, 10], Relu, Linear, bias: true);

    public static Architecture Narrow { get; } = new([4, 32, 16, 4], Tanh, Linear, bias: true);

    public static Architecture Odd { get; } = new([5, 7, 7, 7, 3], Relu, Linear, bias: true);

    public static IReadOnlyList<Job> Jobs { get; } =
    [
        new("tiny-scalars", "3-4-1 relu forward, scalars", Tiny, Operation.ForwardScalars, 64),
        new("tiny-span", "3-4-1 relu forward, span", Tiny, Operation.Forward, 64),
        new("tiny-step", "3-4-1 relu SGD step, TrainStep", Tiny, Operation.TrainStep, 64),
        new("tiny-epoch", "3-4-1 relu SGD step, TrainEpoch", Tiny, Operation.TrainEpoch, 64),
        new("xor", "3-4-1 sigmoid, XOR: 60,000 full-batch steps, double", Xor, Operation.TrainBatch, 4)
        {
            Inputs = InputKind.Xor,
            Precision = Precision.Double,
            LearningRate = 1,
            Reduction = Reduction.Sum,
            CallsPerFigure = 60_000,
        },
        new("small-forward", "16-32-16-4 tanh forward", Small, Operation.Forward, 64),
        new("small-step", "16-32-16-4 tanh SGD step, 1 row", Small, Operation.TrainStep, 64),
        new("small-batch", "16-32-16-4 tanh SGD step, 32 rows", Small, Operation.TrainBatch, 32),
        new("deep-forward", "64-64-64-64-1 relu forward", Deep, Operation.Forward, 64),
        new("digits-forward", "784-100-10 relu forward, 1 dense row", Digits, Operation.Forward, 100),
        new("digits-sparse", "784-100-10 relu forward, 1 digit", Digits, Operation.Forward, 100) { Inputs = InputKind.Digits },
        new("digits-forward-batch", "784-100-10 relu forward, 100 rows", Digits, Operation.ForwardBatch, 100),
        new("digits-step", "784-100-10 relu SGD step, 1 row, TrainStep", Digits, Operation.TrainStep, 100) { LearningRate = 1e-3 },
        new("digits-epoch", "784-100-10 relu SGD step, 1 row, TrainEpoch", Digits, Operation.TrainEpoch, 100) { LearningRate = 1e-3 },
        new("digits-batch", "784-100-10 relu SGD step, 100 rows", Digits, Operation.TrainBatch, 100) { LearningRate = 1e-3 },
        new("narrow-forward-batch", "4-32-16-4 tanh forward, 10,000 rows", Narrow, Operation.ForwardBatch, 10_000),
        new("narrow-batch", "4-32-16-4 tanh SGD step, 10,000 rows", Narrow, Operation.TrainBatch, 10_000),
        new("odd-forward-batch", "5-7-7-7-3 relu forward, 256 rows", Odd, Operation.ForwardBatch, 256),
        new("odd-batch", "5-7-7-7-3 relu SGD step, 256 rows", Odd, Operation.TrainBatch, 256),
    ];

    /// <summary>The jobs whose name contains one of the words; all, when there are none.</summary>
    public static IReadOnlyList<Job> Select(IReadOnlyList<string> filters) =>
        [.. Jobs.Where(job => filters.Count == 0 || filters.Any(filter => job.Name.Contains(filter, StringComparison.Ordinal)))];
}
