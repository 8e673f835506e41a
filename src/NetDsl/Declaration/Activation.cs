namespace NetDsl;

/// <summary>
/// What a layer applies to each unit's pre-activation z, the weighted sum of its inputs plus its bias. All but
/// <see cref="Softmax"/> work on each unit alone.
/// </summary>
public enum Activation
{
    /// <summary>z itself.</summary>
    Linear,

    /// <summary>max(0, z), with derivative 0 at 0.</summary>
    Relu,

    /// <summary>z where z &gt; 0, else 0.01 · z; its derivative at 0 is 0.01.</summary>
    LeakyRelu,

    /// <summary>1 / (1 + e⁻ᶻ)</summary>
    Sigmoid,

    /// <summary>tanh z</summary>
    Tanh,

    /// <summary>z where z &gt; 0, else eᶻ − 1.</summary>
    Elu,

    /// <summary>z · Φ(z), Φ the standard normal distribution: the exact form, ½ · z · (1 + erf(z / √2)).</summary>
    Gelu,

    /// <summary>z · sigmoid(z), also called swish.</summary>
    Silu,

    /// <summary>ln(1 + eᶻ)</summary>
    Softplus,

    /// <summary>
    /// e^zᵢ / Σₖ e^zₖ over the units of the layer: numbers above 0 that sum to 1, the probabilities of as many classes. Only for
    /// the last layer, and with two units at least; the loss is then <see cref="Loss.CrossEntropy"/> unless another is given.
    /// </summary>
    Softmax,
}
