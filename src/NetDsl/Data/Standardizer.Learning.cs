namespace NetDsl;

// Learning means and deviations from rows.
public sealed partial class Standardizer<T>
{
    /// <summary>Learns the mean and the deviation of each column.</summary>
    /// <param name="rows">Rows of <paramref name="columns"/> values, at least one.</param>
    /// <param name="columns">The number of values in a row.</param>
    /// <exception cref="ArgumentException">There are no rows, or not a whole number of them; a value is infinite or NaN, or so large that its deviation would be.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="columns"/> is less than 1.</exception>
    public static Standardizer<T> Learn(ReadOnlySpan<T> rows, int columns)
    {
        DatasetChecks.CheckSize(columns, nameof(columns));
        if (rows.IsEmpty || rows.Length % columns != 0)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Standardizer.Learn: rows has {Counted.Of(rows.Length, "value")}, it takes one row of {columns} or more"), nameof(rows));
        }

        CheckFinite(rows, columns);
        double[] means = new double[columns], deviations = new double[columns];
        Learn(rows, means, deviations);
        return Problem(means, deviations) is { } problem
            ? throw new ArgumentException($"Standardizer.Learn: {problem}", nameof(rows))
            : new Standardizer<T>(means, deviations);
    }

    /// <summary>Learns from the inputs of a dataset: use the training set, never the test set.</summary>
    /// <exception cref="ArgumentException">There are no rows; a value is infinite or NaN.</exception>
    public static Standardizer<T> OfInputs(Dataset<T> dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return Learn(dataset.Inputs, dataset.InputSize);
    }

    /// <summary>Learns from the targets of a dataset, for networks whose outputs are quantities with a unit.</summary>
    /// <exception cref="ArgumentException">There are no rows; a value is infinite or NaN.</exception>
    /// <exception cref="InvalidOperationException">Rows have classes instead of targets.</exception>
    public static Standardizer<T> OfTargets(Dataset<T> dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return !dataset.HasClasses
            ? Learn(dataset.Targets, dataset.TargetSize)
            : throw new InvalidOperationException("The rows of this dataset have a class, and a class is nothing to standardize.");
    }

    // Two passes over the rows: first the mean, then the deviation. The differences are scaled by the largest in their column, so
    // that their squares neither overflow nor vanish; their sum, 0 except for rounding, corrects the mean.
    private static void Learn(ReadOnlySpan<T> rows, double[] means, double[] deviations)
    {
        int columns = means.Length, count = rows.Length / columns;
        double[] first = new double[columns], largest = new double[columns], rest = new double[columns];
        for (int i = 0; i < columns; i++)
        {
            first[i] = double.CreateTruncating(rows[i]);
        }

        for (int row = 0; row < rows.Length; row += columns)
        {
            for (int i = 0; i < columns; i++)
            {
                double difference = double.CreateTruncating(rows[row + i]) - first[i];
                means[i] += difference;
                largest[i] = Math.Max(largest[i], Math.Abs(difference));
            }
        }

        for (int i = 0; i < columns; i++)
        {
            means[i] = first[i] + (means[i] / count);
        }

        for (int row = 0; row < rows.Length; row += columns)
        {
            for (int i = 0; i < columns; i++)
            {
                double difference = largest[i] == 0 ? 0 : (double.CreateTruncating(rows[row + i]) - means[i]) / largest[i];
                rest[i] += difference;
                deviations[i] += difference * difference;
            }
        }

        for (int i = 0; i < columns; i++)
        {
            double correction = rest[i] / count;
            means[i] += correction * largest[i];
            deviations[i] = largest[i] == 0 ? 1 : Math.Sqrt((deviations[i] / count) - (correction * correction)) * largest[i];
        }
    }

    private static void CheckFinite(ReadOnlySpan<T> rows, int columns)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            if (!T.IsFinite(rows[i]))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Standardizer.Learn: row {i / columns}, column {i % columns} is {rows[i]}, which has no mean"), nameof(rows));
            }
        }
    }

    // What is wrong with the means and deviations, or null.
    private static string? Problem(ReadOnlySpan<double> means, ReadOnlySpan<double> deviations)
    {
        if (means.IsEmpty) return "there is no column";
        if (means.Length != deviations.Length)
        {
            return FormattableString.Invariant($"there are {means.Length} means and {deviations.Length} deviations, each column has one of both");
        }

        for (int i = 0; i < means.Length; i++)
        {
            if (!double.IsFinite(means[i])) return FormattableString.Invariant($"the mean of column {i} is {means[i]}, it is to be finite");
            if (!(deviations[i] > 0 && double.IsFinite(deviations[i])))
            {
                return FormattableString.Invariant($"the deviation of column {i} is {deviations[i]}, it is to be finite and greater than 0");
            }
        }

        return null;
    }
}
