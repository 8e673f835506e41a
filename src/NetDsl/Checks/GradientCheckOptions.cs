namespace NetDsl;

/// <summary>Options of <see cref="GradientCheck"/>.</summary>
public sealed record GradientCheckOptions
{
    /// <summary>
    /// The relative difference that still counts as correct; null for the default: 1e-6 in double precision, 1e-2 in single
    /// precision. The effect of the loss's rounding on the difference quotient is allowed in addition.
    /// </summary>
    public double? Tolerance { get; init; }

    /// <summary>
    /// The maximum number of weights, and of biases, that are checked in one layer. If a layer has more, this many are drawn;
    /// each takes two passes over the examples.
    /// </summary>
    public int SampleSize { get; init; } = 500;

    /// <summary>The seed for drawing them.</summary>
    public int Seed { get; init; }

    /// <summary>
    /// Called before every evaluation of the loss. If something in the network draws random numbers, such as an activation,
    /// reset it here, so that all evaluations see the same function. Dropout is handled automatically.
    /// </summary>
    public Action? BeforeEvaluation { get; init; }
}
