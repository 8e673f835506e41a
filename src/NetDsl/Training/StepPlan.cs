namespace NetDsl;

/// <summary>The form of a training's steps.</summary>
internal enum StepWay
{
    /// <summary>Plain gradient descent, one step per row: the network's own code for it processes several rows without a pause.</summary>
    RowByRow,

    /// <summary>Plain gradient descent on the mean of several rows, with the network's own code for it.</summary>
    Descent,

    /// <summary>The gradient of several rows, and a step of the optimizer.</summary>
    Gradient,
}

/// <summary>What is computed together. It depends only on the options and the rows, never on timing.</summary>
internal readonly struct StepPlan
{
    // Single-row steps taken without checking the clock: tens of microseconds, and few enough that
    // reordered rows stay in the cache.
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

    /// <summary>The number of rows per step.</summary>
    public int BatchSize { get; }

    /// <summary>The last of them may have fewer rows.</summary>
    public int StepsPerEpoch { get; }

    /// <summary>The number of rows passed to the network at once: those of one step, or of several.</summary>
    public int Rows { get; }

    public bool IsShuffled { get; }

    public bool ChangesRateWithinEpoch { get; }

    public int StepsIn(int rows) => Way == StepWay.RowByRow ? rows : 1;
}
