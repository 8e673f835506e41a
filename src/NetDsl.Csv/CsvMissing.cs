namespace NetDsl.Csv;

/// <summary>The handling of missing values, as marked by <see cref="CsvOptions.MissingMarks"/>.</summary>
public enum CsvMissing
{
    /// <summary>They are errors: an empty field, and anything that is not a number where one is expected.</summary>
    Error,

    /// <summary>Rows that lack a value in a column that is read are left out.</summary>
    LeaveOut,

    /// <summary>
    /// A missing input becomes the mean of its column in the training file, a missing category the most frequent one. A target
    /// is never filled in: rows without one are left out.
    /// </summary>
    Mean,

    /// <summary>Like <see cref="Mean"/>, with the median in place of the mean.</summary>
    Median,
}
