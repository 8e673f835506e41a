namespace NetDsl.Models.Onnx;

/// <summary>Turns the output of a model into layers: consecutive products, scales and activations.</summary>
internal static class LayerChain
{
    // A layer that only scales is a nearly empty matrix: for a few values it costs nothing.
    private const int MaxScalingLayer = 64;

    /// <exception cref="NetworkFileException">It is not a chain of fully connected layers.</exception>
    public static ImportedNetwork Of(OnnxModel model, string path)
    {
        List<Flow> steps = [];
        Flow flow = GraphReading.Read(model, path);
        for (Flow? current = flow; current is not null;)
        {
            steps.Insert(0, current);
            current = current switch
            {
                ProductFlow product => product.Inner,
                ScaledFlow scaled => scaled.Inner,
                FunctionFlow function => function.Inner,
                _ => null,
            };
        }

        var layers = new Builder(steps[0].Size, path);
        foreach (Flow step in steps.Skip(1))
        {
            layers.Add(step);
        }

        bool isDouble = model.Initializers.Values.Where(tensor => tensor.Shape.Length == 2).Any(tensor => tensor.IsDouble);
        return new ImportedNetwork(steps[0].Size, layers.Finish(), isDouble, model.Metadata);
    }

    private sealed class Builder(int inputs, string path)
    {
        private readonly List<ImportedLayer> _layers = [];

        // The scale of the values before the next product; null for none.
        private double[]? _factors;
        private double[]? _terms;

        // Whether the last layer's activation has been seen.
        private bool _isActivated;

        private int Size => _layers.Count == 0 ? inputs : _layers[^1].Units;

        public void Add(Flow step)
        {
            switch (step)
            {
                case ProductFlow product:
                    AddProduct(product.Weights, product.Size);
                    break;
                case ScaledFlow scaled:
                    AddScale(scaled.Factors, scaled.Terms);
                    break;
                case FunctionFlow function:
                    AddActivation(function);
                    break;
                default:
                    throw new InvalidOperationException($"{step.GetType().Name} is not a step of a chain.");
            }
        }

        public List<ImportedLayer> Finish()
        {
            if (_factors is not null)
            {
                AddScalingLayer();
            }

            // Softmax divides by a sum over the row: anything after it would be another network.
            int softmax = _layers.FindIndex(layer => layer.Activation == Activation.Softmax);
            return _layers.Count == 0 ? throw new NetworkFileException($"{path}: the model has no layer")
                : softmax >= 0 && softmax < _layers.Count - 1 ? throw new NetworkFileException($"{path}: Softmax is not the last of the model's activations, where alone NetDsl has it")
                : softmax >= 0 && _layers[^1].Units < 2 ? throw new NetworkFileException($"{path}: Softmax over one value is always 1")
                : _layers;
        }

        private void AddProduct(double[] weights, int units)
        {
            double[]? biases = null;
            if (_factors is not null)
            {
                // (x · f + t) · W = x · (f · W) + t · W
                int rows = Size;
                biases = new double[units];
                double[] scaled = new double[weights.Length];
                for (int i = 0; i < weights.Length; i++)
                {
                    scaled[i] = _factors[i / units] * weights[i];
                    biases[i % units] += _terms![i / units] * weights[i];
                }

                weights = scaled;
                biases = Array.TrueForAll(biases, bias => bias == 0) ? null : biases;
            }

            _layers.Add(new ImportedLayer(Size, units, Activation.Linear, weights, biases));
            _factors = _terms = null;
            _isActivated = false;
        }

        private void AddScale(double[] factors, double[] terms)
        {
            if (_factors is not null)
            {
                _terms = [.. _terms!.Select((term, i) => (term * factors[i]) + terms[i])];
                _factors = [.. _factors.Select((factor, i) => factor * factors[i])];

                // Factors that cancel out, such as the 2 and the ½ of Gelu, are dropped.
                if (IsIdentity(_factors, _terms))
                {
                    _factors = _terms = null;
                }
            }
            else if (_layers.Count == 0 || _isActivated)
            {
                (_factors, _terms) = IsIdentity(factors, terms) ? (null, null) : (factors, terms);
            }
            else
            {
                // After a product: fold into its weights and biases. A mere addition is biases, even if they are 0.
                ImportedLayer last = _layers[^1];
                double[] biases = [.. terms.Select((term, i) => term + (factors[i] * (last.Biases?[i] ?? 0)))];
                _layers[^1] = last with
                {
                    Weights = [.. last.Weights.Select((weight, i) => weight * factors[i % last.Units])],
                    Biases = last.Biases is null && Array.TrueForAll(terms, term => term == 0) && !IsIdentity(factors, terms) ? null : biases,
                };
            }
        }

        private static bool IsIdentity(double[] factors, double[] terms) =>
            Array.TrueForAll(factors, factor => factor == 1) && Array.TrueForAll(terms, term => term == 0);

        private void AddActivation(FunctionFlow function)
        {
            if (!Enum.TryParse(function.Function, out Activation activation))
            {
                throw new NetworkFileException($"{path}: {function.Node} is an operator that a network of fully connected layers does not have, but as a part of an activation");
            }

            if (_factors is not null || _layers.Count == 0 || _isActivated)
            {
                AddScalingLayer();
            }

            _layers[^1] = _layers[^1] with { Activation = activation };
            _isActivated = true;
        }

        private void AddScalingLayer()
        {
            int size = Size;
            if (size > MaxScalingLayer)
            {
                throw new NetworkFileException($"{path}: {size} values are scaled or activated with no layer before them to do it; for more than {MaxScalingLayer} this is not made a layer of its own");
            }

            double[] identity = new double[size * size];
            for (int i = 0; i < size; i++)
            {
                identity[(i * size) + i] = 1;
            }

            AddProduct(identity, size);
        }
    }
}
