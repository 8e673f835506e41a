using System.Numerics;

namespace NetDsl;

/// <summary>A standardizer of any precision, for files and tools.</summary>
public abstract class Standardizer
{
    // Standardizer<T> is the only one.
    private protected Standardizer()
    {
    }

    /// <summary>The number of columns: values in a row.</summary>
    public abstract int Columns { get; }

    /// <summary>The mean of each column.</summary>
    public abstract ReadOnlySpan<double> Means { get; }

    /// <summary>The standard deviation of each column; 1 if all values are the same.</summary>
    public abstract ReadOnlySpan<double> Deviations { get; }

    /// <summary>The same standardizer in the given precision; itself if it already has it.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    public Standardizer<T> As<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => this as Standardizer<T> ?? new Standardizer<T>(Means, Deviations);
}
