using System;
using System.Collections.Generic;
using NetDsl.Generator.Model;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Validation;

/// <summary>Finds what is wrong with the stages of a network, but not what is wrong within them: their own declarations say so.</summary>
internal static class StageValidator
{
    /// <summary>Reports what is wrong; whether all stages can be used, which they cannot either where their own declaration is wrong.</summary>
    /// <param name="declaration">The network.</param>
    /// <param name="problems">Where to.</param>
    /// <param name="isSoundAlone">Whether nothing is wrong with a stage's own declaration.</param>
    public static bool Check(NetworkDeclaration declaration, List<Problem> problems, Func<NetworkDeclaration, bool> isSoundAlone)
    {
        int before = problems.Count;
        bool areSound = true;
        for (int i = 0; i < declaration.Layers.Count; i++)
        {
            if (declaration.Layers[i].Stage is { } stage)
            {
                CheckPlace(declaration, stage, i, problems);
                bool isSound = stage is { Network: { } network, Modifier.Length: > 0 } && isSoundAlone(network);
                if (isSound)
                {
                    CheckFit(declaration, stage, i, problems);
                }

                areSound &= isSound;
            }
        }

        return areSound && problems.Count == before;
    }

    /// <summary>The weights and biases of a network, in floating point, which nothing overflows; no fewer than it has.</summary>
    public static double ParametersOf(NetworkDeclaration declaration)
    {
        double parameters = 0;
        for (int i = 0; i < declaration.Layers.Count; i++)
        {
            LayerDeclaration layer = declaration.Layers[i];
            parameters +=
                layer.Stage is { } stage ? (stage.Network is { } network ? ParametersOf(network) : 0)
                : i > 0 ? ((double)declaration.Layers[i - 1].Units + 1) * layer.Units
                : 0;
        }

        return parameters;
    }

    private static void CheckPlace(NetworkDeclaration declaration, StageDeclaration stage, int index, List<Problem> problems)
    {
        if (stage.Obstacle is not null)
        {
            Add(problems, Rule.UnsuitableStage, index, stage.Name, declaration.Name, stage.Obstacle);
        }
        else if (stage.Ring is not null)
        {
            Add(problems, Rule.NetworkInItself, index, declaration.Name, stage.Ring);
        }
        else if (stage.Clash is not null && stage.Modifier.Length > 0)
        {
            Add(problems, Rule.StageName, index, stage.Name, declaration.Name, stage.View, stage.Clash);
        }
    }

    private static void CheckFit(NetworkDeclaration declaration, StageDeclaration stage, int index, List<Problem> problems)
    {
        Choice<Precision> own = stage.Network!.Options.Precision, needed = declaration.Options.Precision;
        if (needed.Unknown is null && own.Value != needed.Value)
        {
            Add(problems, Rule.StagePrecision, index, stage.Name, own.Value.ToString(), declaration.Name, needed.Value.ToString());
        }

        // Where the units before are not known, or none, something else is wrong.
        int given = index == 0 ? 0 : declaration.Layers[index - 1].Units, taken = stage.Network.InputSize;
        if (given > 0 && given != taken)
        {
            int layer = FlatLayers.Of(declaration).FindLastIndex(flat => flat.Attribute < index);
            string giver = declaration.Layers[index - 1].Stage?.Name ?? $"Layer {Literal.Of(layer)} of {declaration.Name}";
            Add(problems, Rule.StageSize, index, giver, Literal.Of(given) + (given == 1 ? " value" : " values"), stage.Name, Literal.Of(taken));
        }
    }

    private static void Add(List<Problem> problems, Rule rule, int index, params string[] arguments) =>
        problems.Add(new Problem(rule, new Target(TargetKind.Stage, index), arguments.ToEquatableArray()));
}
