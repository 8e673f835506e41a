namespace NetDsl.Testing;

/// <summary>
/// A multilayer perceptron as a textbook writes it, in double precision: jagged arrays, one loop per sum, nothing fused and
/// nothing clever. The networks under test are compared with it. It knows nothing of the generator: a layer is its units,
/// its activation and whether it has biases; parameters are in canonical order, for each layer its weights
/// [input, output] row by row, then its biases.
/// </summary>
public sealed class ReferenceNetwork
{
    private readonly ReferenceLayer[] _layers;
    private readonly double[][][] _weights;
    private readonly double[][] _biases;

    /// <summary>A network with all parameters 0.</summary>
    public ReferenceNetwork(int inputs, IReadOnlyList<ReferenceLayer> layers, ReferenceLoss? loss = null)
    {
        InputSize = inputs;
        LossFunction = loss ?? ReferenceLoss.Of(NetDsl.Loss.SquaredError);
        _layers = [.. layers];
        _weights = new double[_layers.Length][][];
        _biases = new double[_layers.Length][];
        for (int layer = 0; layer < _layers.Length; layer++)
        {
            _weights[layer] = new double[InputsOf(layer)][];
            for (int i = 0; i < InputsOf(layer); i++)
                _weights[layer][i] = new double[_layers[layer].Units];
            _biases[layer] = new double[_layers[layer].Bias ? _layers[layer].Units : 0];
        }
    }

    /// <summary>The number of inputs.</summary>
    public int InputSize { get; }

    /// <summary>The layers after the input.</summary>
    public IReadOnlyList<ReferenceLayer> Layers => _layers;

    /// <summary>What the loss of an example is.</summary>
    public ReferenceLoss LossFunction { get; }

    /// <summary>The number of outputs.</summary>
    public int OutputSize => _layers[^1].Units;

    /// <summary>The number of weights and biases.</summary>
    public int ParameterCount => Enumerable.Range(0, _layers.Length).Sum(ParametersOf);

    /// <summary>A copy of the parameters in canonical order, and their replacement.</summary>
    public double[] Parameters
    {
        get => Flatten(_weights, _biases);
        set
        {
            if (value.Length != ParameterCount)
                throw new ArgumentException($"{value.Length} values for {ParameterCount} parameters.", nameof(value));

            int next = 0;
            for (int layer = 0; layer < _layers.Length; layer++)
            {
                foreach (double[] row in _weights[layer])
                    for (int j = 0; j < row.Length; j++)
                        row[j] = value[next++];
                for (int j = 0; j < _biases[layer].Length; j++)
                    _biases[layer][j] = value[next++];
            }
        }
    }

    /// <summary>
    /// The smallest |z| that any unit whose activation has a kink at 0 has had in this instance's life, or the smallest
    /// distance of an output from a kink of the loss; infinity where there is none. While it is well above rounding errors, no result depends on how a sum is rounded.
    /// </summary>
    public double NearestKink { get; private set; } = double.PositiveInfinity;

    /// <summary>The number of inputs of a layer, counted from 0 for the first after the input.</summary>
    public int InputsOf(int layer) => layer == 0 ? InputSize : _layers[layer - 1].Units;

    /// <summary>The outputs for one example.</summary>
    public double[] Forward(double[] input) => Run(input).Activations[^1];

    /// <summary>The loss of one example, the sum over its outputs.</summary>
    public double Loss(double[] input, double[] target)
    {
        double[] output = Forward(input);
        double sum = 0;
        for (int j = 0; j < output.Length; j++)
        {
            sum += LossFunction.Value(output[j], target[j]);
            if (!double.IsNaN(LossFunction.KinkAt))
                NearestKink = Math.Min(NearestKink, Math.Abs(Math.Abs(output[j] - target[j]) - LossFunction.KinkAt));
        }

        return sum;
    }

    /// <summary>The gradient of <see cref="Loss"/> by the parameters, by backpropagation, in canonical order.</summary>
    public double[] Gradient(double[] input, double[] target)
    {
        (double[][] activations, double[][] delta, _) = Backpropagate(input, target);
        return ByParameters(activations, delta);
    }

    /// <summary>
    /// For each component of the gradient, the sum of the absolute terms that it is the sum of. Rounding errors are in
    /// proportion to it, not to the component: terms may cancel.
    /// </summary>
    public double[] GradientScale(double[] input, double[] target)
    {
        (double[][] activations, _, double[][] scale) = Backpropagate(input, target);
        return ByParameters([.. activations.Select(layer => layer.Select(Math.Abs).ToArray())], scale);
    }

    /// <summary>
    /// The derivative of <see cref="Loss"/> by one parameter from four values of the loss around it (central difference of
    /// fourth order: (L(p−2h) − 8 L(p−h) + 8 L(p+h) − L(p+2h)) / 12h). It shares nothing with <see cref="Gradient"/>.
    /// </summary>
    public double CentralDifference(double[] input, double[] target, int parameter)
    {
        const double h = 1e-4;
        double at = At(parameter);
        double difference = (LossAt(at - 2 * h) - 8 * LossAt(at - h) + 8 * LossAt(at + h) - LossAt(at + 2 * h)) / (12 * h);
        At(parameter) = at;
        return difference;

        double LossAt(double value)
        {
            At(parameter) = value;
            return Loss(input, target);
        }
    }

    /// <summary>One step of gradient descent on one example; the loss before it.</summary>
    public double TrainStep(double[] input, double[] target, double learningRate)
    {
        double loss = Loss(input, target);
        Descend(Gradient(input, target), learningRate);
        return loss;
    }

