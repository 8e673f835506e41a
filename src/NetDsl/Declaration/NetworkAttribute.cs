namespace NetDsl;

/// <summary>Options of the network as a whole. Optional: <see cref="LayerAttribute"/>s alone make a class a network.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class NetworkAttribute : Attribute
{
    /// <summary>The type of parameters, inputs and outputs: float by default.</summary>
    public Precision Precision { get; set; }

    /// <summary>The quantity that training minimizes. By default, cross-entropy if the last layer is Softmax, otherwise squared error.</summary>
    public Loss Loss { get; set; }

    /// <summary>
    /// Where <see cref="Loss.Huber"/> changes from squared to absolute error: the difference δ, positive and finite, up to which
    /// an output counts as near its target. Only valid with that loss.
    /// </summary>
    public double HuberDelta { get; set; } = 1;

    /// <summary>Whether layers have biases, unless a layer specifies it.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>The seed with which the parameterless constructor draws the weights, 0 or more.</summary>
    public int Seed { get; set; }

    /// <summary>How weights are drawn, unless a layer specifies it.</summary>
    public Initializer Initializer { get; set; }

    /// <summary>The initializer's a, unless a layer specifies it.</summary>
    public double InitializerScale { get; set; } = 1;

    /// <summary>The factor applied to the error in the backward pass through dropout. By default, the one that makes the gradient exact.</summary>
    public DropoutGradient DropoutGradient { get; set; }

    /// <summary>Whether the code is unrolled. By default it depends on the network's size.</summary>
    public Unroll Unroll { get; set; }
}
