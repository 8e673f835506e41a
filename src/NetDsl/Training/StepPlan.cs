namespace NetDsl;

/// <summary>How a training takes its steps.</summary>
internal enum StepWay
{
    /// <summary>Plain gradient descent, a step per row: a network's own code for it goes through several rows without a pause.</summary>
    RowByRow,

    /// <summary>Plain gradient descent on the mean of several rows: a network's own code for it.</summary>
    Descent,

    /// <summary>The gradient of some rows, and a step of the optimizer.</summary>
    Gradient,
}

/// <summary>What is computed together. It depends on the options and the rows alone, never on the time.</summary>
internal readonly struct StepPlan
{
    // Steps of single rows that are taken without a look at the clock: some tens of microseconds, and few enough that the memory for
    // rows in another order stays near.
    private const int WorkTogether = 1 << 20;
    private const int MaxRowsTogether = 1024;

    public StepPlan(FitOptions options, int rows, int storageSize, bool isWeighted, bool wantsOutputs)
    {
        BatchSize = Math.Min(options.BatchSize, rows);
        StepsPerEpoch = (int)(((long)rows + BatchSize - 1) / BatchSize);
        IsShuffled = options.Shuffle && BatchSize < rows;
        bool isPlain = options.Optimizer is Sgd { L1: 0, L2: 0, ClipValue: null, ClipNorm: null };
        Way = !isPlain ? StepWay.Gradient
            : BatchSize == 1 ? StepWay.RowByRow
            : isWeighted || wantsOutputs ? StepWay.Gradient
            : StepWay.Descent;
        ChangesRateWithinEpoch = options.Schedule.ChangesWithinEpoch;
        Rows = Way != StepWay.RowByRow ? BatchSize
            : ChangesRateWithinEpoch ? 1
            : Math.Min(rows, Math.Clamp(WorkTogether / Math.Max(1, storageSize), 1, MaxRowsTogether));
    }

    public StepWay Way { get; }

    /// <summary>Rows of a step.</summary>
    public int BatchSize { get; }

    /// <summary>The last of them may have fewer rows.</summary>
    public int StepsPerEpoch { get; }

    /// <summary>Rows that go to the network together: those of a step, or of several.</summary>
    public int Rows { get; }

    public bool IsShuffled { get; }

    public bool ChangesRateWithinEpoch { get; }

    public int StepsIn(int rows) => Way == StepWay.RowByRow ? rows : 1;
}
