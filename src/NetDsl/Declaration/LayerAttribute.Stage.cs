namespace NetDsl;

/// <summary>
/// Another network as a stage of the one generated into the partial class: its layers become layers of this network, and its
/// parameters are part of this network's. A stage may be anywhere among the layers; a stage that comes first provides the input.
/// </summary>
/// <typeparam name="TNetwork">The other network. It takes as many values as the layer before the stage has units.</typeparam>
/// <example>
/// <code>
/// [Layer(784), Layer(32, Relu)]
/// public partial class Encoder;
///
/// [Layer(32), Layer(784, Sigmoid)]
/// public partial class Decoder;
///
/// [Layer&lt;Encoder&gt;]
/// [Layer&lt;Decoder&gt;]
/// public partial class Autoencoder;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LayerAttribute<TNetwork> : Attribute
{
    /// <summary>The other network.</summary>
    public Type Network => typeof(TNetwork);

    /// <summary>
    /// Whether training this network leaves all of the stage's weights and biases unchanged. Trained on its own, the
    /// stage still learns.
    /// </summary>
    public bool Frozen { get; set; }
}
