using System.Linq;
using NetDsl.Generator.Emission.Phrases;
using NetDsl.Generator.Model;
using NetDsl.Generator.Planning;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Emission;

/// <summary>Sizes, constructors and the interface's static members.</summary>
internal static class SurfaceWriter
{
    public static void WriteSizes(CodeWriter writer, NetworkPlan plan)
    {
        NetworkModel model = plan.Model;
        Constant("Values in an input.", "InputSize", model.InputSize);
        Constant("Values in an output.", "OutputSize", model.OutputSize);
        foreach (LayerModel layer in model.Layers)
        {
            Constant($"Units of layer {layer.Index}.", $"Layer{layer.Index}Size", layer.Units);
        }

        Constant("Weights and biases, all layers together: the length of the canonical order.", "ParameterCount", model.ParameterCount);
        Constant("Length of <see cref=\"Parameters\"/> and of every gradient: the parameters, and gaps that hold zero.", "StorageSize", plan.StorageSize);

        void Constant(string summary, string name, int value)
        {
            writer.Doc($"<summary>{summary}</summary>");
            writer.Line($"public const int {name} = {Literal.Of(value)};");
            writer.Line();
        }
    }

    public static void WriteConstructors(CodeWriter writer, NetworkPlan plan)
    {
        NetworkModel model = plan.Model;

        // A constructor of the user's may call none of these. A stage is given its memory: where it can, it allocates none.
        bool isAllocatedHere = !model.HasOwnConstructors && !model.IsBroken;
        writer.Line($"private readonly {Code.Kernels}AlignedMemory<{model.T}> _parameters{(isAllocatedHere ? "" : " = new(StorageSize)")};");
        writer.Line();
        bool hasDropout = model.HasDropout && !model.IsBroken;
        if (hasDropout)
        {
            string fromSeed = $" = {DropoutWriter.Create(plan)}";
            writer.Line("// Draws which units a row of training keeps.");
            writer.Line($"private readonly {Code.Kernels}Dropout _dropout{(isAllocatedHere ? "" : fromSeed)};");
            writer.Line();
        }

        WeightsWriter.WriteFile(writer, model);
        if (model.Weights is { } weights)
        {
            WriteConstructorWithWeights(writer, plan, weights, isAllocatedHere, hasDropout);
        }
        else
        {
            writer.Doc($"<summary>A network whose weights are drawn from the seed {Literal.Of(model.Seed)}, as its declaration says.</summary>");
            using (writer.Block($"public {Identifiers.Escape(model.Name)}() : this({Literal.Of(model.Seed)})"))
            {
            }
        }

        writer.Line();
        writer.Doc(
            "<summary>A network whose weights are drawn from a seed: the same seed gives the same weights everywhere.</summary>",
            "<param name=\"seed\">0 or more, as NumPy's <c>random.seed</c> takes it.</param>",
            "<exception cref=\"global::System.ArgumentOutOfRangeException\">The seed is negative.</exception>");
        using (writer.Block($"public {Identifiers.Escape(model.Name)}(int seed)"))
        {
            if (model.IsBroken)
            {
                BrokenMembers.WriteThrow(writer, model);
            }
            else
            {
                if (isAllocatedHere)
                {
                    writer.Line("_parameters = new(StorageSize);");
                }

                writer.Line("var random = new global::NetDsl.NumPyRandom(seed);");
                foreach (LayerModel layer in model.Layers)
                {
                    writer.Line(
                        $"{Code.Kernels}WeightInitializer.Fill(random, global::NetDsl.Initializer.{layer.Initializer}, "
                        + $"{Literal.Of(layer.InitializerScale)}, Layer{layer.Index}Layout, _parameters.Span);");
                }

                if (hasDropout)
                {
                    writer.Line($"_dropout = {DropoutWriter.Create(plan, "random")};");
                }
            }
        }

        writer.Line();
        StageWriter.WriteConstructor(writer, plan);
    }

    private static void WriteConstructorWithWeights(CodeWriter writer, NetworkPlan plan, CompiledWeights weights, bool isAllocatedHere, bool hasDropout)
    {
        writer.Doc($"<summary>A network with the weights of {WeightsWriter.Xml(weights.Path)}, which are compiled in.</summary>");
        using (writer.Block($"public {Identifiers.Escape(plan.Model.Name)}()"))
        {
            if (isAllocatedHere)
            {
                writer.Line("_parameters = new(StorageSize);");
            }

            WeightsWriter.WriteReading(writer, plan, weights);
            if (hasDropout && isAllocatedHere)
            {
                writer.Line($"_dropout = {DropoutWriter.Create(plan)};");
            }
        }
    }

    /// <summary>The static members that make a network of a file.</summary>
    public static void WriteLoad(CodeWriter writer, NetworkModel model)
    {
        string name = model.Place.Class.Declaration;
        foreach (Overload overload in GeneratedMembers.Load.Overloads)
        {
            string arguments = string.Join(", ", overload.Parameters.Select(parameter => parameter.Name));
            writer.Doc("<inheritdoc/>");
            writer.Line($"public static {name} Load({overload.Declaration(model.T)}) => global::NetDsl.NetworkLoading.Load<{name}, {model.T}>({arguments});");
            writer.Line();
        }
    }

    public static void WriteInterface(CodeWriter writer, NetworkPlan plan)
    {
        string type = FileFrame.Interface(plan.Model);
        foreach (string size in new[] { "InputSize", "OutputSize", "ParameterCount", "StorageSize" })
        {
            writer.Line($"static int {type}.{size} => {size};");
            writer.Line();
        }

        WriteNames("InputNames", plan.Model.InputNames);
        WriteNames("OutputNames", plan.Model.OutputNames);
        string name = plan.Model.Place.Class.Declaration;
        writer.Line($"static {name} {type}.Create(int seed) => new(seed);");
        writer.Line();
        LayerInfoWriter.Write(writer, plan);
        DropoutWriter.WriteInterface(writer, plan.Model);

        void WriteNames(string member, EquatableArray<string> names)
        {
            if (names.Count > 0)
            {
                writer.Line($"static global::System.Collections.Generic.IReadOnlyList<string> {type}.{member} => new[] {{ {string.Join(", ", names.Select(Literal.Of))} }};");
                writer.Line();
            }
        }
    }
}
