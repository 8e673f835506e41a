namespace NetDsl.Testing;

/// <summary>One layer of a <see cref="ReferenceNetwork"/>.</summary>
/// <param name="Units">The number of units.</param>
/// <param name="Activation">What is applied to each unit's weighted sum.</param>
/// <param name="Bias">Whether each unit adds a bias.</param>
/// <param name="Initializer">How the weights are drawn.</param>
/// <param name="InitializerScale">The initializer's a.</param>
public sealed record ReferenceLayer(
    int Units,
    ReferenceActivation Activation,
    bool Bias = true,
    Initializer Initializer = Initializer.Zeros,
    double InitializerScale = 1)
{
    /// <summary>A layer with a built-in activation.</summary>
    public ReferenceLayer(int units, Activation activation, bool bias = true)
        : this(units, ReferenceActivation.Of(activation), bias)
    {
    }
}
