using NetDsl.Kernels;

namespace NetDsl;

/// <summary>A view of one layer's weights and biases: writing to them changes the network (or the gradient) they belong to.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public readonly ref struct LayerParameters<T>
    where T : unmanaged
{
    private readonly Span<T> _storage;
    private readonly LayerLayout _layout;

    internal LayerParameters(Span<T> storage, LayerLayout layout)
    {
        _storage = storage;
        _layout = layout;
    }

    /// <summary>The number of inputs, which is the number of units of the layer before.</summary>
    public int Inputs => _layout.Inputs;

    /// <summary>The number of units.</summary>
    public int Units => _layout.Units;

    /// <summary>The weights, by input and output.</summary>
    public Weights<T> Weights => new(_storage, _layout);

    /// <summary>The biases, one per unit; empty if the layer has none.</summary>
    public Span<T> Biases => _layout.BiasStart < 0 ? default : _storage.Slice(_layout.BiasStart, _layout.Units);
}

/// <summary>A view of the weights of one layer.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public readonly ref struct Weights<T>
    where T : unmanaged
{
    private readonly Span<T> _storage;
    private readonly LayerLayout _layout;

    internal Weights(Span<T> storage, LayerLayout layout)
    {
        _storage = storage;
        _layout = layout;
    }

    /// <summary>The number of rows.</summary>
    public int Inputs => _layout.Inputs;

    /// <summary>The number of columns: the layer's units.</summary>
    public int Outputs => _layout.Units;

    /// <summary>The weight from an input to a unit of the layer.</summary>
    /// <param name="input">0 to <see cref="Inputs"/> − 1.</param>
    /// <param name="output">0 to <see cref="Outputs"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such input or output.</exception>
    public ref T this[int input, int output]
    {
        get
        {
            if ((uint)input >= (uint)_layout.Inputs)
            {
                throw new ArgumentOutOfRangeException(nameof(input), input, $"the layer has {_layout.Inputs} inputs, 0 to {_layout.Inputs - 1}");
            }

            if ((uint)output >= (uint)_layout.Units)
            {
                throw new ArgumentOutOfRangeException(nameof(output), output, $"the layer has {_layout.Units} units, 0 to {_layout.Units - 1}");
            }

            return ref _storage[_layout.IndexOf(input, output)];
        }
    }
}
