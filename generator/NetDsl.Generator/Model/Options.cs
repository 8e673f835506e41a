namespace NetDsl.Generator.Model;

// The choices that attributes offer, under the names that the runtime library gives them: the parser goes by name.

internal enum Precision
{
    Single,
    Double,
}

internal enum Loss
{
    Default,
    SquaredError,
    CrossEntropy,
    BinaryCrossEntropy,
    AbsoluteError,
    Huber,
}

internal enum Initializer
{
    Default,
    Uniform,
    Normal,
    HeUniform,
    HeNormal,
    GlorotUniform,
    GlorotNormal,
    Zeros,
}

internal enum DropoutGradient
{
    Exact,
    MaskOnly,
}

internal enum Unroll
{
    Auto,
    Always,
    Never,
}

internal enum ActivationKind
{
    Linear,
    Relu,
    LeakyRelu,
    Sigmoid,
    Tanh,
    Elu,
    Gelu,
    Silu,
    Softplus,
    Softmax,
    Custom,
}
