using System.Collections.Generic;
using System.Linq;
using NetDsl.Generator.Model;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Validation;

/// <summary>
/// A declaration with everything that is found out about it, each once: what is wrong, the weights that fit it, and the model that comes
/// of both. Generator and analyzers begin with this, and nothing else calls the rules.
/// </summary>
internal sealed class CheckedNetwork
{
    private readonly NetworkDeclaration _declaration;
    private readonly bool _isBroken;
    private NetworkModel? _model;

    private CheckedNetwork(NetworkDeclaration declaration, List<Problem> problems, bool isUsable, NetworkModel? model)
    {
        _declaration = declaration;
        _isBroken = problems.Count > 0 || !isUsable;
        _model = _isBroken ? null : model;
        Problems = problems.ToEquatableArray();
    }

    /// <summary>What is wrong with the declaration itself; a network without problems may still be broken, by one of its stages.</summary>
    public EquatableArray<Problem> Problems { get; }

    /// <summary>The network; of a wrong declaration, one whose members throw.</summary>
    public NetworkModel Model => _model ??= ModelBuilder.Build(
        _declaration, _isBroken, hasNames: !_declaration.IsUnresolved && !Problems.Any(problem => problem.Rule is Rule.InvalidName or Rule.NameCount));

    public static CheckedNetwork Of(NetworkDeclaration declaration)
    {
        var problems = new List<Problem>();
        if (WeightRules.ReportFile(declaration, problems))
        {
            return new CheckedNetwork(declaration, problems, isUsable: false, null);
        }

        bool isUsable = NetworkValidator.Check(declaration, problems);
        if (!isUsable || problems.Count > 0 || declaration.Weights is not { } weights)
        {
            return new CheckedNetwork(declaration, problems, isUsable, null);
        }

        // Weights are held against a network that holds together.
        NetworkModel model = ModelBuilder.Build(declaration, isBroken: false, hasNames: true);
        model = model with
        {
            Weights = WeightRules.Bind(model, weights, problems),
            FileDeclaration = declaration.IsFromFile ? Declaration(model) : null,
        };
        return new CheckedNetwork(declaration, problems, isUsable, model);
    }

    // As one would write it by hand.
    private static string Declaration(NetworkModel model) => $"[Layer({Literal.Of(model.InputSize)})]" + string.Concat(model.Layers.Select(layer =>
        $" [Layer({Literal.Of(layer.Units)}{(layer.Activation.IsLinear ? "" : ", " + layer.Activation.Kind)}{(layer.HasBias ? "" : ", Bias = false")})]"));
}
