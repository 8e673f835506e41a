using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Generator.Model;

/// <summary>What the generator has to know of an activation: a row for each, in one table.</summary>
/// <param name="Kind">Which.</param>
/// <param name="ReadsSum">Whether its derivative is computed from the weighted sum, which then has to be kept, and not from the value.</param>
/// <param name="KeepsZero">Whether 0 stays 0. Where it does not, the gaps of a padded layer are cleared after the activation.</param>
/// <param name="Cost">Value and derivative of a vector, by the local variables that they take from the JIT, in double precision where that is more.</param>
/// <param name="Initializer">How weights before it are drawn unless the declaration says otherwise.</param>
internal sealed record ActivationFacts(ActivationKind Kind, bool ReadsSum, bool KeepsZero, int Cost, Initializer Initializer)
{
    private static readonly ActivationFacts[] _rows =
    [
        new(ActivationKind.Linear, ReadsSum: false, KeepsZero: true, Cost: 0, Initializer.GlorotUniform),
        new(ActivationKind.Relu, ReadsSum: false, KeepsZero: true, Cost: 1, Initializer.HeUniform),
        new(ActivationKind.LeakyRelu, ReadsSum: false, KeepsZero: true, Cost: 1, Initializer.HeUniform),
        new(ActivationKind.Sigmoid, ReadsSum: false, KeepsZero: false, Cost: 10, Initializer.GlorotUniform),
        new(ActivationKind.Tanh, ReadsSum: false, KeepsZero: true, Cost: 12, Initializer.GlorotUniform),
        new(ActivationKind.Elu, ReadsSum: false, KeepsZero: true, Cost: 10, Initializer.HeUniform),
        new(ActivationKind.Gelu, ReadsSum: true, KeepsZero: true, Cost: 72, Initializer.HeUniform),
        new(ActivationKind.Silu, ReadsSum: true, KeepsZero: true, Cost: 26, Initializer.HeUniform),
        new(ActivationKind.Softplus, ReadsSum: true, KeepsZero: false, Cost: 28, Initializer.GlorotUniform),
        new(ActivationKind.Softmax, ReadsSum: false, KeepsZero: true, Cost: 28, Initializer.GlorotUniform),

        // A user's own: what it takes nobody knows, as much as a middling one.
        new(ActivationKind.Custom, ReadsSum: true, KeepsZero: false, Cost: 28, Initializer.GlorotUniform),
    ];

    private static readonly Dictionary<ActivationKind, ActivationFacts> _byKind = _rows.ToDictionary(row => row.Kind);

    public static ActivationFacts Of(ActivationKind kind) => _byKind[kind];
}
