namespace NetDsl;

/// <summary>What a network takes from a file without complaint.</summary>
public sealed record LoadOptions
{
    /// <summary>Whether weights may be infinite or NaN. By default they are refused: a network computes nothing with them.</summary>
    public bool AllowNonFinite { get; init; }

    /// <summary>
    /// Whether the file may have been saved from a network with other activations. By default it is refused where the file says so, as
    /// those that NetDsl writes do: the same weights mean something else then.
    /// </summary>
    public bool AllowOtherActivations { get; init; }

    internal static LoadOptions Default { get; } = new();
}
