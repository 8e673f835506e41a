using NetDsl.Generator.Emission.Phrases;
using NetDsl.Generator.Model;

namespace NetDsl.Generator.Emission.Rows.Tiled;

/// <summary>The kernel that computes the loss of a larger network's rows, and its gradient.</summary>
internal static class TiledLoss
{
    /// <summary>The call of the kernel: it returns the loss and leaves the gradient in the last layer's delta.</summary>
    /// <param name="model">The network.</param>
    /// <param name="shape">The last layer's sizes as a type.</param>
    /// <param name="sum">What holds its weighted sums, or its values where they are not kept.</param>
    /// <param name="value">What holds its values.</param>
    /// <param name="memory">Target, delta and the number of rows.</param>
    public static string Call(NetworkModel model, string shape, string sum, string value, string memory) => Code.DenseLayer + model.Loss.Kind switch
    {
        Loss.CrossEntropy => $"CrossEntropy<{shape}, TTarget>(in {sum}, in {value}, {memory})",
        Loss.SquaredError => $"SquaredError<{shape}>(in {value}, {memory})",
        _ => $"Loss<{Type(model)}, {shape}>(new({Arguments(model)}), in {sum}, in {value}, {memory})",
    };

    /// <summary>Whether the kernel reads the weighted sums.</summary>
    public static bool ReadsSum(NetworkModel model) => model.Loss.Kind != Loss.SquaredError;

    private static string Type(NetworkModel model) => $"{Code.Kernels}{model.Loss.Kind}<{model.T}>";

    private static string Arguments(NetworkModel model) => model.Loss.Kind != Loss.Huber
        ? ""
        : model.Number.LiteralOf(model.Loss.HuberDelta);
}
