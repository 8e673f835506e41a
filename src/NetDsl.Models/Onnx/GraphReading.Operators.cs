namespace NetDsl.Models.Onnx;

// The operators on values that depend on the input.
internal sealed partial class GraphReading
{
    private const double LeakySlope = 0.01;

    private object OfFlow(OnnxNode node, object[] inputs)
    {
        int least = node.Type is "Gemm" or "MatMul" or "Add" or "Sub" or "Mul" or "Div" or "Max" or "Min" or "PRelu" ? 2 : 1;
        if (inputs.Length < least)
        {
            throw new GraphException($"takes {inputs.Length} of the {least} values that it should");
        }

        Flow? first = inputs.Length > 0 ? inputs[0] as Flow : null;
        switch (node.Type)
        {
            case "Identity" or "Cast" or "Dropout" when first is not null:
                return first;
            case "Gemm":
                return Gemm(node, inputs);
            case "MatMul":
                return first is not null && inputs[1] is OnnxTensor weights
                    ? Product(first, weights, isTransposed: false, 1)
                    : throw new GraphException("is a product of two values that depend on the input, or of a constant and the input; a layer is the input times a constant");
            case "Relu" or "Sigmoid" or "Tanh" or "Softplus" or "Erf" or "Exp" or "Log" or "Abs" when first is not null:
                return new FunctionFlow(first, node.Type, node.Shown, first.Shape);
            case "LeakyRelu" when first is not null:
                return Activated(first, node, nameof(Activation.LeakyRelu), "slope", node.Number("alpha", LeakySlope), LeakySlope);
            case "Elu" when first is not null:
                return Activated(first, node, nameof(Activation.Elu), "alpha", node.Number("alpha", 1), 1);
            case "PRelu" when first is not null && inputs[1] is OnnxTensor slopes:
                return Activated(first, node, nameof(Activation.LeakyRelu), "slopes", slopes.Values.FirstOrDefault(slope => Math.Abs(slope - LeakySlope) > 1e-8, LeakySlope), LeakySlope);
            case "Gelu" when first is not null:
                return node.Attributes.TryGetValue("approximate", out OnnxAttribute? form) && form.Text == "tanh"
                    ? throw new GraphException("has the approximation by tanh; Gelu here is the exact form")
                    : new FunctionFlow(first, nameof(Activation.Gelu), node.Shown, first.Shape);
            case "Softmax" when first is not null:
                return Softmax(first, node);
            case "Add":
                return Sum(node, inputs, 1);
            case "Sub":
                return Sum(node, inputs, -1);
            case "Mul":
                return Times(node, inputs);
            case "Div":
                return inputs[0] is Flow && inputs[1] is OnnxTensor divisor
                    ? Scaled(first!, divisor with { Values = [.. divisor.Values.Select(value => 1 / value)] }, null)
                    : throw new GraphException("divides by a value that depends on the input");
            case "Neg" when first is not null:
                return Scaled(first, new OnnxTensor([], [-1], true, false), null);
            case "Max":
                return Maximum(node, inputs);
            case "Min":
                return Minimum(node, inputs);
            case "BatchNormalization" when first is not null:
                return BatchNormalization(first, node, inputs);
            case "Shape" when first is not null:
                return OnnxTensor.Whole([.. first.Shape.Select((dimension, i) => i == 0 ? OnnxTensor.Batch : dimension)]);
            case "Flatten" or "Reshape" or "Squeeze" or "Unsqueeze" or "Transpose" when first is not null:
                return Reshapes.Of(first, node, inputs, _model.Opset);
            case "Clip":
                throw new GraphException("limits values, as Relu6 does; use one of the activations that NetDsl has");
            case "LogSoftmax":
                throw new GraphException("is the logarithm of Softmax; export the model with Softmax, or with the sums before it");
            case "Conv" or "MaxPool" or "AveragePool" or "GlobalAveragePool" or "LSTM" or "GRU" or "RNN" or "Attention" or "LayerNormalization":
                throw new GraphException("is not a fully connected layer, and NetDsl has no other kind");
            default:
                throw new GraphException("is an operator that a network of fully connected layers does not have");
        }
    }

