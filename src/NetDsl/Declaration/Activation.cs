namespace NetDsl;

/// <summary>
/// The function that a layer applies to each unit's pre-activation z, the weighted sum of its inputs plus its bias. All
/// but <see cref="Softmax"/> work on each unit separately.
/// </summary>
public enum Activation
{
    /// <summary>z itself.</summary>
    Linear,

    /// <summary>max(0, z), with derivative 0 at 0.</summary>
    Relu,

    /// <summary>z if z &gt; 0, otherwise 0.01 · z; its derivative at 0 is 0.01.</summary>
    LeakyRelu,

    /// <summary>1 / (1 + e⁻ᶻ)</summary>
    Sigmoid,

    /// <summary>tanh z</summary>
    Tanh,

    /// <summary>z if z &gt; 0, otherwise eᶻ − 1.</summary>
    Elu,

    /// <summary>z · Φ(z), Φ the standard normal distribution: the exact form, ½ · z · (1 + erf(z / √2)).</summary>
    Gelu,

    /// <summary>z · sigmoid(z), also called swish.</summary>
    Silu,

    /// <summary>ln(1 + eᶻ)</summary>
    Softplus,

    /// <summary>
    /// e^zᵢ / Σₖ e^zₖ over the units of the layer: positive numbers that sum to 1, the probabilities of as many classes.
    /// Only for the last layer, with at least two units; the default loss is then <see cref="Loss.CrossEntropy"/>.
    /// </summary>
    Softmax,
}
