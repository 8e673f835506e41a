namespace NetDsl;

/// <summary>Options of the network as a whole. Optional: a class with <see cref="LayerAttribute"/>s alone is a network.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class NetworkAttribute : Attribute
{
    /// <summary>The type of parameters, inputs and outputs: float unless given.</summary>
    public Precision Precision { get; set; }

    /// <summary>What training makes small: cross-entropy where the last layer is Softmax and squared error otherwise, unless given.</summary>
    public Loss Loss { get; set; }

    /// <summary>
    /// Where <see cref="Loss.Huber"/> turns from squared to absolute error: the difference δ, positive and finite, up to which
    /// an output counts as near its target. Only with that loss.
    /// </summary>
    public double HuberDelta { get; set; } = 1;

    /// <summary>Whether layers have biases, where a layer does not say so itself.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>The seed that the parameterless constructor draws the weights with, 0 or more.</summary>
    public int Seed { get; set; }

    /// <summary>How weights are drawn, where a layer does not say so itself.</summary>
    public Initializer Initializer { get; set; }

    /// <summary>The initializer's a, where a layer does not say so itself.</summary>
    public double InitializerScale { get; set; } = 1;

    /// <summary>What the error is multiplied by on its way back through dropout: what makes the gradient exact, unless given.</summary>
    public DropoutGradient DropoutGradient { get; set; }

    /// <summary>Whether the code is written out without loops: as the network's size suggests, unless given.</summary>
    public Unroll Unroll { get; set; }
}
