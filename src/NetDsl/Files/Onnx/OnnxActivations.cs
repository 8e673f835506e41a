using System.Numerics;

namespace NetDsl.Onnx;

/// <summary>
/// The activations as operators. Those that runtimes often lack in double precision are composed of simpler ones there.
/// </summary>
internal static class OnnxActivations
{
    private const double LeakySlope = 0.01;

    /// <summary>Adds an activation.</summary>
    /// <returns>The name of its value; null if there is no such activation.</returns>
    public static string? Add<T>(OnnxGraph<T> graph, string activation, string z)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        bool isDouble = typeof(T) == typeof(double);
        return activation switch
        {
            nameof(Activation.Linear) => z,
            nameof(Activation.Relu) or nameof(Activation.Sigmoid) or nameof(Activation.Tanh) => graph.Node(activation, z),
            nameof(Activation.Softmax) => graph.Node("Softmax", "axis", -1, z),
            nameof(Activation.LeakyRelu) => isDouble
                ? graph.Node("Max", z, graph.Node("Mul", z, graph.Scalar(LeakySlope)))
                : graph.Node("LeakyRelu", "alpha", (float)LeakySlope, z),
            nameof(Activation.Elu) => isDouble ? Elu(graph, z) : graph.Node("Elu", "alpha", 1f, z),
            nameof(Activation.Silu) => graph.Node("Mul", z, graph.Node("Sigmoid", z)),
            nameof(Activation.Softplus) => isDouble ? Softplus(graph, z) : graph.Node("Softplus", z),
            nameof(Activation.Gelu) => Gelu(graph, z),
            _ => null,
        };
    }

    // max(0, z) + (e^min(0, z) − 1)
    private static string Elu<T>(OnnxGraph<T> graph, string z)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string zero = graph.Scalar(0);
        string below = graph.Node("Sub", graph.Node("Exp", graph.Node("Min", z, zero)), graph.Scalar(1));
        return graph.Node("Add", graph.Node("Max", z, zero), below);
    }

    // max(0, z) + ln(1 + e^−|z|)
    private static string Softplus<T>(OnnxGraph<T> graph, string z)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string tail = graph.Node("Exp", graph.Node("Neg", graph.Node("Abs", z)));
        return graph.Node("Add", graph.Node("Max", z, graph.Scalar(0)), graph.Node("Log", graph.Node("Add", tail, graph.Scalar(1))));
    }

    // ½ · z · (1 + erf(z / √2)), as PyTorch's exporter writes it.
    private static string Gelu<T>(OnnxGraph<T> graph, string z)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string erf = graph.Node("Erf", graph.Node("Div", z, graph.Scalar(Math.Sqrt(2))));
        return graph.Node("Mul", graph.Node("Mul", z, graph.Node("Add", erf, graph.Scalar(1))), graph.Scalar(0.5));
    }
}
