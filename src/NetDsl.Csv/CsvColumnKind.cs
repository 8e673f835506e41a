namespace NetDsl.Csv;

/// <summary>The kind of a column's fields.</summary>
internal enum CsvColumnKind
{
    Number,
    Boolean,
    Date,
    OneHot,
}
