namespace NetDsl.Csv;

/// <summary>What the fields of a column are.</summary>
internal enum CsvColumnKind
{
    Number,
    Boolean,
    Date,
    OneHot,
}
