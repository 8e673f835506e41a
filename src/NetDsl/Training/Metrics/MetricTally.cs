using System.Numerics;

namespace NetDsl;

/// <summary>
/// What a metric keeps of rows that come in parts, if it is no mean over rows. It is used again for every epoch, and allocates
/// nothing once it has seen as many rows as will come.
/// </summary>
internal abstract class MetricTally
{
    /// <summary>The metric of the rows so far; NaN where they have none.</summary>
    public abstract double Value { get; }

    /// <summary>Takes further rows.</summary>
    public abstract void Add<T>(Predictions<T> predictions)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Carries what it keeps of the rows so far.</summary>
    public abstract void Carry(StateCarrier state, string name);

    /// <summary>Forgets all rows.</summary>
    public abstract void Clear();
}
