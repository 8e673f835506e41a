using NetDsl.Testing;

namespace NetDsl.Tests.LayerOptions;

/// <summary>
/// What a network with dropout and frozen layers computes, in terms of one without: to multiply a unit's value by its factor (0 where it is left
/// out) is to multiply the weights that lead from it. So the loss is that of the network with such weights, and a weight's
/// derivative is the derivative there times the factor; that of a frozen one is 0.
/// </summary>
internal sealed class MaskedReference(Type network, double[] parameters)
{
    private readonly double[] _rates =
    [
        .. network.GetCustomAttributesData().Where(data => data.AttributeType == typeof(LayerAttribute))
            .Select(data => data.NamedArguments.Where(option => option.MemberName == nameof(LayerAttribute.Dropout)).Select(option => (double)option.TypedValue.Value!).SingleOrDefault()),
    ];

    // The input is none of them.
    private readonly bool[] _frozen =
    [
        .. network.GetCustomAttributesData().Where(data => data.AttributeType == typeof(LayerAttribute)).Skip(1)
            .Select(data => data.NamedArguments.Any(option => option.MemberName == nameof(LayerAttribute.Frozen) && (bool)option.TypedValue.Value!)),
    ];

    private readonly int[] _units = [DeclaredArchitecture.Of(network).InputSize, .. DeclaredArchitecture.Of(network).Layers.Select(layer => layer.Units)];

    public double NearestKink { get; private set; } = double.PositiveInfinity;

    /// <summary>The parameters, which training changes.</summary>
    public double[] Parameters { get; set; } = parameters;

    /// <summary>The generator as it stands after drawing the weights: a number for each, biases being 0.</summary>
    public static NumPyRandom GeneratorAfterWeights(Type network, int seed)
    {
        var random = new NumPyRandom(seed);
        ReferenceNetwork shape = DeclaredArchitecture.Of(network);
        for (int weight = 0; weight < shape.Layers.Select((layer, i) => layer.Units * shape.InputsOf(i)).Sum(); weight++)
            random.NextDouble();
        return random;
    }

    /// <summary>The factors [row][layer][unit] of some rows, drawn layer by layer; 1 in layers without dropout.</summary>
    public double[][][] Draw(NumPyRandom random, int rows)
    {
        double[][][] factors = [.. Enumerable.Range(0, rows).Select(_ => _units.Select(units => Enumerable.Repeat(1.0, units).ToArray()).ToArray())];
        for (int layer = 0; layer < _units.Length; layer++)
        {
            double rate = _rates[layer];
            for (int row = 0; row < rows && rate > 0; row++)
                for (int unit = 0; unit < _units[layer]; unit++)
                {
                    bool kept = rate == 0.5 ? random.NextBit() == 1 : random.NextUInt32() >= rate * Math.Pow(2, 32);
                    factors[row][layer][unit] = kept ? 1 / (1 - rate) : 0;
                }
        }

        return factors;
    }

    /// <summary>Loss, output and gradient of a row; the gradient in canonical order, with the size of the terms that it is the sum of.</summary>
    public (double Loss, double[] Output, double[] Gradient, double[] Scale) Backward(double[] input, double[] target, double[][] factors)
    {
        ReferenceNetwork masked = DeclaredArchitecture.Of(network);
        masked.Parameters = Times(Parameters, factors);
        double loss = masked.Loss(input, target);
        double[] gradient = WithoutFrozen(Times(masked.Gradient(input, target), factors)), scale = Times(masked.GradientScale(input, target), factors);
        NearestKink = Math.Min(NearestKink, masked.NearestKink);
        return (loss, masked.Forward(input), gradient, scale);
    }

    private double[] WithoutFrozen(double[] gradient)
    {
        ReferenceNetwork shape = DeclaredArchitecture.Of(network);
        int next = 0;
        for (int layer = 0; layer < shape.Layers.Count; layer++)
        {
            int count = (shape.InputsOf(layer) + (shape.Layers[layer].Bias ? 1 : 0)) * shape.Layers[layer].Units;
            if (_frozen[layer])
                Array.Clear(gradient, next, count);
            next += count;
        }

        return gradient;
    }

    // Each weight times the factor of the unit that it leads from.
    private double[] Times(double[] canonical, double[][] factors)
    {
        double[] result = (double[])canonical.Clone();
        ReferenceNetwork shape = DeclaredArchitecture.Of(network);
        int next = 0;
        for (int layer = 0; layer < shape.Layers.Count; layer++)
        {
            for (int i = 0; i < shape.InputsOf(layer); i++)
                for (int j = 0; j < shape.Layers[layer].Units; j++)
                    result[next++] *= factors[layer][i];
            next += shape.Layers[layer].Bias ? shape.Layers[layer].Units : 0;
        }

        return result;
    }
}
