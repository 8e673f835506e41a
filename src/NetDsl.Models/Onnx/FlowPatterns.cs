namespace NetDsl.Models.Onnx;

/// <summary>Activations composed of several operators: identifies a product or a sum of two values of the same input.</summary>
internal static class FlowPatterns
{
    // Exporters write constants in single precision.
    private const double Tolerance = 1e-6;

    /// <summary>A product: z · sigmoid(z), or z · (erf(z / √2) + 1) with a factor ½ somewhere.</summary>
    public static Flow? Product(Flow a, Flow b, string node) => OrderedProduct(a, b, node) ?? OrderedProduct(b, a, node);

    /// <summary>A sum: max(0, z) and the other term of Elu and Softplus.</summary>
    public static Flow? Sum(Flow a, Flow b, string node) => OrderedSum(a, b, node) ?? OrderedSum(b, a, node);

    /// <summary>A maximum of two: z and z / 100.</summary>
    public static Flow? Maximum(Flow a, Flow b, string node) => OrderedMaximum(a, b, node) ?? OrderedMaximum(b, a, node);

    /// <summary>Whether two values are the same.</summary>
    public static bool Same(Flow a, Flow b) => ReferenceEquals(a.Origin, b.Origin);

    // z may have a factor: ½ · z.
    private static Flow? OrderedProduct(Flow z, Flow other, string node)
    {
        (Flow core, double factor) = Unscaled(z);
        if (other is FunctionFlow { Function: nameof(Activation.Sigmoid) } sigmoid && (Same(sigmoid.Inner, z) || Same(sigmoid.Inner, core)))
        {
            return Scaled(new FunctionFlow(sigmoid.Inner, nameof(Activation.Silu), node, z.Shape), Same(sigmoid.Inner, z) ? 1 : factor);
        }

        // s · erf(z / √2) + s
        return other is ScaledFlow { Inner: FunctionFlow { Function: "Erf" } erf } scaled && Uniform(scaled) is ({ } s, { } t) && Near(s, t)
            && erf.Inner is ScaledFlow inside && Uniform(inside) is ({ } divisor, 0) && Near(divisor, Math.Sqrt(0.5))
            && (Same(inside.Inner, core) || Same(inside.Inner, z))
            ? Scaled(new FunctionFlow(inside.Inner, nameof(Activation.Gelu), node, z.Shape), Same(inside.Inner, z) ? 2 * s : 2 * s * factor)
            : null;
    }

    private static FunctionFlow? OrderedSum(Flow above, Flow other, string node)
    {
        if (above is not FunctionFlow { Function: nameof(Activation.Relu) } relu)
        {
            return null;
        }

        // e^min(0, z) − 1
        if (other is ScaledFlow { Inner: FunctionFlow { Function: "Exp", Inner: FunctionFlow { Function: "MinZero" } below } } shifted
            && Uniform(shifted) is (1, -1) && Same(below.Inner, relu.Inner))
        {
            return new FunctionFlow(relu.Inner, nameof(Activation.Elu), node, above.Shape);
        }

        // ln(1 + e^−|z|)
        return other is FunctionFlow { Function: "Log", Inner: ScaledFlow { Inner: FunctionFlow { Function: "Exp", Inner: ScaledFlow { Inner: FunctionFlow { Function: "Abs" } size } minus } } plus }
            && Uniform(plus) is (1, 1) && Uniform(minus) is (-1, 0) && Same(size.Inner, relu.Inner)
            ? new FunctionFlow(relu.Inner, nameof(Activation.Softplus), node, above.Shape)
            : null;
    }

    private static FunctionFlow? OrderedMaximum(Flow z, Flow other, string node) =>
        other is ScaledFlow scaled && Uniform(scaled) is ({ } slope, 0) && Near(slope, 0.01) && Same(scaled.Inner, z)
            ? new FunctionFlow(z, nameof(Activation.LeakyRelu), node, z.Shape)
            : null;

    private static (Flow Core, double Factor) Unscaled(Flow flow) =>
        flow is ScaledFlow scaled && Uniform(scaled) is ({ } factor, 0) ? (scaled.Inner, factor) : (flow, 1);

    private static Flow Scaled(Flow flow, double factor) => Near(factor, 1)
        ? flow
        : new ScaledFlow(flow, [.. Enumerable.Repeat(factor, flow.Size)], new double[flow.Size], flow.Shape);

    // The factor and the term, if they are the same for all values.
    private static (double? Factor, double? Term) Uniform(ScaledFlow flow) =>
        Array.TrueForAll(flow.Factors, factor => factor == flow.Factors[0]) && Array.TrueForAll(flow.Terms, term => term == flow.Terms[0])
            ? (flow.Factors[0], flow.Terms[0])
            : (null, null);

    private static bool Near(double a, double b) => Math.Abs(a - b) <= Tolerance * Math.Abs(b);
}
