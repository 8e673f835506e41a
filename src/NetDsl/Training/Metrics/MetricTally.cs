using System.Numerics;

namespace NetDsl;

/// <summary>
/// The state of a metric that is not a mean over rows, for rows that come in parts. It is reused for every epoch, and allocates
/// nothing once it has seen as many rows as there are.
/// </summary>
internal abstract class MetricTally
{
    /// <summary>The metric of the rows so far; NaN if undefined.</summary>
    public abstract double Value { get; }

    /// <summary>Adds more rows.</summary>
    public abstract void Add<T>(Predictions<T> predictions)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Carries its state.</summary>
    public abstract void Carry(StateCarrier state, string name);

    /// <summary>Forgets all rows.</summary>
    public abstract void Clear();
}
