using System.Collections.Generic;
using System.Linq;
using NetDsl.Generator.Model;
using NetDsl.Generator.Planning;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Emission;

/// <summary>The class's documentation: what network this is, and the plan as a table.</summary>
internal static class PlanTable
{
    public static void WriteDocumentation(CodeWriter writer, NetworkPlan plan)
    {
        NetworkModel model = plan.Model;
        if (model.IsBroken)
        {
            writer.Doc("<summary>A neural network whose declaration is wrong; until it is mended, its members throw.</summary>");
            return;
        }

        writer.Doc(
            $"<summary>A {model.Shape} neural network in {(model.Precision == Precision.Single ? "single" : "double")} precision, written by NetDsl.</summary>",
            "<remarks>",
            "<code>");
        foreach (string line in Lines(plan))
        {
            writer.Doc(line);
        }

        if (model.FileDeclaration is { } declaration)
        {
            writer.Doc("", $"{model.Weights?.Path}: {declaration} public partial class {model.Name};");
        }

        writer.Doc("</code>", Storage(plan), $"The loss of an example is {LossFormulas.Documentation(model)}.");
        if (model.Unroll != Unroll.Auto)
        {
            writer.Doc($"The form is forced by Unroll.{model.Unroll}; for this size {(Planner.SuitsStraightLine(model) ? "straight-line" : "tiled")} code is the rule.");
        }

        writer.Doc("</remarks>");
    }

    private static IEnumerable<string> Lines(NetworkPlan plan)
    {
        List<string[]> rows =
        [
            ["layer", "units", "activation", "parameters", "multiply-adds", "bytes", "code"],
            ["layer0", Literal.Grouped(plan.Model.InputSize), "(input)" + Dropout(plan.Model.InputDropout), "", "", "", ""],
        ];
        foreach (LayerPlan layer in plan.Layers)
        {
            rows.Add(
            [
                $"layer{layer.Layer.Index}{StageOf(plan, layer)}",
                Literal.Grouped(layer.Layer.Units),
                layer.Layer.Activation.Name + Dropout(layer.Layer.Dropout),
                Literal.Grouped(layer.Layer.ParameterCount),
                Literal.Grouped(layer.MultiplyAdds),
                Literal.Grouped((long)layer.StorageSize * plan.ElementSize),
                Code(plan, layer),
            ]);
        }

        rows.Add(
        [
            "total", "", "", Literal.Grouped(plan.Model.ParameterCount),
            Literal.Grouped(plan.Layers.Sum(layer => (long)layer.MultiplyAdds)), Literal.Grouped((long)plan.StorageSize * plan.ElementSize), "",
        ]);

        int[] widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        return rows.Select(row => string.Join("  ", row.Select((cell, i) => i is 0 or 2 or 6 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]))).TrimEnd());
    }

    private static string StageOf(NetworkPlan plan, LayerPlan layer) =>
        plan.Stages.Select(stage => stage.Stage).FirstOrDefault(stage => stage.FirstLayer <= layer.Layer.Index && layer.Layer.Index <= stage.LastLayer) is { } stage
            ? $" ({stage.View})"
            : "";

    private static string Code(NetworkPlan plan, LayerPlan layer)
    {
        int lanes = layer.Layout.LaneUnits, dots = layer.Layer.Units - lanes;
        string training = layer.Layer.IsFrozen ? "; frozen" : "";
        if (plan.Form == Form.StraightLine)
        {
            return layer.Quads switch
            {
                0 => "straight-line, a dot product",
                1 => "straight-line, units side by side in a vector of 4",
                int quads => $"straight-line, units side by side in {quads} vectors of 4",
            };
        }

        return (
            layer.Layout.Form == Form.StraightLine ? "looped, as its stage is stored: in vectors of 4"
            : dots == 0 ? "tiled, units side by side"
            : lanes == 0 ? "tiled, dot products"
            : $"tiled, {lanes} units side by side, {dots} as dot products") + training;
    }

    private static string Storage(NetworkPlan plan)
    {
        if (plan.Forward is not { } forward || plan.Backward is not { } backward)
        {
            return $"Layers are held in registers{(plan.InlinesRows ? "" : ", as far as they go, and else on the stack")}. Batches go in blocks of {Literal.Of(plan.BackwardBlock)} rows.";
        }

        return $"A row's layers take {Bytes(plan, forward.PerRow)} forward and {Bytes(plan, backward.PerRow)} in training, {Where(backward.RowOnStack)}. "
            + $"Batches go in blocks of {Literal.Of(forward.Block)} rows, and of {Literal.Of(backward.Block)} in training; "
            + (plan.CutsGradient ? "their gradient is computed part by part of the weights." : $"a gradient of its own has each part of at least {Literal.Of(plan.GradientRows)} rows.");
    }

    private static string Dropout(double rate) => rate == 0 ? "" : $", dropout {rate.ToString("R", System.Globalization.CultureInfo.InvariantCulture)}";

    private static string Where(bool onStack) => onStack ? "on the stack" : "in memory of the shared array pool";

    private static string Bytes(NetworkPlan plan, int elements) => Literal.Grouped((long)elements * plan.ElementSize) + " bytes";
}
