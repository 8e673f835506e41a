namespace NetDsl;

/// <summary>How <see cref="GradientCheck"/> looks at a network.</summary>
public sealed record GradientCheckOptions
{
    /// <summary>
    /// The relative difference that is still correct; null for what suits the precision: 1e-6 in double precision, 1e-2 in single
    /// precision. What the rounding of the loss does to the difference quotient is allowed on top of it.
    /// </summary>
    public double? Tolerance { get; init; }

    /// <summary>
    /// The most weights, and the most biases, that are looked at in one layer. Of a layer that has more, so many are drawn; each
    /// takes two passes over the examples.
    /// </summary>
    public int SampleSize { get; init; } = 500;

    /// <summary>The seed of the draw.</summary>
    public int Seed { get; init; }

    /// <summary>
    /// Called before every evaluation of the loss. If something in the network draws random numbers, such as an activation, it is put
    /// back here to where it began, so that all evaluations see the same function. Dropout needs no help.
    /// </summary>
    public Action? BeforeEvaluation { get; init; }
}
