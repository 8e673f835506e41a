namespace NetDsl;

/// <summary>What to tolerate when loading a network from a file.</summary>
public sealed record LoadOptions
{
    /// <summary>Whether weights may be infinite or NaN. By default they are rejected: a network computes nothing useful with them.</summary>
    public bool AllowNonFinite { get; init; }

    /// <summary>
    /// Whether the file may have been saved from a network with other activations. By default it is rejected if the file names its
    /// activations, as those written by NetDsl do: the weights mean something else there.
    /// </summary>
    public bool AllowOtherActivations { get; init; }

    internal static LoadOptions Default { get; } = new();
}
