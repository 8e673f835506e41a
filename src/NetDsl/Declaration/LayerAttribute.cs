namespace NetDsl;

/// <summary>
/// One layer of the network that the generator writes into the partial class. Several on one declaration, in order;
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
    /// <summary>A layer with a built-in activation; on the first layer, which is the input, give none.</summary>
    /// <param name="units">The number of units, at least 1.</param>
    /// <param name="activation">What is applied to each unit's weighted sum.</param>
    public LayerAttribute(int units, Activation activation = Activation.Linear)
    {
        Units = units;
        Activation = activation;
    }

    /// <summary>A layer with an activation of your own.</summary>
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

    /// <summary>The built-in activation; <see cref="Activation.Linear"/> where <see cref="ActivationType"/> is given.</summary>
    public Activation Activation { get; }

    /// <summary>The activation of your own, or null.</summary>
    public Type? ActivationType { get; }

    /// <summary>Whether each unit adds a bias. Where it is not given, the network's <see cref="NetworkAttribute.Bias"/>.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>How the weights are drawn. Where it is not given, the network's <see cref="NetworkAttribute.Initializer"/>.</summary>
    public Initializer Initializer { get; set; }

    /// <summary>The initializer's a. Where it is not given, the network's <see cref="NetworkAttribute.InitializerScale"/>.</summary>
    public double InitializerScale { get; set; } = 1;
}
