using NetDsl.Generator.Emission.Phrases;
using NetDsl.Generator.Model;
using NetDsl.Generator.Planning;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Emission;

/// <summary>The parameters as one span, in canonical order and by layer.</summary>
internal static class ParameterWriter
{
    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        NetworkModel model = plan.Model;
        writer.Doc("<inheritdoc/>");
        writer.Line($"public global::System.Span<{model.T}> Parameters => _parameters.Span;");
        writer.Line();
        foreach (LayerPlan layer in plan.Layers)
        {
            WriteLayer(writer, plan, layer);
        }

        WriteTranslation(writer, plan, GeneratedMembers.Pack, "canonical", "storage", "ParameterCount", "StorageSize");
        WriteTranslation(writer, plan, GeneratedMembers.Unpack, "storage", "canonical", "StorageSize", "ParameterCount");
    }

    private static void WriteLayer(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        NetworkModel model = plan.Model;
        string name = $"Layer{layer.Layer.Index}", part = GeneratedMembers.LayerIn.NameOf(layer.Layer.Index);
        LayoutPlan layout = layer.Layout;
        string type = $"global::NetDsl.LayerParameters<{model.T}>";
        writer.Doc($"<summary>The weights and biases of layer {layer.Layer.Index}: {Literal.Counted(layer.Layer.Inputs, "input")}, {Literal.Counted(layer.Layer.Units, "unit")}.</summary>");
        writer.Line($"public {type} {name} => {part}(_parameters.Span);");
        writer.Line();
        writer.Doc($"<summary>Layer {layer.Layer.Index} in any <see cref=\"StorageSize\"/> values in storage order: in a gradient, or a copy of the parameters.</summary>");
        using (writer.Block($"public static {type} {part}({GeneratedMembers.LayerIn.Parameters(model.T)})"))
        {
            Checks.WriteLength(writer, model, part, "storage", "StorageSize", Checks.HasStorage(plan));
            writer.Line($"return {Code.Kernels}LayerView.Of(storage, {name}Layout);");
        }

        writer.Line();
        writer.Line(
            $"private static {Code.Kernels}LayerLayout {name}Layout => new(Inputs: {Literal.Of(layer.Layer.Inputs)}, Units: {Literal.Of(layer.Layer.Units)}, LaneUnits: {Literal.Of(layout.LaneUnits)}, "
            + $"LaneStart: {Literal.Of(layout.LaneStart)}, LaneStride: {Literal.Of(layout.LaneStride)}, DotStart: {Literal.Of(layout.DotStart)}, DotStride: {Literal.Of(layout.DotStride)}, BiasStart: {Literal.Of(layout.BiasStart)});");
        writer.Line();
    }

    private static void WriteTranslation(CodeWriter writer, NetworkPlan plan, GeneratedMember generated, string from, string to, string fromSize, string toSize)
    {
        string member = generated.Name;
        NetworkModel model = plan.Model;
        writer.Doc("<inheritdoc/>");
        using (writer.Block($"public static void {member}({generated.Parameters(model.T)})"))
        {
            Checks.WriteLength(writer, model, member, from, fromSize, Rule(from));
            Checks.WriteLength(writer, model, member, to, toSize, Rule(to));
            if (model.IsBroken)
            {
                BrokenMembers.WriteThrow(writer, model);
            }
            else
            {
                Checks.WriteApart(writer, model, member, to, from);
                if (member == "Pack")
                {
                    writer.Line("storage.Clear();");
                }

                int start = 0;
                foreach (LayerPlan layer in plan.Layers)
                {
                    string slice = start == 0 ? "canonical" : $"canonical.Slice({Literal.Of(start)})";
                    string arguments = member == "Pack" ? $"{slice}, storage" : $"storage, {slice}";
                    writer.Line($"Layer{layer.Layer.Index}Layout.{member}({arguments});");
                    start += layer.Layer.ParameterCount;
                }
            }
        }

        writer.Line();

        string Rule(string span) => span == "storage" ? Checks.HasStorage(plan) : Checks.HasParameters(model);
    }
}
