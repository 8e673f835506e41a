namespace NetDsl.Models.Onnx;

/// <summary>Operators that change the shape of rows but not the order of the values.</summary>
internal static class Reshapes
{
    public static Flow Of(Flow flow, OnnxNode node, object[] inputs, long opset)
    {
        long[] shape = node.Type switch
        {
            "Flatten" => Flatten(flow, node),
            "Reshape" => Reshape(flow, node, inputs),
            "Squeeze" => Squeeze(flow, node, inputs, opset),
            "Unsqueeze" => Unsqueeze(flow, node, inputs, opset),
            _ => Transpose(flow, node),
        };
        return shape.Length >= 2 && shape[0] < 0 && shape.Skip(1).Aggregate(1L, (a, b) => a * b) == flow.Size
            ? flow.As(shape)
            : throw Wrong(flow, shape);
    }

    private static long[] Flatten(Flow flow, OnnxNode node)
    {
        long axis = node.Whole("axis", 1);
        return (axis < 0 ? axis + flow.Shape.Count : axis) == 1 ? [-1, flow.Size] : throw new GraphException("joins rows, or leaves more than two dimensions; its axis has to be 1");
    }

    private static long[] Reshape(Flow flow, OnnxNode node, object[] inputs)
    {
        if (inputs.ElementAtOrDefault(1) is not OnnxTensor { Shape.Length: 1 } target)
        {
            throw new GraphException("takes a shape that is not a constant");
        }

        bool keepsZeros = node.Whole("allowzero", 0) != 0;
        double[] shape = [.. target.Values.Select((value, i) => value == 0 && !keepsZeros && i < flow.Shape.Count ? (i == 0 ? OnnxTensor.Batch : flow.Shape[i]) : value)];
        if (shape.Length < 2)
        {
            throw Wrong(flow, [.. shape.Select(value => (long)value)]);
        }

        // The number of rows is inferred, or unchanged; or it is 1, if the model was exported for one row.
        bool isBatchFree = shape[0] is -1 or OnnxTensor.Batch || shape[0] > 0;
        double known = shape.Skip(1).Where(value => value > 0).Aggregate(1.0, (a, b) => a * b);
        return isBatchFree ? [-1, .. shape.Skip(1).Select(value => value == -1 && shape[0] != -1 ? (long)(flow.Size / known) : (long)value)] : throw Wrong(flow, []);
    }

    private static long[] Squeeze(Flow flow, OnnxNode node, object[] inputs, long opset)
    {
        long[]? axes = Axes(node, inputs, opset, flow.Shape.Count);
        long[] shape = [.. flow.Shape.Where((dimension, i) => i == 0 || !(dimension == 1 && (axes is null || axes.Contains(i))))];

        // Rows of one value that lose their last dimension are rows of one value.
        return shape.Length >= 2 ? shape : [-1, 1];
    }

    private static long[] Unsqueeze(Flow flow, OnnxNode node, object[] inputs, long opset)
    {
        if (Axes(node, inputs, opset, null) is not { } axes)
        {
            throw new GraphException("takes axes that are not constant");
        }

        List<long> shape = [.. flow.Shape];
        foreach (long axis in axes.Select(axis => axis < 0 ? axis + flow.Shape.Count + axes.Length : axis).Order())
        {
            shape.Insert(axis >= 1 && axis <= shape.Count ? (int)axis : throw new GraphException("puts a dimension before the rows"), 1);
        }

        return [.. shape];
    }

    private static long[] Transpose(Flow flow, OnnxNode node)
    {
        long[] order = node.Attributes.TryGetValue("perm", out OnnxAttribute? perm) ? [.. perm.Wholes] : [.. Enumerable.Range(0, flow.Shape.Count).Reverse().Select(i => (long)i)];
        if (order.Length != flow.Shape.Count || order.Any(i => i < 0 || i >= order.Length) || order[0] != 0)
        {
            throw new GraphException("moves the rows");
        }

        // Dimensions of 1 may move; the others stay in their order, and so do the values.
        long[] moved = [.. order.Where(i => i == 0 || flow.Shape[(int)i] > 1)];
        return moved.SequenceEqual(moved.Order()) ? [.. order.Select(i => flow.Shape[(int)i])] : throw new GraphException("brings the values of a row into another order");
    }

    // An attribute before opset 13, an input since then.
    private static long[]? Axes(OnnxNode node, object[] inputs, long opset, int? rank)
    {
        long[]? axes = opset < 13 ? (node.Attributes.TryGetValue("axes", out OnnxAttribute? attribute) ? [.. attribute.Wholes] : null)
            : inputs.ElementAtOrDefault(1) is OnnxTensor tensor ? [.. tensor.Values.Select(value => (long)value)]
            : null;
        return axes is null || rank is null ? axes : [.. axes.Select(axis => axis < 0 ? axis + rank.Value : axis)];
    }

    private static GraphException Wrong(Flow flow, long[] shape) => new(
        $"makes [{string.Join(", ", shape.Select(d => d < 0 ? "?" : $"{d}"))}] of [N, {string.Join(", ", flow.Shape.Skip(1))}]; the rows of a network have to stay rows");
}
