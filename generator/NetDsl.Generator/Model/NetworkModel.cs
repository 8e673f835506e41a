using System.Linq;

namespace NetDsl.Generator.Model;

/// <summary>A network that holds together: what planning and emission work from.</summary>
/// <param name="Place">Where the class stands.</param>
/// <param name="IsBroken">Whether the declaration is wrong: the members are emitted all the same, and throw.</param>
/// <param name="Precision">The type of every number.</param>
/// <param name="Loss">What training makes small.</param>
/// <param name="Seed">The seed of the parameterless constructor.</param>
/// <param name="Layers">The layers after the input, in order; at least one.</param>
/// <param name="Unroll">Whether its code is written out; never <see cref="Unroll.Always"/> of a broken network.</param>
/// <param name="InputNames">A name for each input, or none.</param>
/// <param name="OutputNames">A name for each output, or none.</param>
internal sealed record NetworkModel(
    TypePlace Place,
    bool IsBroken,
    Precision Precision,
    LossModel Loss,
    int Seed,
    EquatableArray<LayerModel> Layers,
    Unroll Unroll,
    EquatableArray<string> InputNames,
    EquatableArray<string> OutputNames)
{
    public string Name => Place.Class.Name;

    /// <summary>The part of the inputs that a step of training leaves out.</summary>
    public double InputDropout { get; init; }

    /// <summary>What the error is multiplied by on its way back through dropout.</summary>
    public DropoutGradient DropoutGradient { get; init; }

    /// <summary>Whether training leaves units out.</summary>
    public bool HasDropout => InputDropout > 0 || Layers.Any(layer => layer.Dropout > 0);

    /// <summary>Whether training leaves some layer as it is.</summary>
    public bool HasFrozen => Layers.Any(layer => layer.IsFrozen);

    /// <summary>The networks that layers of this one belong to, in order.</summary>
    public EquatableArray<StageModel> Stages { get; init; }

    /// <summary>Whether the class has constructors of the user's, which then initialise none of its generated fields.</summary>
    public bool HasOwnConstructors { get; init; }

    /// <summary>The ids of what is reported where the user's types are used, which generated files keep silent: sorted, each once.</summary>
    public EquatableArray<string> Warnings { get; init; }

    /// <summary>The weights that the network is compiled with, or null.</summary>
    public CompiledWeights? Weights { get; init; }

    /// <summary>Whether rows to test the network on stand beside its weights, whatever they are.</summary>
    public bool HasTest { get; init; }

    /// <summary>The declaration that gives the same network, where a file has given it; else null.</summary>
    public string? FileDeclaration { get; init; }

    public int InputSize => Layers[0].Inputs;

    public LayerModel Last => Layers[Layers.Count - 1];

    public int OutputSize => Last.Units;

    public int ParameterCount => Layers.Sum(layer => layer.ParameterCount);

    /// <summary>The type of every number.</summary>
    public NumberType Number => NumberType.Of(Precision);

    /// <summary>The number type as C# writes it.</summary>
    public string T => Number.Name;

    /// <summary>The shape in short: <c>3-4-1</c>.</summary>
    public string Shape => string.Join("-", new[] { InputSize }.Concat(Layers.Select(layer => layer.Units)).Select(Text.Literal.Of));
}

/// <summary>One layer after the input.</summary>
/// <param name="Index">Its number: 1 is the first after the input.</param>
/// <param name="Inputs">The units of the layer before.</param>
/// <param name="Units">Its units.</param>
/// <param name="Activation">What is applied to its weighted sums.</param>
/// <param name="HasBias">Whether its units have biases.</param>
/// <param name="Initializer">How its weights are drawn; never <see cref="Initializer.Default"/>.</param>
/// <param name="InitializerScale">The initializer's a.</param>
internal sealed record LayerModel(
    int Index, int Inputs, int Units, Activation Activation, bool HasBias, Initializer Initializer, double InitializerScale)
{
    /// <summary>Whether the loss is computed from the layer's weighted sums: only of the last, see <see cref="LossModel.IsFused"/>.</summary>
    public bool IsReadByLoss { get; init; }

    /// <summary>The part of its units that a step of training leaves out.</summary>
    public double Dropout { get; init; }

    /// <summary>Whether training leaves its parameters as they are.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>Whether the weighted sums are needed once the activation is computed.</summary>
    public bool NeedsPreActivation => IsReadByLoss || Activation.NeedsPreActivation;

    public int ParameterCount => (Inputs * Units) + (HasBias ? Units : 0);
}
