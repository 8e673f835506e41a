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
        writer.Doc("<summary>The parameters themselves, in storage order: writing to the span changes the network. Gaps hold zero and are to be left so.</summary>");
        writer.Line($"public global::System.Span<{model.T}> Parameters => _parameters.Span;");
        writer.Line();
        foreach (LayerPlan layer in plan.Layers)
        {
            WriteLayer(writer, plan, layer);
        }

        WriteTranslation(writer, plan, "Pack", "canonical", "storage", "ParameterCount", "StorageSize", "from canonical order (for each layer its weights row-major [input, output], then its biases) into storage order");
        WriteTranslation(writer, plan, "Unpack", "storage", "canonical", "StorageSize", "ParameterCount", "from storage order into canonical order (for each layer its weights row-major [input, output], then its biases)");
    }

    private static void WriteLayer(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        NetworkModel model = plan.Model;
        string name = $"Layer{layer.Layer.Index}";
        LayoutPlan layout = layer.Layout;
        string type = $"global::NetDsl.LayerParameters<{model.T}>";
        writer.Doc($"<summary>The weights and biases of layer {layer.Layer.Index}: {Plural(layer.Layer.Inputs, "input")}, {Plural(layer.Layer.Units, "unit")}.</summary>");
        writer.Line($"public {type} {name} => {name}In(_parameters.Span);");
        writer.Line();
        writer.Doc(
            $"<summary>Layer {layer.Layer.Index} of any span in storage order: of a gradient, or of a copy of the parameters.</summary>",
            "<param name=\"storage\"><see cref=\"StorageSize\"/> values.</param>",
            "<returns>The layer's weights and biases, seen in place.</returns>",
            "<exception cref=\"global::System.ArgumentException\">The span has another length.</exception>");
        using (writer.Block($"public static {type} {name}In(global::System.Span<{model.T}> storage)"))
        {
            Checks.WriteLength(writer, model, $"{name}In", "storage", "StorageSize", Checks.HasStorage(plan));
            writer.Line($"return {Code.Kernels}LayerView.Of(storage, {name}Layout);");
        }

        writer.Line();
        writer.Line(
            $"private static {Code.Kernels}LayerLayout {name}Layout => new(Inputs: {Literal.Of(layer.Layer.Inputs)}, Units: {Literal.Of(layer.Layer.Units)}, LaneUnits: {Literal.Of(layout.LaneUnits)}, "
            + $"LaneStart: {Literal.Of(layout.LaneStart)}, LaneStride: {Literal.Of(layout.LaneStride)}, DotStart: {Literal.Of(layout.DotStart)}, DotStride: {Literal.Of(layout.DotStride)}, BiasStart: {Literal.Of(layout.BiasStart)});");
        writer.Line();
    }

    private static string Plural(int count, string noun) => $"{Literal.Of(count)} {noun}{(count == 1 ? "" : "s")}";

    private static void WriteTranslation(
        CodeWriter writer, NetworkPlan plan, string member, string from, string to, string fromSize, string toSize, string summary)
    {
        NetworkModel model = plan.Model;
        writer.Doc(
            $"<summary>Puts parameters, or a gradient, {summary}.</summary>",
            $"<param name=\"{from}\"><see cref=\"{fromSize}\"/> values.</param>",
            $"<param name=\"{to}\"><see cref=\"{toSize}\"/> values; all are written.</param>",
            "<exception cref=\"global::System.ArgumentException\">A span has another length.</exception>");
        using (writer.Block($"public static void {member}(global::System.ReadOnlySpan<{model.T}> {from}, global::System.Span<{model.T}> {to})"))
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
