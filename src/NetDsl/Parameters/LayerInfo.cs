using System.ComponentModel;
using NetDsl.Kernels;

namespace NetDsl;

/// <summary>The declaration of one layer of a network, and the location of its parameters: for tools that work with any network.</summary>
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

    /// <summary>The name of the member that returns it: <c>Layer1</c>.</summary>
    public string Name => FormattableString.Invariant($"Layer{Index}");

    /// <summary>The number of its inputs, which is the number of units of the layer before.</summary>
    public int Inputs => _layout.Inputs;

    /// <summary>The number of its units.</summary>
    public int Units => _layout.Units;

    /// <summary>The name of its activation, as in <see cref="NetDsl.Activation"/>, or that of a custom type.</summary>
    public string Activation { get; }

    /// <summary>Whether the activation is a custom type, whatever its name.</summary>
    public bool HasOwnActivation { get; init; }

    /// <summary>Whether its units have biases.</summary>
    public bool HasBias => _layout.BiasStart >= 0;

    /// <summary>The number of its weights and biases.</summary>
    public int ParameterCount => _layout.ParameterCount;

    /// <summary>The start of its parameters in the network's storage.</summary>
    public int StorageStart { get; }

    /// <summary>The number of values it takes in the storage, including gaps.</summary>
    public int StorageLength { get; }

    /// <summary>Whether training leaves it unchanged.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>The fraction of its units that each training step leaves out, 0 for none.</summary>
    public double Dropout { get; init; }

    /// <summary>The fraction of its inputs that each training step leaves out: the dropout of the layer before it, 0 for none.</summary>
    public double InputDropout { get; init; }

    /// <summary>The name of the member that returns the stage it belongs to, or null if it is the network's own.</summary>
    public string? Stage { get; init; }

    /// <summary>The order in which it sums. Part of the support for generated code.</summary>
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
