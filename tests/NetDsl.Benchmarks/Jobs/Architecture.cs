namespace NetDsl.Benchmarks.Jobs;

/// <summary>A dense layer, and where its parameters stand in canonical order: weights row-major [input, output], then biases.</summary>
internal readonly record struct DenseShape(int Inputs, int Outputs, Activation Activation, bool HasBias, int WeightOffset)
{
    public int Weights => Inputs * Outputs;

    public int BiasOffset => WeightOffset + Weights;

    public int End => BiasOffset + (HasBias ? Outputs : 0);
}

/// <summary>What every peer has to build: a chain of dense layers.</summary>
internal sealed class Architecture
{
    public Architecture(int[] units, Activation hidden, Activation last, bool bias)
    {
        var layers = new DenseShape[units.Length - 1];
        for (int i = 0; i < layers.Length; i++)
        {
            Activation activation = i == layers.Length - 1 ? last : hidden;
            layers[i] = new DenseShape(units[i], units[i + 1], activation, bias, i == 0 ? 0 : layers[i - 1].End);
        }

        Layers = layers;
        Name = string.Join("-", units);
        WidestLayer = units.Max();
    }

    /// <summary>The units, as in <c>3-4-1</c>.</summary>
    public string Name { get; }

    public IReadOnlyList<DenseShape> Layers { get; }

    public int InputSize => Layers[0].Inputs;

    public int OutputSize => Layers[^1].Outputs;

    public int ParameterCount => Layers[^1].End;

    public int WidestLayer { get; }

    /// <summary>Floating-point operations of one row's forward pass, a multiply-add counted as two.</summary>
    public double ForwardOperations => 2.0 * Layers.Sum(layer => layer.Weights);

    /// <summary>
    /// Those of one row's training step: forward, the weights' gradient, and the error's way back, which stops before the
    /// first layer. Biases, activations and the update are left out, as they are in the peak that this is divided by.
    /// </summary>
    public double TrainingOperations => (3 * ForwardOperations) - (2.0 * Layers[0].Weights);
}
