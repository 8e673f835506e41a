using System.Numerics;

namespace NetDsl;

/// <summary>A standardizer of any precision: what files and tools need to know of one.</summary>
public abstract class Standardizer
{
    // Standardizer<T> is the only one.
    private protected Standardizer()
    {
    }

    /// <summary>How many columns there are: values in a row.</summary>
    public abstract int Columns { get; }

    /// <summary>The mean of each column.</summary>
    public abstract ReadOnlySpan<double> Means { get; }

    /// <summary>The standard deviation of each column; 1 where all values are the same.</summary>
    public abstract ReadOnlySpan<double> Deviations { get; }

    /// <summary>The same standardizer for networks of the other precision, or itself.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    public Standardizer<T> As<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => this as Standardizer<T> ?? new Standardizer<T>(Means, Deviations);
}
