namespace NetDsl.Models.Onnx;

/// <summary>Evaluates operators on constants, which exporters leave in a model.</summary>
internal static class Constants
{
    public static OnnxTensor Of(OnnxNode node, object[] inputs)
    {
        OnnxTensor[] tensors = [.. inputs.OfType<OnnxTensor>()];
        OnnxTensor First() => tensors.Length > 0 ? tensors[0] : throw new GraphException("takes nothing");
        switch (node.Type)
        {
            case "Constant":
                return Constant(node);
            case "Identity" or "Cast":
                return First();
            case "Add" or "Sub" or "Mul" or "Div" when tensors.Length == 2:
                return Elementwise(node.Type, tensors[0], tensors[1]);
            case "Neg":
                return First() with { Values = [.. First().Values.Select(value => -value)] };
            case "Sqrt":
                return First() with { Values = [.. First().Values.Select(Math.Sqrt)] };
            case "Transpose":
                return Transpose(First(), node);
            case "Reshape" or "Squeeze" or "Unsqueeze" or "Flatten":
                return Reshape(node, tensors);
            case "Gather" when tensors.Length == 2 && First().Shape.Length == 1:
                return tensors[1] with { IsFloatingPoint = First().IsFloatingPoint, Values = [.. tensors[1].Values.Select(index => First().Values[Index(index, First().Values.Length)])] };
            case "Concat" when Array.TrueForAll(tensors, tensor => tensor.Shape.Length == 1):
                double[] joined = [.. tensors.SelectMany(tensor => tensor.Values).Take((1 << 20) + 1)];
                return new OnnxTensor([joined.Length], joined.Length <= 1 << 20 ? joined : throw new GraphException("joins too many values"), tensors.Length > 0 && tensors[0].IsFloatingPoint, false);
            case "Slice" when First().Shape.Length == 1 && tensors.Length >= 3:
                return Slice(tensors);
            default:
                throw new GraphException("works on constants in a way that is not known here; simplify the model before (onnxsim)");
        }
    }

    private static OnnxTensor Constant(OnnxNode node)
    {
        foreach ((string name, OnnxAttribute attribute) in node.Attributes)
        {
            switch (name)
            {
                case "value" when attribute.Tensor is { } tensor:
                    return tensor;
                case "value_float":
                    return new OnnxTensor([], [attribute.Number], true, false);
                case "value_int":
                    return new OnnxTensor([], [attribute.Whole], false, false);
                case "value_floats":
                    return new OnnxTensor([attribute.Numbers.Count], [.. attribute.Numbers], true, false);
                case "value_ints":
                    return new OnnxTensor([attribute.Wholes.Count], [.. attribute.Wholes.Select(value => (double)value)], false, false);
                default:
                    break;
            }
        }

        throw new GraphException("has no value that is known here");
    }

    // A single number with many, or matching shapes: the last dimensions of the larger are those of the smaller.
    private static OnnxTensor Elementwise(string type, OnnxTensor a, OnnxTensor b)
    {
        OnnxTensor larger = a.Values.Length > b.Values.Length || (a.Values.Length == b.Values.Length && a.Shape.Length >= b.Shape.Length) ? a : b, smaller = larger == a ? b : a;
        long[] core = [.. smaller.Shape.SkipWhile(dimension => dimension == 1)];
        if (smaller.Values.Length == 0 || !larger.Shape.TakeLast(core.Length).SequenceEqual(core))
        {
            throw new GraphException($"takes constants of the shapes [{string.Join(", ", a.Shape)}] and [{string.Join(", ", b.Shape)}]");
        }

        double[] values = new double[larger.Values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            double one = a.Values[i % a.Values.Length], other = b.Values[i % b.Values.Length];
            values[i] = type switch { "Add" => one + other, "Sub" => one - other, "Mul" => one * other, _ => a.IsFloatingPoint ? one / other : Math.Truncate(one / other) };
        }

        return larger with { Values = values };
    }

    private static OnnxTensor Transpose(OnnxTensor tensor, OnnxNode node)
    {
        bool isSwap = !node.Attributes.TryGetValue("perm", out OnnxAttribute? perm) || perm.Wholes is [1, 0];
        if (tensor.Shape.Length != 2 || !(isSwap || perm!.Wholes is [0, 1]))
        {
            throw new GraphException("transposes a constant that is not a matrix");
        }

        if (!isSwap)
        {
            return tensor;
        }

        long rows = tensor.Shape[0], columns = tensor.Shape[1];
        double[] values = new double[tensor.Values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = tensor.Values[((i % rows) * columns) + (i / rows)];
        }

        return tensor with { Shape = [columns, rows], Values = values };
    }

    private static OnnxTensor Reshape(OnnxNode node, OnnxTensor[] tensors)
    {
        OnnxTensor tensor = tensors.Length > 0 ? tensors[0] : throw new GraphException("takes nothing");
        if (node.Type != "Reshape")
        {
            // If the numbers are a list, or a matrix with rows of one, a list is sufficient.
            return tensor.Shape.Count(dimension => dimension > 1) <= 1 ? tensor with { Shape = [tensor.Values.Length] } : throw new GraphException("reshapes a constant that is not a list");
        }

        if (tensors.Length < 2)
        {
            throw new GraphException("takes a shape that is not a constant");
        }

        double known = tensors[1].Values.Where(value => value > 0).Aggregate(1.0, (a, b) => a * b);
        long[] shape = [.. tensors[1].Values.Select((value, i) => value == -1 ? (long)(tensor.Values.Length / known) : value == 0 && i < tensor.Shape.Length ? tensor.Shape[i] : (long)value)];
        return shape.Aggregate(1.0, (a, b) => a * b) == tensor.Values.Length ? tensor with { Shape = shape } : throw new GraphException("reshapes a constant to another number of values");
    }

    private static OnnxTensor Slice(OnnxTensor[] tensors)
    {
        OnnxTensor list = tensors[0];
        int length = list.Values.Length;
        if (tensors[1].Values.Length != 1 || tensors[2].Values.Length != 1 || (tensors.Length > 4 && !Array.TrueForAll(tensors[4].Values, step => step == 1)))
        {
            throw new GraphException("takes a part of a constant in a way that is not known here");
        }

        int start = Bound(tensors[1].Values[0]), end = Bound(tensors[2].Values[0]);
        double[] part = start < end ? list.Values[start..end] : [];
        return list with { Shape = [part.Length], Values = part };

        int Bound(double value) => (int)Math.Clamp(value < 0 ? value + length : value, 0, length);
    }

    private static int Index(double index, int length)
    {
        double from = index < 0 ? index + length : index;
        return from >= 0 && from < length ? (int)from : throw new GraphException("takes a value from outside a list");
    }
}
