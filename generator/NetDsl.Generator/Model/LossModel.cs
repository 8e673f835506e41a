namespace NetDsl.Generator.Model;

/// <summary>What training makes small.</summary>
/// <param name="Kind">Which loss; never <see cref="Loss.Default"/>.</param>
/// <param name="HuberDelta">The δ of <see cref="Loss.Huber"/>.</param>
internal sealed record LossModel(Loss Kind, double HuberDelta)
{
    /// <summary>Whether the loss and the last activation are computed together, from the weighted sums: neither overflows, and the delta is simple.</summary>
    public bool IsFused => Kind is Loss.CrossEntropy or Loss.BinaryCrossEntropy;

    /// <summary>Whether a target may be given as the index of a class.</summary>
    public bool TakesClasses => Kind == Loss.CrossEntropy;
}
