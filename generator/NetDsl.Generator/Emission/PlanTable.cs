using System.Collections.Generic;
using System.Linq;
using NetDsl.Generator.Emission.Phrases;
using NetDsl.Generator.Emission.Rows;
using NetDsl.Generator.Model;
using NetDsl.Generator.Planning;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Emission;

/// <summary>The class's documentation: what network this is, and the plan as a table.</summary>
internal static class PlanTable
{
    public static void WriteDocumentation(CodeWriter writer, NetworkPlan plan, RowWriter rows)
    {
        NetworkModel model = plan.Model;
        if (model.IsBroken)
        {
            writer.Doc("<summary>A neural network whose declaration is wrong; until it is mended, its members throw.</summary>");
            return;
        }

        writer.Doc(
            $"<summary>A {model.Shape} neural network in {model.Number.Word} precision, written by NetDsl.</summary>",
            "<remarks>",
            "<code>");
        foreach (string line in Lines(plan, rows))
        {
            writer.Doc(line);
        }

        if (model.FileDeclaration is { } declaration)
        {
            writer.Doc("", $"{model.Weights?.Path}: {declaration} public partial class {model.Name};");
        }

        writer.Doc("</code>", rows.Memory, $"The loss of an example is {LossFormulas.Documentation(model)}.");
        if (model.Unroll != Unroll.Auto)
        {
            writer.Doc($"The form is forced by Unroll.{model.Unroll}; for this size {plan.Facts.UsualForm} code is the rule.");
        }

        writer.Doc("</remarks>");
    }

    private static IEnumerable<string> Lines(NetworkPlan plan, RowWriter code)
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
                Literal.Grouped((long)layer.StorageSize * plan.Model.Number.Bytes),
                code.KindsOfCode[layer.Layer.Index - 1],
            ]);
        }

        rows.Add(
        [
            "total", "", "", Literal.Grouped(plan.Model.ParameterCount),
            Literal.Grouped(plan.Layers.Sum(layer => (long)layer.MultiplyAdds)), Literal.Grouped((long)plan.StorageSize * plan.Model.Number.Bytes), "",
        ]);

        int[] widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        return rows.Select(row => string.Join("  ", row.Select((cell, i) => i is 0 or 2 or 6 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]))).TrimEnd());
    }

    private static string StageOf(NetworkPlan plan, LayerPlan layer) =>
        plan.Stages.Select(stage => stage.Stage).FirstOrDefault(stage => stage.FirstLayer <= layer.Layer.Index && layer.Layer.Index <= stage.LastLayer) is { } stage
            ? $" ({stage.View})"
            : "";

    private static string Dropout(double rate) => rate == 0 ? "" : $", dropout {rate.ToString("R", System.Globalization.CultureInfo.InvariantCulture)}";
}
