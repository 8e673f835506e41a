namespace NetDsl.Testing;

/// <summary>
/// A loss of the reference, in double precision: a sum over outputs, by its definition and not fused with any activation. The
/// logarithms of cross-entropies are plain ones, which is enough for outputs that are not near 0 or 1.
/// </summary>
/// <param name="Name">What it is called in a failure's message.</param>
/// <param name="Value">The loss of one output, given that and its target.</param>
/// <param name="Gradient">Its derivative by the output.</param>
/// <param name="KinkAt">The distance between output and target at which the loss, or its derivative, has a kink; NaN where there is none.</param>
public sealed record ReferenceLoss(
    string Name,
    Func<double, double, double> Value,
    Func<double, double, double> Gradient,
    double KinkAt = double.NaN)
{
    /// <summary>The loss, by its definition.</summary>
    public static ReferenceLoss Of(Loss loss, double huberDelta = 1) => loss switch
    {
        Loss.SquaredError => new("SquaredError", (output, target) => 0.5 * (output - target) * (output - target), (output, target) => output - target),
        Loss.CrossEntropy => new("CrossEntropy", (output, target) => -target * Math.Log(output), (output, target) => -target / output),
        Loss.BinaryCrossEntropy => new(
            "BinaryCrossEntropy",
            (output, target) => -(target * Math.Log(output) + (1 - target) * Math.Log(1 - output)),
            (output, target) => (1 - target) / (1 - output) - target / output),
        Loss.AbsoluteError => new("AbsoluteError", (output, target) => Math.Abs(output - target), (output, target) => Math.Sign(output - target), KinkAt: 0),
        Loss.Huber => new(
            "Huber",
            (output, target) =>
            {
                double distance = Math.Abs(output - target);
                return distance <= huberDelta ? 0.5 * distance * distance : huberDelta * (distance - 0.5 * huberDelta);
            },
            (output, target) => Math.Clamp(output - target, -huberDelta, huberDelta),
            KinkAt: huberDelta),
        _ => throw new ArgumentOutOfRangeException(nameof(loss), loss, "The reference does not know this loss."),
    };

    /// <summary>The size of the terms that the gradient is the sum of: rounding errors are in proportion to it.</summary>
    public double Scale(double output, double target) =>
        Name is "SquaredError" or "Huber" or "AbsoluteError" ? Math.Abs(output) + Math.Abs(target)
        : Name is "CrossEntropy" ? Math.Abs(target / output)
        : Math.Abs((1 - target) / (1 - output)) + Math.Abs(target / output);
}