    private static FunctionFlow Activated(Flow flow, OnnxNode node, string activation, string what, double actual, double expected) => Math.Abs(actual - expected) <= 1e-8
        ? new FunctionFlow(flow, activation, node.Shown, flow.Shape)
        : throw new GraphException(FormattableString.Invariant($"has the {what} {actual:R}, that of {activation} here is {expected:R}"));

    private FunctionFlow Softmax(Flow flow, OnnxNode node)
    {
        // Before opset 13 all dimensions from the axis on count as one.
        long axis = node.Whole("axis", _model.Opset >= 13 ? -1 : 1);
        axis = axis < 0 ? axis + flow.Shape.Count : axis;
        bool isOverRow = flow.Shape.Skip(1).Where((dimension, i) => dimension > 1 && i + 1 != axis).Any() is false || (_model.Opset < 13 && axis == 1);
        return isOverRow && axis >= 1
            ? new FunctionFlow(flow, nameof(Activation.Softmax), node.Shown, flow.Shape)
            : throw new GraphException($"runs over axis {axis} of [{string.Join(", ", flow.Shape)}], expected the values of a row");
    }

    private static Flow Gemm(OnnxNode node, object[] inputs)
    {
        if (inputs[0] is not Flow flow || inputs[1] is not OnnxTensor weights || node.Whole("transA", 0) != 0)
        {
            throw new GraphException("is not the input times a constant");
        }

        Flow product = Product(flow, weights, node.Whole("transB", 0) != 0, node.Number("alpha", 1));
        double beta = node.Number("beta", 1);
        return inputs.Length > 2 && inputs[2] is OnnxTensor bias ? Scaled(product, null, bias with { Values = [.. bias.Values.Select(value => beta * value)] })
            : inputs.Length > 2 && inputs[2] is not null ? throw new GraphException("has biases that depend on the input")
            : product;
    }

    private static ProductFlow Product(Flow flow, OnnxTensor weights, bool isTransposed, double alpha)
    {
        if (weights.Shape.Length != 2 || !weights.IsFloatingPoint)
        {
            throw new GraphException($"has weights of the shape [{string.Join(", ", weights.Shape)}], expected two dimensions of floating point");
        }

        int inputs = (int)weights.Shape[isTransposed ? 1 : 0], outputs = (int)weights.Shape[isTransposed ? 0 : 1];
        if (flow.Size != inputs || flow.Shape[^1] != inputs || outputs == 0)
        {
            throw new GraphException($"has weights for {inputs} values, and takes the shape [{string.Join(", ", flow.Shape.Select(d => d < 0 ? "N" : $"{d}"))}]");
        }

        double[] values = new double[weights.Values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = alpha * weights.Values[isTransposed ? ((i % outputs) * inputs) + (i / outputs) : i];
        }

        return new ProductFlow(flow, values, outputs, [.. flow.Shape.Take(flow.Shape.Count - 1), outputs]);
    }

    private static Flow Sum(OnnxNode node, object[] inputs, double sign) => (inputs[0], inputs[1]) switch
    {
        (Flow flow, OnnxTensor term) => Scaled(flow, null, term with { Values = [.. term.Values.Select(value => sign * value)] }),
        (OnnxTensor term, Flow flow) => Scaled(flow, new OnnxTensor([], [sign], true, false), term),
        (Flow a, Flow b) when sign > 0 && FlowPatterns.Sum(a, b, node.Shown) is { } activation => activation,
        _ => throw new GraphException("joins two values that depend on the input, as connections that skip layers do; a network is one chain of layers"),
    };

