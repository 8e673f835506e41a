using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetDsl.Generator.Model;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Validation;

/// <summary>What layers may say of their training: dropout, and being frozen.</summary>
internal static class TrainingOptions
{
    public static void Check(NetworkDeclaration declaration, List<Problem> problems)
    {
        for (int i = 0; i < declaration.Layers.Count; i++)
        {
            LayerDeclaration layer = declaration.Layers[i];
            if (i == 0 && layer is { Stage: null, Frozen: not null })
            {
                Add(Rule.InputLayerOption, new Target(TargetKind.LayerOption, 0, "Frozen"), declaration.Name, "parameters to freeze");
            }

            if (layer.Dropout is { } rate)
            {
                CheckDropout(rate, i);
            }
        }

        if (declaration.Options.Unroll is { Value: Unroll.Always, Unknown: null })
        {
            CheckUnrolled();
        }

        void CheckDropout(double rate, int index)
        {
            var target = new Target(TargetKind.LayerOption, index, "Dropout");
            if (!(rate >= 0 && rate < 1))
            {
                Add(Rule.InvalidDropout, target, declaration.Name, Literal.Of(index), rate.ToString(CultureInfo.InvariantCulture));
            }
            else if (rate > 0 && index > 0 && index == declaration.Layers.Count - 1)
            {
                Add(Rule.DropoutOfOutput, target, declaration.Name, Literal.Of(index));
            }
        }

        // The layers of stages count too: with them the code is written in the same form.
        void CheckUnrolled()
        {
            List<(LayerDeclaration Layer, int Attribute)> layers = FlatLayers.Of(declaration);
            for (int i = 0; i < layers.Count; i++)
            {
                (LayerDeclaration layer, int attribute) = layers[i];
                string? option = layer.Dropout > 0 ? "dropout"
                    : layer.Frozen == true || declaration.Layers[attribute].Frozen == true ? "frozen parameters"
                    : null;
                if (option is not null)
                {
                    Add(Rule.UnrolledOption, new Target(TargetKind.NetworkOption, 0, "Unroll"), declaration.Name, Literal.Of(i), option);
                    return;
                }
            }
        }

        void Add(Rule rule, Target target, params string[] arguments) => problems.Add(new Problem(rule, target, arguments.ToEquatableArray()));
    }
}
