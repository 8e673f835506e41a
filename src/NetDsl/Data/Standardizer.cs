using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using NetDsl.Kernels;

namespace NetDsl;

/// <summary>
/// Brings each column of numbers to mean 0 and standard deviation 1, as learned from the training set: what a network is trained
/// on goes through it, and later what it predicts from. The other way round it turns predictions back into the targets' own
/// unit. It never changes once made, and may be used by any number of threads at once; <c>Apply</c> and <c>Invert</c> allocate nothing.
/// </summary>
/// <remarks>
/// A value x becomes (x − mean) / deviation, computed in double precision. The deviation is that of the population (divided by n),
/// as in scikit-learn's <c>StandardScaler</c>. A column of one value throughout has the deviation 1, so that it becomes 0.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed partial class Standardizer<T> : Standardizer
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly double[] _means;
    private readonly double[] _deviations;

    /// <summary>A standardizer with given means and deviations.</summary>
    /// <param name="means">The mean of each column, finite.</param>
    /// <param name="deviations">The deviation of each column, finite and greater than 0.</param>
    /// <exception cref="ArgumentException">There is no column, or not a deviation for each mean; or a number is not as it should be.</exception>
    public Standardizer(ReadOnlySpan<double> means, ReadOnlySpan<double> deviations)
        : this(means.ToArray(), deviations.ToArray())
    {
        if (Problem(means, deviations) is { } problem) throw new ArgumentException($"Standardizer: {problem}");
    }

    private Standardizer(double[] means, double[] deviations) => (_means, _deviations) = (means, deviations);

    /// <inheritdoc/>
    public override int Columns => _means.Length;

    /// <inheritdoc/>
    public override ReadOnlySpan<double> Means => _means;

    /// <inheritdoc/>
    public override ReadOnlySpan<double> Deviations => _deviations;

    /// <summary>Standardizes one row or several.</summary>
    /// <param name="rows">Rows of <see cref="Columns"/> values.</param>
    /// <param name="standardized">As many values, all of which are written; the same memory, or memory that shares none with it.</param>
    /// <exception cref="ArgumentException">A span holds no whole number of rows, or not as many as the other; or they share memory and do not begin together.</exception>
    public void Apply(ReadOnlySpan<T> rows, Span<T> standardized)
    {
        Check(rows.Length, standardized.Length, nameof(standardized));
        Overlaps.CheckInPlace(rows, standardized, "Standardizer.Apply", nameof(rows), nameof(standardized));
        for (int row = 0; row < rows.Length; row += _means.Length)
        {
            ReadOnlySpan<T> from = rows.Slice(row, _means.Length);
            Span<T> to = standardized.Slice(row, _means.Length);
            for (int i = 0; i < to.Length; i++)
            {
                to[i] = Apply(from[i], _means[i], _deviations[i]);
            }
        }
    }

    /// <summary>Standardizes one row or several, in place.</summary>
    /// <inheritdoc cref="Apply(ReadOnlySpan{T}, Span{T})"/>
    public void Apply(Span<T> rows) => Apply(rows, rows);

    /// <summary>Standardizes one value of a column.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such column.</exception>
    public T Apply(T value, int column) => Apply(value, _means[Checked(column)], _deviations[column]);

    /// <summary>Standardizes one value where there is one column.</summary>
    /// <exception cref="InvalidOperationException">There are several.</exception>
    public T Apply(T value) => Apply(value, SoleColumn);

    /// <summary>Turns one standardized row or several back into what they were, but for rounding.</summary>
    /// <param name="standardized">Rows of <see cref="Columns"/> values.</param>
    /// <param name="rows">As many values, all of which are written; the same memory, or memory that shares none with it.</param>
    /// <exception cref="ArgumentException">A span holds no whole number of rows, or not as many as the other; or they share memory and do not begin together.</exception>
    public void Invert(ReadOnlySpan<T> standardized, Span<T> rows)
    {
        Check(standardized.Length, rows.Length, nameof(rows));
        Overlaps.CheckInPlace(standardized, rows, "Standardizer.Invert", nameof(standardized), nameof(rows));
        for (int row = 0; row < rows.Length; row += _means.Length)
        {
            ReadOnlySpan<T> from = standardized.Slice(row, _means.Length);
            Span<T> to = rows.Slice(row, _means.Length);
            for (int i = 0; i < to.Length; i++)
            {
                to[i] = Invert(from[i], _means[i], _deviations[i]);
            }
        }
    }

    /// <summary>Turns one standardized row or several back into what they were, in place.</summary>
    /// <inheritdoc cref="Invert(ReadOnlySpan{T}, Span{T})"/>
    public void Invert(Span<T> standardized) => Invert(standardized, standardized);

    /// <summary>Turns one standardized value of a column back into what it was.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such column.</exception>
    public T Invert(T value, int column) => Invert(value, _means[Checked(column)], _deviations[column]);

    /// <summary>Turns one standardized value back into what it was, where there is one column: a prediction of the one target.</summary>
    /// <exception cref="InvalidOperationException">There are several.</exception>
    public T Invert(T value) => Invert(value, SoleColumn);

    private static T Apply(T value, double mean, double deviation) =>
        T.CreateTruncating((double.CreateTruncating(value) - mean) / deviation);

    private static T Invert(T value, double mean, double deviation) =>
        T.CreateTruncating((double.CreateTruncating(value) * deviation) + mean);

    private void Check(int from, int to, string argument)
    {
        if (from % _means.Length != 0) ThrowLength(from);
        if (from != to) ThrowLengths(from, to, argument);
    }

    [DoesNotReturn]
    private void ThrowLength(int values) => throw new ArgumentException(FormattableString.Invariant(
        $"Standardizer: {Counted.Of(values, "value")} {(values == 1 ? "is" : "are")} no whole number of rows of {Columns}, the columns that it has learned"));

    [DoesNotReturn]
    private static void ThrowLengths(int from, int to, string argument) => throw new ArgumentException(FormattableString.Invariant(
        $"Standardizer: {argument} has {to} values, it takes {from}, as many as are given"), argument);

    private int Checked(int column) => (uint)column < (uint)Columns
        ? column
        : throw new ArgumentOutOfRangeException(nameof(column), column, FormattableString.Invariant($"The standardizer has {Counted.Of(Columns, "column")}, counted from 0."));

    private int SoleColumn => Columns == 1
        ? 0
        : throw new InvalidOperationException(FormattableString.Invariant($"The standardizer has {Counted.Of(Columns, "column")}: say which, as in Invert(value, column: 0), or give a row."));
}