    private static Flow Times(OnnxNode node, object[] inputs) => (inputs[0], inputs[1]) switch
    {
        (Flow flow, OnnxTensor factor) => Scaled(flow, factor, null),
        (OnnxTensor factor, Flow flow) => Scaled(flow, factor, null),
        (Flow a, Flow b) => FlowPatterns.Product(a, b, node.Shown)
            ?? throw new GraphException("multiplies two values that depend on the input, and is not a part of Gelu or Silu"),
        _ => throw new GraphException("is not a product"),
    };

    private static Flow Maximum(OnnxNode node, object[] inputs) => inputs is [Flow a, Flow b]
        ? FlowPatterns.Maximum(a, b, node.Shown) ?? throw new GraphException("is a maximum of two values that depend on the input")
        : new FunctionFlow(BesideZero(inputs), nameof(Activation.Relu), node.Shown, BesideZero(inputs).Shape);

    private static FunctionFlow Minimum(OnnxNode node, object[] inputs) => new(BesideZero(inputs), "MinZero", node.Shown, BesideZero(inputs).Shape);

    // Values clipped at 0.
    private static Flow BesideZero(object[] inputs) =>
        inputs.Length == 2 && inputs.OfType<Flow>().SingleOrDefault() is { } flow && inputs.OfType<OnnxTensor>().All(tensor => Array.TrueForAll(tensor.Values, value => value == 0))
            ? flow
            : throw new GraphException("limits values by others than 0");

    private static ScaledFlow BatchNormalization(Flow flow, OnnxNode node, object[] inputs)
    {
        if (inputs is not [_, OnnxTensor gamma, OnnxTensor beta, OnnxTensor mean, OnnxTensor variance, ..] || node.Whole("training_mode", 0) != 0)
        {
            throw new GraphException("normalizes by the batch; export the model as it is in use (model.eval())");
        }

        double epsilon = node.Number("epsilon", 1e-5);
        if (flow.Shape.Count < 2 || flow.Shape[1] != flow.Size || new[] { gamma, beta, mean, variance }.Any(tensor => tensor.Values.Length != flow.Size))
        {
            throw new GraphException("does not normalize each value of a row by its own numbers");
        }

        double[] factors = [.. gamma.Values.Zip(variance.Values, (g, v) => g / Math.Sqrt(v + epsilon))];
        double[] terms = [.. beta.Values.Select((b, i) => b - (factors[i] * mean.Values[i]))];
        return Scaled(flow, new OnnxTensor([flow.Size], factors, true, false), new OnnxTensor([flow.Size], terms, true, false));
    }

    // Values times factors plus terms, either of which may be one number for all. Those around an error function are combined, as part of Gelu.
    private static ScaledFlow Scaled(Flow flow, OnnxTensor? factor, OnnxTensor? term)
    {
        double[] factors = Row(factor, flow, 1), terms = Row(term, flow, 0);
        return flow is ScaledFlow { Inner: FunctionFlow { Function: "Erf" } } before
            ? new ScaledFlow(
                before.Inner, [.. factors.Select((value, i) => value * before.Factors[i])], [.. terms.Select((value, i) => value + (factors[i] * before.Terms[i]))], flow.Shape)
            : new ScaledFlow(flow, factors, terms, flow.Shape);
    }

    private static double[] Row(OnnxTensor? tensor, Flow flow, double otherwise)
    {
        if (tensor is null || tensor.IsScalar)
        {
            return [.. Enumerable.Repeat(tensor?.Values[0] ?? otherwise, flow.Size)];
        }

        // By the broadcasting rules: the last dimensions are the row's, and there is no other row.
        long[] shape = [.. tensor.Shape.SkipWhile(dimension => dimension == 1)];
        long[] row = [.. flow.Shape.Skip(1).SkipWhile(dimension => dimension == 1)];
        return tensor.Values.Length == flow.Size && shape.SequenceEqual(row)
            ? tensor.Values
            : throw new GraphException($"takes a constant of the shape [{string.Join(", ", tensor.Shape)}] and [{string.Join(", ", flow.Shape.Select(d => d < 0 ? "N" : $"{d}"))}]");
    }
}
