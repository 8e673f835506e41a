namespace NetDsl;

/// <summary>What is told of a class.</summary>
internal enum ClassRate
{
    /// <summary>Of the rows that were taken for the class, the part that belongs to it.</summary>
    Precision,

    /// <summary>Of the rows of the class, the part that was recognised.</summary>
    Recall,

    /// <summary>The harmonic mean of both.</summary>
    F1,

    /// <summary>The recall, of two classes too the mean over both.</summary>
    BalancedAccuracy,
}
