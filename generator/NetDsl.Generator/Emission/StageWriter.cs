using NetDsl.Generator.Emission.Phrases;
using NetDsl.Generator.Model;
using NetDsl.Generator.Planning;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Emission;

/// <summary>The networks that are stages of this one, and what makes this one fit to be a stage itself.</summary>
internal static class StageWriter
{
    /// <summary>The members that give each stage, and its part of a gradient.</summary>
    public static void WriteStages(CodeWriter writer, NetworkPlan plan)
    {
        if (plan.Model.IsBroken)
        {
            foreach (StageModel stage in plan.Model.Stages)
            {
                WriteBroken(writer, plan.Model, stage);
            }

            return;
        }

        for (int i = 0; i < plan.Stages.Count; i++)
        {
            Write(writer, plan, plan.Stages[i], GeneratedMembers.FieldOf(i));
        }
    }

    /// <summary>The constructor over memory that belongs to another network.</summary>
    public static void WriteConstructor(CodeWriter writer, NetworkPlan plan)
    {
        NetworkModel model = plan.Model;
        if (model.IsBroken)
        {
            return;
        }

        writer.Line("// A stage of another network: its parameters are a part of the other's.");
        using (writer.Block($"private {Identifiers.Escape(model.Name)}({Code.Kernels}AlignedMemory<{model.T}> parameters)"))
        {
            writer.Line("_parameters = parameters;");
            if (model.HasDropout)
            {
                writer.Line($"_dropout = {DropoutWriter.Create(plan)};");
            }
        }

        writer.Line();
    }

    public static void WriteInterface(CodeWriter writer, NetworkModel model)
    {
        if (!model.IsBroken)
        {
            writer.Line();
            writer.Line($"static {model.Place.Class.Declaration} {Interface(model)}.Over({Code.Kernels}AlignedMemory<{model.T}> parameters) => new(parameters);");
        }
    }

    public static string Interface(NetworkModel model) => $"{Code.Kernels}IStage<{model.Place.Class.Declaration}, {model.T}>";

    /// <summary>What networks of other assemblies have to know of this one's storage.</summary>
    public static string Attribute(NetworkPlan plan) =>
        $"[{Code.Kernels}StorageLayout(version: {Literal.Of(StorageRules.Version)}, inQuads: {Literal.Of(plan.Storage.Order == StorageOrder.Quads)})]";

    private static void Write(CodeWriter writer, NetworkPlan plan, StagePlan stage, string field)
    {
        string type = stage.Stage.FullName, view = Identifiers.EscapeValue(stage.Stage.View), part = GeneratedMembers.PartOf(stage.Stage.View);
        string span = Code.Span(plan.Model.T);
        string where = $"{Literal.Of(stage.Start)}, {Literal.Of(stage.Length)}";
        WriteSummary(writer, stage.Stage);
        writer.Line($"{stage.Stage.Modifier} {type} {view} => {Code.Kernels}Stage.Of(ref {field}, _parameters, {where});");
        writer.Line();
        writer.Line($"private {type}? {field};");
        writer.Line();
        writer.Doc(
            "<summary>The stage's part of any span in storage order: of a gradient, or of a copy of the parameters. It is in the stage's own storage order.</summary>",
            "<param name=\"storage\"><see cref=\"StorageSize\"/> values.</param>",
            $"<returns>{Literal.Grouped(stage.Length)} values, seen in place.</returns>",
            "<exception cref=\"global::System.ArgumentException\">The span has another length.</exception>");
        using (writer.Block($"public static {span} {part}({span} storage)"))
        {
            Checks.WriteLength(writer, plan.Model, part, "storage", "StorageSize", Checks.HasStorage(plan));
            writer.Line($"return storage.Slice({where});");
        }

        writer.Line();
    }

    private static void WriteBroken(CodeWriter writer, NetworkModel model, StageModel stage)
    {
        string span = Code.Span(model.T);
        writer.Doc($"<summary>The stage {stage.View}.</summary>");
        using (writer.Block($"{stage.Modifier} {stage.FullName} {Identifiers.EscapeValue(stage.View)}"))
        {
            using (writer.Block("get"))
            {
                BrokenMembers.WriteThrow(writer, model);
            }
        }

        writer.Line();
        writer.Doc("<summary>The stage's part of any span in storage order.</summary>");
        using (writer.Block($"public static {span} {GeneratedMembers.PartOf(stage.View)}({span} storage)"))
        {
            BrokenMembers.WriteThrow(writer, model);
        }

        writer.Line();
    }

    private static void WriteSummary(CodeWriter writer, StageModel stage)
    {
        string layers = stage.FirstLayer == stage.LastLayer
            ? $"layer {Literal.Of(stage.FirstLayer)}"
            : $"layers {Literal.Of(stage.FirstLayer)} to {Literal.Of(stage.LastLayer)}";
        writer.Doc(
            $"<summary>The stage {stage.View}, {layers}: a {stage.Network!.Shape} network whose parameters are a part of this one's, so that training "
            + "either changes both. Always the same instance.</summary>");
    }
}
