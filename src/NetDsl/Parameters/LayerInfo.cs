using System.ComponentModel;
using NetDsl.Kernels;

namespace NetDsl;

/// <summary>What a network's declaration says of one layer, and where its parameters lie: for tools that work on any network.</summary>
public sealed record LayerInfo
{
    private readonly LayerLayout _layout;

    /// <summary>Describes a layer. Part of the support for generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public LayerInfo(int index, string activation, LayerLayout layout, int storageStart, int storageLength)
    {
        Index = index;
        Activation = activation;
        _layout = layout;
        StorageStart = storageStart;
        StorageLength = storageLength;
    }

    /// <summary>Its number: 1 is the first after the input.</summary>
    public int Index { get; }

    /// <summary>The name of the member that gives it: <c>Layer1</c>.</summary>
    public string Name => FormattableString.Invariant($"Layer{Index}");

    /// <summary>The number of its inputs, which is the number of units of the layer before.</summary>
    public int Inputs => _layout.Inputs;

    /// <summary>The number of its units.</summary>
    public int Units => _layout.Units;

    /// <summary>The name of its activation, as in <see cref="NetDsl.Activation"/>, or that of a user's own type.</summary>
    public string Activation { get; }

    /// <summary>Whether the activation is a user's own type, whatever its name.</summary>
    public bool HasOwnActivation { get; init; }

    /// <summary>Whether its units have biases.</summary>
    public bool HasBias => _layout.BiasStart >= 0;

    /// <summary>Its weights and biases together.</summary>
    public int ParameterCount => _layout.ParameterCount;

    /// <summary>Where its parameters begin in the network's storage.</summary>
    public int StorageStart { get; }

    /// <summary>How many values of the storage it takes, gaps included.</summary>
    public int StorageLength { get; }

    /// <summary>Whether training leaves it as it is.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>The part of its units that each step of training leaves out, 0 for none.</summary>
    public double Dropout { get; init; }

    /// <summary>The part of its inputs that each step of training leaves out: the dropout of what is before it, 0 for none.</summary>
    public double InputDropout { get; init; }

    /// <summary>The name of the member that gives the stage it belongs to, or null: then it is the network's own.</summary>
    public string? Stage { get; init; }

    /// <summary>In which order it sums. Part of the support for generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public SumOrder SumOrder { get; init; }

    internal LayerLayout Layout => _layout;

    /// <summary>The layer's weights and biases in any span in storage order: the network's parameters, a gradient, or a copy.</summary>
    /// <exception cref="ArgumentException">The span ends before the layer does.</exception>
    public LayerParameters<T> In<T>(Span<T> storage)
        where T : unmanaged
    {
        if (storage.Length < StorageStart + StorageLength)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{Name}: storage has {Counted.Of(storage.Length, "value")}, the layer ends at {StorageStart + StorageLength}"), nameof(storage));
        }

        return new(storage, _layout);
    }
}
