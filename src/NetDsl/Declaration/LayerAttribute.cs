namespace NetDsl;

/// <summary>
/// One layer of the network generated into the partial class. Put several on one declaration, in order;
/// the first is the input and has neither activation nor parameters.
/// </summary>
/// <example>
/// <code>
/// [Layer(3)]
/// [Layer(4, Relu)]
/// [Layer(1)]
/// public partial class Streetlights;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LayerAttribute : Attribute
{
    /// <summary>Declares a layer with a built-in activation; omit it for the first layer, which is the input.</summary>
    /// <param name="units">The number of units, at least 1.</param>
    /// <param name="activation">The function applied to each unit's weighted sum.</param>
    public LayerAttribute(int units, Activation activation = Activation.Linear)
    {
        Units = units;
        Activation = activation;
    }

    /// <summary>Declares a layer with a custom activation.</summary>
    /// <param name="units">The number of units, at least 1.</param>
    /// <param name="activation">
    /// A type that implements <see cref="IActivation{T}"/> or <see cref="IVectorActivation{TSelf, T}"/> for the network's precision.
    /// </param>
    public LayerAttribute(int units, Type activation)
    {
        Units = units;
        ActivationType = activation;
    }

    /// <summary>The number of units.</summary>
    public int Units { get; }

    /// <summary>The built-in activation; <see cref="Activation.Linear"/> if <see cref="ActivationType"/> is set.</summary>
    public Activation Activation { get; }

    /// <summary>The custom activation, or null.</summary>
    public Type? ActivationType { get; }

    /// <summary>Whether each unit adds a bias. Defaults to the network's <see cref="NetworkAttribute.Bias"/>.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>
    /// The fraction of the layer's units, at least 0 and less than 1, that each training step leaves out; the others are multiplied
    /// by 1 / (1 − rate), so that <c>Forward</c> uses all of them as they are (inverted dropout). The units are drawn separately for
    /// each row, from the generator that drew the weights. On the first layer it leaves out inputs; the last layer cannot have dropout.
    /// </summary>
    /// <remarks>
    /// N. Srivastava et al., "Dropout: A Simple Way to Prevent Neural Networks from Overfitting", JMLR 15 (2014). At a rate of
    /// ½ the masks are those of NumPy's <c>randint(2)</c>, for several rows layer by layer and each row by row.
    /// </remarks>
    public double Dropout { get; set; }

    /// <summary>Whether training leaves the layer's weights and biases unchanged: its part of every gradient is 0.</summary>
    public bool Frozen { get; set; }

    /// <summary>How the weights are drawn. Defaults to the network's <see cref="NetworkAttribute.Initializer"/>.</summary>
    public Initializer Initializer { get; set; }

    /// <summary>The initializer's a. Defaults to the network's <see cref="NetworkAttribute.InitializerScale"/>.</summary>
    public double InitializerScale { get; set; } = 1;
}
