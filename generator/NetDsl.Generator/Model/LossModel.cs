using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Generator.Model;

/// <summary>What training makes small.</summary>
/// <param name="Kind">Which loss; never <see cref="Loss.Default"/>.</param>
/// <param name="HuberDelta">The δ of <see cref="Loss.Huber"/>.</param>
internal sealed record LossModel(Loss Kind, double HuberDelta)
{
    /// <summary>Whether the loss and the last activation are computed together, from the weighted sums: neither overflows, and the delta is simple.</summary>
    public bool IsFused => LossFacts.Of(Kind).Needs is not null;

    /// <summary>Whether a target may be given as the index of a class.</summary>
    public bool TakesClasses => LossFacts.Of(Kind).TakesClasses;
}

/// <summary>What the generator has to know of a loss beside its formulas: a row for each, in one table.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Needs">The last activation that it is computed with, together; null where it takes the outputs of any.</param>
/// <param name="TakesClasses">Whether a target may be given as the index of a class.</param>
internal sealed record LossFacts(Loss Kind, ActivationKind? Needs, bool TakesClasses)
{
    private static readonly LossFacts[] _rows =
    [
        new(Loss.SquaredError, Needs: null, TakesClasses: false),
        new(Loss.CrossEntropy, Needs: ActivationKind.Softmax, TakesClasses: true),
        new(Loss.BinaryCrossEntropy, Needs: ActivationKind.Sigmoid, TakesClasses: false),
        new(Loss.AbsoluteError, Needs: null, TakesClasses: false),
        new(Loss.Huber, Needs: null, TakesClasses: false),
    ];

    private static readonly Dictionary<Loss, LossFacts> _byKind = _rows.ToDictionary(row => row.Kind);

    public static LossFacts Of(Loss kind) => _byKind[kind];
}
