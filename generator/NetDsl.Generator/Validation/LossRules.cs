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
        int last = declaration.Layers.Count - 1;
        for (int i = 0; i <= last; i++)
        {
            if (i > 0 || declaration.Layers[i].Stage is not null)
            {
                CheckSoftmax(declaration, i, last, problems);
            }
        }

        // A loss or a last activation that is unknown is reported as such.
        if (last < 0 || (last == 0 && declaration.Layers[0].Stage is null) || declaration.Options.Loss.Unknown is not null || declaration.Layers[last].Activation is not { } activation)
        {
            return;
        }

        Loss loss = Resolve(declaration.Options.Loss.Value, activation);
        CheckActivation(declaration.Name, loss, activation, problems);
        CheckHuberDelta(declaration, loss, problems);
    }

    private static void CheckSoftmax(NetworkDeclaration declaration, int index, int last, List<Problem> problems)
    {
        LayerDeclaration layer = declaration.Layers[index];
        if (layer.Activation is not { IsSoftmax: true })
        {
            return;
        }

        var target = new Target(layer.Stage is null ? TargetKind.Activation : TargetKind.Stage, index);
        if (index < last)
        {
            Add(problems, Rule.SoftmaxBeforeLast, target, declaration.Name, Number(index), Number(last));
        }
        else if (layer.Units == 1)
        {
            Add(problems, Rule.SoftmaxOfOneUnit, target, declaration.Name, Number(index));
        }

        // Of the last layer up to there, all stages' layers counted.
        string Number(int entry) => Literal.Of(StageValidator.LayersBefore(declaration, entry + 1) - 1);
    }

    private static void CheckActivation(string name, Loss loss, Activation activation, List<Problem> problems)
    {
        ActivationKind? needed = loss switch
        {
            Loss.CrossEntropy => ActivationKind.Softmax,
            Loss.BinaryCrossEntropy => ActivationKind.Sigmoid,
            _ => null,
        };
        if (needed is { } kind && activation.Kind != kind)
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
        double rounded = declaration.Options.Precision.Value == Precision.Single ? (float)delta : delta;
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