    /// <summary>A step on each row in order; the mean of the losses before each step.</summary>
    public double TrainEpoch(double[][] inputs, double[][] targets, double learningRate)
    {
        double sum = 0;
        for (int row = 0; row < inputs.Length; row++)
            sum += TrainStep(inputs[row], targets[row], learningRate);
        return sum / inputs.Length;
    }

    /// <summary>Steps on all rows together; the mean loss of a row before the last step.</summary>
    public double TrainBatch(double[][] inputs, double[][] targets, double learningRate, Reduction reduction, int steps)
    {
        double loss = 0;
        for (int step = 0; step < steps; step++)
        {
            loss = 0;
            var gradient = new double[ParameterCount];
            for (int row = 0; row < inputs.Length; row++)
            {
                loss += Loss(inputs[row], targets[row]) / inputs.Length;
                double[] ofRow = Gradient(inputs[row], targets[row]);
                for (int p = 0; p < gradient.Length; p++)
                    gradient[p] += ofRow[p];
            }

            Descend(gradient, reduction == Reduction.Mean ? learningRate / inputs.Length : learningRate);
        }

        return loss;
    }

    private (double[][] Activations, double[][] Delta, double[][] Scale) Backpropagate(double[] input, double[] target)
    {
        (double[][] sums, double[][] activations) = Run(input);
        double[] output = activations[^1];

        // delta[l][j] is the derivative of the loss by unit j's weighted sum.
        var delta = new double[_layers.Length][];
        var scale = new double[_layers.Length][];
        for (int layer = _layers.Length - 1; layer >= 0; layer--)
        {
            double[] byActivations = new double[_layers[layer].Units];
            double[] terms = new double[_layers[layer].Units];
            for (int j = 0; j < byActivations.Length; j++)
            {
                if (layer == _layers.Length - 1)
                {
                    byActivations[j] = LossFunction.Gradient(output[j], target[j]);
                    terms[j] = LossFunction.Scale(output[j], target[j]);
                }
                else
                {
                    for (int k = 0; k < _layers[layer + 1].Units; k++)
                    {
                        byActivations[j] += _weights[layer + 1][j][k] * delta[layer + 1][k];
                        terms[j] += Math.Abs(_weights[layer + 1][j][k] * delta[layer + 1][k]);
                    }
                }
            }

            delta[layer] = _layers[layer].Activation.Back(sums[layer], activations[layer + 1], byActivations);
            scale[layer] = _layers[layer].Activation.BackScale(sums[layer], activations[layer + 1], terms);
        }

        return (activations, delta, scale);
    }

    // A weight's derivative is what comes in by it times the delta of the unit that it leads to; a bias's is the delta.
    private double[] ByParameters(double[][] activations, double[][] delta)
    {
        var byWeights = new double[_layers.Length][][];
        var byBiases = new double[_layers.Length][];
        for (int layer = 0; layer < _layers.Length; layer++)
        {
            byWeights[layer] = new double[InputsOf(layer)][];
            for (int i = 0; i < InputsOf(layer); i++)
            {
                byWeights[layer][i] = new double[_layers[layer].Units];
                for (int j = 0; j < _layers[layer].Units; j++)
                    byWeights[layer][i][j] = activations[layer][i] * delta[layer][j];
            }

            byBiases[layer] = _layers[layer].Bias ? delta[layer] : [];
        }

        return Flatten(byWeights, byBiases);
    }

    private ref double At(int parameter)
    {
        int layer = 0;
        while (parameter >= ParametersOf(layer))
            parameter -= ParametersOf(layer++);

        int units = _layers[layer].Units;
        int row = parameter / units;
        return ref row < InputsOf(layer) ? ref _weights[layer][row][parameter % units] : ref _biases[layer][parameter % units];
    }

    private int ParametersOf(int layer) => InputsOf(layer) * _layers[layer].Units + _biases[layer].Length;

    private void Descend(double[] gradient, double rate)
    {
        double[] parameters = Parameters;
        for (int p = 0; p < parameters.Length; p++)
            parameters[p] -= rate * gradient[p];
        Parameters = parameters;
    }

    // Activations[0] is the input, Activations[l + 1] what layer l gives; Sums[l] are its units' weighted sums.
    private (double[][] Sums, double[][] Activations) Run(double[] input)
    {
        if (input.Length != InputSize)
            throw new ArgumentException($"{input.Length} inputs for a network of {InputSize}.", nameof(input));

        var sums = new double[_layers.Length][];
        var activations = new double[_layers.Length + 1][];
        activations[0] = input;
        for (int layer = 0; layer < _layers.Length; layer++)
        {
            sums[layer] = new double[_layers[layer].Units];
            for (int j = 0; j < sums[layer].Length; j++)
            {
                double z = _layers[layer].Bias ? _biases[layer][j] : 0;
                for (int i = 0; i < InputsOf(layer); i++)
                    z += activations[layer][i] * _weights[layer][i][j];
                sums[layer][j] = z;
                if (_layers[layer].Activation.HasKink)
                    NearestKink = Math.Min(NearestKink, Math.Abs(z));
            }

            activations[layer + 1] = _layers[layer].Activation.Values(sums[layer]);
        }

        return (sums, activations);
    }

    private double[] Flatten(double[][][] weights, double[][] biases)
    {
        double[] result = new double[ParameterCount];
        int next = 0;
        for (int layer = 0; layer < _layers.Length; layer++)
        {
            foreach (double[] row in weights[layer].Append(biases[layer]))
            {
                row.CopyTo(result, next);
                next += row.Length;
            }
        }

        return result;
    }
}
