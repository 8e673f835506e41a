namespace NetDsl;

/// <summary>The rates of a class.</summary>
internal enum ClassRate
{
    /// <summary>The fraction of the rows predicted to be of the class that belong to it.</summary>
    Precision,

    /// <summary>The fraction of the rows of the class that were recognized.</summary>
    Recall,

    /// <summary>The harmonic mean of both.</summary>
    F1,

    /// <summary>The recall; even with two classes, the mean over both.</summary>
    BalancedAccuracy,
}
