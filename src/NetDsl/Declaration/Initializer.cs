namespace NetDsl;

/// <summary>
/// How a layer's weights are drawn before training, from <see cref="NumPyRandom"/>, in canonical order. n is the layer's
/// number of inputs, m its number of units, a the <c>InitializerScale</c> of the layer or network (1 by default). Biases
/// start at 0 and use no random numbers.
/// </summary>
public enum Initializer
{
    /// <summary><see cref="HeUniform"/> for Relu, LeakyRelu, Elu, Gelu and Silu; <see cref="GlorotUniform"/> for everything else.</summary>
    Default,

    /// <summary>Uniform in [−a, a): 2a · random − a.</summary>
    Uniform,

    /// <summary>Normal with mean 0 and standard deviation a.</summary>
    Normal,

    /// <summary>Uniform in [−l, l) with l = a · √(6 / n) (He et al., "Delving Deep into Rectifiers", 2015).</summary>
    HeUniform,

    /// <summary>Normal with standard deviation a · √(2 / n) (He et al., 2015).</summary>
    HeNormal,

    /// <summary>Uniform in [−l, l) with l = a · √(6 / (n + m)) (Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks", 2010).</summary>
    GlorotUniform,

    /// <summary>Normal with standard deviation a · √(2 / (n + m)) (Glorot and Bengio, 2010).</summary>
    GlorotNormal,

    /// <summary>All weights 0.</summary>
    Zeros,
}
