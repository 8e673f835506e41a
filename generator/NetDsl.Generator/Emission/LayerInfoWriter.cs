using System.Collections.Generic;
using System.Linq;
using NetDsl.Generator.Emission.Phrases;
using NetDsl.Generator.Model;
using NetDsl.Generator.Planning;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Emission;

/// <summary>The description of the layers, for tools that work on any network.</summary>
internal static class LayerInfoWriter
{
    private const string Info = "global::NetDsl.LayerInfo";

    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        string list = $"global::System.Collections.Generic.IReadOnlyList<{Info}>", property = $"{FileFrame.Interface(plan.Model)}.Layers";
        if (plan.Model.IsBroken)
        {
            using (writer.Block($"static {list} {property}"))
            {
                using (writer.Block("get"))
                {
                    BrokenMembers.WriteThrow(writer, plan.Model);
                }
            }

            return;
        }

        writer.Line($"static {list} {property} => _layers;");
        writer.Line();
        writer.Line($"private static readonly {Info}[] _layers =");
        using (writer.BlockEnding("};"))
        {
            foreach (LayerPlan layer in plan.Layers)
            {
                writer.Line($"{Of(layer, plan.Model)},");
            }
        }
    }

    private static string Of(LayerPlan plan, NetworkModel model)
    {
        LayerModel layer = plan.Layer;
        string activation = layer.Activation.Custom?.Name ?? layer.Activation.Kind.ToString();
        string? stage = model.Stages.FirstOrDefault(stage => stage.FirstLayer <= layer.Index && layer.Index <= stage.LastLayer)?.View;
        var options = new List<string>();
        if (layer.Activation.Custom is not null)
        {
            options.Add("HasOwnActivation = true");
        }

        if (layer.IsFrozen)
        {
            options.Add("IsFrozen = true");
        }

        if (layer.Dropout > 0)
        {
            options.Add($"Dropout = {Literal.Of(layer.Dropout)}");
        }

        double inputDropout = layer.Index == 1 ? model.InputDropout : model.Layers[layer.Index - 2].Dropout;
        if (inputDropout > 0)
        {
            options.Add($"InputDropout = {Literal.Of(inputDropout)}");
        }

        if (stage is not null)
        {
            options.Add($"Stage = {Literal.Of(stage)}");
        }

        if (plan.Order != SumOrder.Blocks)
        {
            options.Add($"SumOrder = {Code.Kernels}SumOrder.{plan.Order}");
        }

        return $"new({Literal.Of(layer.Index)}, {Literal.Of(activation)}, Layer{layer.Index}Layout, "
            + $"storageStart: {Literal.Of(plan.Layout.LaneStart)}, storageLength: {Literal.Of(plan.StorageSize)}){(options.Count == 0 ? "" : $" {{ {string.Join(", ", options)} }}")}";
    }
}
