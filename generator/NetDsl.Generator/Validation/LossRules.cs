using System.Collections.Generic;
using System.Globalization;
using NetDsl.Generator.Model;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Validation;

/// <summary>What losses and Softmax ask of a declaration.</summary>
internal static class LossRules
{
    /// <summary>The loss that a network has: the one given, or its last activation's.</summary>
    public static Loss Resolve(Loss loss, Activation last) =>
        loss != Loss.Default ? loss
        : last.IsSoftmax ? Loss.CrossEntropy
        : Loss.SquaredError;

    public static void Check(NetworkDeclaration declaration, List<Problem> problems)
    {
        List<(LayerDeclaration Layer, int Attribute)> layers = FlatLayers.Of(declaration);
        int last = layers.Count - 1;
        for (int i = 1; i <= last; i++)
        {
            CheckSoftmax(declaration, layers[i].Layer, layers[i].Attribute, i, last, problems);
        }

        // A loss or a last activation that is unknown is reported as such.
        if (last < 1 || declaration.Options.Loss.Unknown is not null || layers[last].Layer.Activation is not { } activation)
        {
            return;
        }

        Loss loss = Resolve(declaration.Options.Loss.Value, activation);
        CheckActivation(declaration.Name, loss, activation, problems);
        CheckHuberDelta(declaration, loss, problems);
    }

    private static void CheckSoftmax(NetworkDeclaration declaration, LayerDeclaration layer, int attribute, int index, int last, List<Problem> problems)
    {
        if (layer.Activation is not { IsSoftmax: true })
        {
            return;
        }

        bool isStage = declaration.Layers[attribute].Stage is not null;
        var target = new Target(isStage ? TargetKind.Stage : TargetKind.Activation, attribute);
        if (index < last)
        {
            Add(problems, Rule.SoftmaxBeforeLast, target, declaration.Name, Literal.Of(index), Literal.Of(last));
        }
        else if (layer.Units == 1 && !isStage)
        {
            Add(problems, Rule.SoftmaxOfOneUnit, target, declaration.Name, Literal.Of(index));
        }
    }

    private static void CheckActivation(string name, Loss loss, Activation activation, List<Problem> problems)
    {
        if (LossFacts.Of(loss).Needs is { } kind && activation.Kind != kind)
        {
            string has = activation.Custom?.Name ?? activation.Kind.ToString();
            Add(problems, Rule.LossNeedsActivation, new Target(TargetKind.NetworkOption, 0, "Loss"), name, loss.ToString(), kind.ToString(), has);
        }
    }

    private static void CheckHuberDelta(NetworkDeclaration declaration, Loss loss, List<Problem> problems)
    {
        if (declaration.Options.HuberDelta is not { } delta)
        {
            return;
        }

        var target = new Target(TargetKind.NetworkOption, 0, "HuberDelta");
        double rounded = NumberType.Of(declaration.Options.Precision.Value).Round(delta);
        if (loss != Loss.Huber)
        {
            Add(problems, Rule.HuberDeltaWithoutHuber, target, declaration.Name, loss.ToString());
        }
        else if (!(rounded > 0) || double.IsInfinity(rounded))
        {
            Add(problems, Rule.InvalidHuberDelta, target, declaration.Name, delta.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static void Add(List<Problem> problems, Rule rule, Target target, params string[] arguments) =>
        problems.Add(new Problem(rule, target, arguments.ToEquatableArray()));
}
