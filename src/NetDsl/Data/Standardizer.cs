using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using NetDsl.Kernels;

namespace NetDsl;

/// <summary>
/// Scales each column of numbers to mean 0 and standard deviation 1, as learned from the training set. Apply it to
/// the training data, and later to the inputs of predictions; its inverse converts predictions back into the
/// targets' unit. It is immutable, and may be used by any number of threads at once; <c>Apply</c> and <c>Invert</c> allocate nothing.
/// </summary>
/// <remarks>
/// A value x becomes (x − mean) / deviation, computed in double precision. The deviation is that of the population (divided by n),
/// as in scikit-learn's <c>StandardScaler</c>. A constant column has the deviation 1, so it becomes 0.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed partial class Standardizer<T> : Standardizer
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly double[] _means;
    private readonly double[] _deviations;

    /// <summary>Creates a standardizer with the given means and deviations.</summary>
    /// <param name="means">The mean of each column, finite.</param>
    /// <param name="deviations">The deviation of each column, finite and greater than 0.</param>
    /// <exception cref="ArgumentException">There are no columns, the numbers of means and deviations differ, or a number is not valid.</exception>
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

    /// <summary>Standardizes one or more rows.</summary>
    /// <param name="rows">Rows of <see cref="Columns"/> values.</param>
    /// <param name="standardized">As many values, all of which are written; the same memory, or memory that does not overlap.</param>
    /// <exception cref="ArgumentException">A span does not hold a whole number of rows, or the spans hold different numbers of rows; or they overlap but do not start at the same place.</exception>
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

    /// <summary>Standardizes one or more rows, in place.</summary>
    /// <inheritdoc cref="Apply(ReadOnlySpan{T}, Span{T})"/>
    public void Apply(Span<T> rows) => Apply(rows, rows);

    /// <summary>Standardizes one value of a column.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such column.</exception>
    public T Apply(T value, int column) => Apply(value, _means[Checked(column)], _deviations[column]);

    /// <summary>Standardizes one value, if there is only one column.</summary>
    /// <exception cref="InvalidOperationException">There are several columns.</exception>
    public T Apply(T value) => Apply(value, SoleColumn);

    /// <summary>Converts one or more standardized rows back to the original values, except for rounding.</summary>
    /// <param name="standardized">Rows of <see cref="Columns"/> values.</param>
    /// <param name="rows">As many values, all of which are written; the same memory, or memory that does not overlap.</param>
    /// <exception cref="ArgumentException">A span does not hold a whole number of rows, or the spans hold different numbers of rows; or they overlap but do not start at the same place.</exception>
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

    /// <summary>Converts one or more standardized rows back to the original values, in place.</summary>
    /// <inheritdoc cref="Invert(ReadOnlySpan{T}, Span{T})"/>
    public void Invert(Span<T> standardized) => Invert(standardized, standardized);

    /// <summary>Converts one standardized value of a column back to the original value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such column.</exception>
    public T Invert(T value, int column) => Invert(value, _means[Checked(column)], _deviations[column]);

    /// <summary>Converts one standardized value back to the original value, if there is only one column: a prediction of a single target.</summary>
    /// <exception cref="InvalidOperationException">There are several columns.</exception>
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
