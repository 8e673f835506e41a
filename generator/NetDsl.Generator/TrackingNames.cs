namespace NetDsl.Generator;

/// <summary>The names of the pipeline's steps, by which tests see what an edit ran again.</summary>
internal static class TrackingNames
{
    public const string Declarations = "Declarations";
    public const string Files = "Files";
    public const string Plans = "Plans";
    public const string AmbiguousNames = "AmbiguousNames";
}
