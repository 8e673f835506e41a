namespace NetDsl.Csv;

/// <summary>What becomes of missing values: those that <see cref="CsvOptions.MissingMarks"/> stand for.</summary>
public enum CsvMissing
{
    /// <summary>They are errors: an empty field, and everything that is no number where there is to be one.</summary>
    Error,

    /// <summary>Rows in which a column that is read has no value are left out.</summary>
    LeaveOut,

    /// <summary>
    /// A missing input becomes the mean of its column in the training file, a missing category the most frequent one. A target is
    /// never made up: rows without one are left out.
    /// </summary>
    Mean,

    /// <summary>As <see cref="Mean"/>, with the median in place of the mean.</summary>
    Median,
}
