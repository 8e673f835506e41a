using NetDsl.Generator.Emission.Phrases;
using NetDsl.Generator.Model;
using NetDsl.Generator.Planning;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Emission;

/// <summary>The weights that are compiled in: where they lie in the assembly, and the test that came with them.</summary>
internal static class WeightsWriter
{
    /// <summary>The file itself.</summary>
    public static void WriteFile(CodeWriter writer, NetworkModel model)
    {
        if (model.Weights is { } weights)
        {
            writer.Line($"// {weights.Path}, a resource of this assembly.");
            WriteField(writer, model, "_weights", weights.Resource, weights.Length);
        }
    }

    /// <summary>The copies from the file into the parameters.</summary>
    public static void WriteReading(CodeWriter writer, NetworkPlan plan, CompiledWeights weights)
    {
        for (int i = 0; i < plan.Layers.Count; i++)
        {
            CompiledLayer layer = weights.Layers[i];
            string biases = layer.Biases is { } tensor ? $", {Type(tensor)}, {Literal.Of(tensor.Start)}" : "";
            writer.Line($"_weights.Read(Layer{plan.Layers[i].Layer.Index}Layout, _parameters.Span, {Type(layer.Weights)}, {Literal.Of(layer.Weights.Start)}{biases}); // {Comment(layer.Weights.Name)}");
        }
    }

    /// <summary>The test, where there is one.</summary>
    public static void WriteSelfTest(CodeWriter writer, NetworkModel model)
    {
        if (model.IsBroken && model.HasTest)
        {
            writer.Doc("<summary>The largest difference between the network's outputs and those that stand beside its weights.</summary>");
            using (writer.Block("public static double SelfTest()"))
            {
                BrokenMembers.WriteThrow(writer, model);
            }

            writer.Line();
            return;
        }

        if (model.Weights?.Test is not { } test)
        {
            return;
        }

        string name = model.Place.Class.Declaration;
        writer.Line($"// {test.Path}, a resource of this assembly.");
        WriteField(writer, model, "_test", test.Resource, test.Length);
        writer.Doc(
            $"<summary>The largest difference between the network's outputs and those of {Xml(test.Path)}, over its {Literal.Counted(test.Rows, "row")}.</summary>",
            "<remarks>Rounding alone gives differences of about 1e-6 of the outputs' size in single precision, 1e-15 in double.</remarks>");
        writer.Line($"public static double SelfTest() => _test.WorstDifference<{name}, {model.T}>(");
        writer.Line($"    new {name}(), {Literal.Of(test.Rows)}, {Type(test.Inputs)}, {Literal.Of(test.Inputs.Start)}, {Type(test.Outputs)}, {Literal.Of(test.Outputs.Start)});");
        writer.Line();
    }

    /// <summary>A path in documentation.</summary>
    public static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    private static void WriteField(CodeWriter writer, NetworkModel model, string field, string resource, long length)
    {
        writer.Line($"private static readonly {Code.Kernels}CompiledFile {field} = new(typeof({model.Place.Class.Declaration}).Assembly, {Literal.Of(resource)}, {Literal.Of(length)});");
        writer.Line();
    }

    private static string Type(WeightsTensor tensor) => $"global::NetDsl.TensorType.{tensor.Type}";

    // A name may hold what would end a comment.
    private static string Comment(string name) => name.Replace("\r", " ").Replace("\n", " ").Replace("\u2028", " ").Replace("\u2029", " ").Replace("\u0085", " ");
}
