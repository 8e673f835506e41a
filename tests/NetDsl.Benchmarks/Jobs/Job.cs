namespace NetDsl.Benchmarks.Jobs;

/// <summary>What is called.</summary>
internal enum Operation
{
    /// <summary>One row as a span.</summary>
    Forward,

    /// <summary>One row as separate arguments.</summary>
    ForwardScalars,

    /// <summary>All rows in one call.</summary>
    ForwardBatch,

    /// <summary>A step of gradient descent per row, a call per row.</summary>
    TrainStep,

    /// <summary>The same steps, one call for all rows.</summary>
    TrainEpoch,

    /// <summary>Steps on all rows together.</summary>
    TrainBatch,
}

/// <summary>What the rows look like.</summary>
internal enum InputKind
{
    /// <summary>Uniform between -1 and 1; no value is zero.</summary>
    Dense,

    /// <summary>Drawn digits of 28 x 28 pixels, about as sparse as MNIST's: more than four fifths are zero.</summary>
    Digits,

    /// <summary>The four rows of exclusive or, with a third input that is 1.</summary>
    Xor,
}

/// <summary>A row of the table.</summary>
/// <param name="Name">How the command line names it.</param>
/// <param name="Title">What the table calls it.</param>
internal sealed record Job(string Name, string Title, Architecture Architecture, Operation Operation, int Rows)
{
    public InputKind Inputs { get; init; } = InputKind.Dense;

    public Precision Precision { get; init; } = Precision.Single;

    public double LearningRate { get; init; } = 0.01;

    public Reduction Reduction { get; init; } = Reduction.Mean;

    /// <summary>How many calls (steps, for batches) one figure of the table stands for.</summary>
    public int CallsPerFigure { get; init; } = 1;

    public bool IsTraining => Operation is Operation.TrainStep or Operation.TrainEpoch or Operation.TrainBatch;

    public bool IsBatch => Operation is Operation.ForwardBatch or Operation.TrainBatch;

    /// <summary>After so many calls the contenders' results are compared.</summary>
    public int CallsToCompare => Operation switch
    {
        Operation.ForwardBatch => 1,
        Operation.TrainBatch => CallsPerFigure > 1 ? 100 : 3,
        _ => Rows,
    };

    /// <summary>Floating-point operations per call.</summary>
    public double Operations =>
        (IsTraining ? Architecture.TrainingOperations : Architecture.ForwardOperations) * (IsBatch ? Rows : 1);

    /// <summary>Whether the share of the core's peak says something: enough rows at once to be bound by arithmetic.</summary>
    public bool IsBoundByArithmetic => IsBatch && Rows >= 32;
}
