namespace NetDsl.Generator.Emission.Rows;

/// <summary>
/// The calls of the row methods from the passes over a block of rows, in terms of the passes' parameters; see the interfaces of
/// passes in the runtime library. Each is there where the plan says that the passes have it.
/// </summary>
/// <param name="Forward">Forward.</param>
/// <param name="Backward">Forward and back, where each part of a batch has its gradient.</param>
internal sealed record PassCalls(string Forward, string Backward)
{
    /// <summary>The transposition of weights, before the deltas go back through them; null where there is none.</summary>
    public string? Transpose { get; init; }

    /// <summary>Forward, and the deltas back, where the gradient of a batch is cut up.</summary>
    public string Deltas { get; init; } = "";

    /// <summary>A part of the gradient, from the deltas.</summary>
    public string Gradient { get; init; } = "";

    /// <summary>The loss, where the passes train.</summary>
    public string Loss { get; init; } = "";

    /// <summary>Training row by row.</summary>
    public string Train { get; init; } = "";
}
