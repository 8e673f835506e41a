using System;
using System.Linq;
using NetDsl.Generator.Emission.Phrases;
using NetDsl.Generator.Model;
using NetDsl.Generator.Planning;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Emission;

/// <summary>
/// Training on examples that may have weights or classes, with outputs if they are asked for: members for tools, which reach
/// them through the interface. A network whose passes do not train does without: the interface has them in terms of its other members.
/// </summary>
internal static class ExamplesWriter
{
    private const string Examples = "global::NetDsl.Examples";

    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        if (!plan.Batches.Trains || plan.Model.IsBroken)
        {
            return;
        }

        NetworkModel model = plan.Model;
        string t = model.T, contract = FileFrame.Interface(model), examples = $"{Examples}<{t}> examples", outputs = $"{Code.Span(t)} outputs";
        writer.Line();
        writer.Line("// The same for tools that work on any network: rows may have weights, and their outputs may be asked for.");
        using (writer.Block($"{t} {contract}.BackwardBatch({examples}, {outputs}, {Code.Span(t)} gradient, int degreeOfParallelism)"))
        {
            WriteRows(writer, model, "BackwardBatch");
            Checks.WriteLength(writer, model, "BackwardBatch", "gradient", "StorageSize", Checks.HasStorage(plan));
            Batches.WriteDegreeCheck(writer, model, "BackwardBatch");
            WriteApart(writer, model, "BackwardBatch", "gradient");
            WriteReturn(writer, plan, targets => Backward(plan, targets, "examples", "outputs", "degreeOfParallelism"));
        }

        writer.Line();
        using (writer.Block($"{t} {contract}.TrainEpoch({examples}, {t} learningRate, {outputs})"))
        {
            WriteRows(writer, model, "TrainEpoch", ofTraining: true);
            Checks.WriteLearningRate(writer, model, "TrainEpoch");
            writer.Line($"{Code.Kernels}ExampleChecks.ApartInTraining<{t}>(examples, outputs, _parameters.Span, {Checks.Member(model, "TrainEpoch")});");
            WriteReturn(writer, plan, targets => Train(plan, targets, "examples", "outputs"));
        }

        writer.Line();
        using (writer.Block($"{t} {contract}.LossBatch({examples}, {outputs}, int degreeOfParallelism)"))
        {
            WriteRows(writer, model, "LossBatch");
            Batches.WriteDegreeCheck(writer, model, "LossBatch");
            WriteApart(writer, model, "LossBatch", "default");
            WriteReturn(writer, plan, targets =>
                $"{Code.Kernels}Batches.Loss<{PassesWriter.Types(model, targets)}>(in _parameters.Reference, examples, outputs, degreeOfParallelism)");
        }
    }

    /// <summary>Writes the return of the loss of one example, or of rows, for a network with dropout: each draws its masks.</summary>
    public static void WriteBackward(CodeWriter writer, NetworkPlan plan, TargetForm targets, bool ofOne) => writer.Line(
        $"return {Backward(plan, targets, targets.Examples(ofOne), "default", ofOne ? "1" : "degreeOfParallelism")};");

    /// <inheritdoc cref="WriteBackward"/>
    public static void WriteTrain(CodeWriter writer, NetworkPlan plan, TargetForm targets, bool ofOne) => writer.Line(
        $"return {Train(plan, targets, targets.Examples(ofOne), "default")};");

    private static string Backward(NetworkPlan plan, TargetForm targets, string examples, string outputs, string degree) =>
        $"{Code.Kernels}Batches.BackwardBy{(plan.Batches.CutsGradient ? "Weights" : "Rows")}<{PassesWriter.Types(plan.Model, targets)}>"
        + $"(in _parameters.Reference, {examples}, {outputs}, gradient, {Dropout(plan)}, {degree})";

    private static string Train(NetworkPlan plan, TargetForm targets, string examples, string outputs) =>
        $"{Code.Kernels}Batches.Train<{PassesWriter.Types(plan.Model, targets)}>(ref _parameters.Reference, {examples}, learningRate, {outputs}, {Dropout(plan)})";

    private static string Dropout(NetworkPlan plan) => plan.Model.HasDropout ? "_dropout" : "null";

    private static void WriteRows(CodeWriter writer, NetworkModel model, string member, bool ofTraining = false) => writer.Line(
        $"{Code.Kernels}ExampleChecks.{(ofTraining ? "TrainingRows" : "Rows")}(examples, outputs.Length, InputSize, OutputSize, "
        + $"takesClasses: {Literal.Of(model.Loss.TakesClasses)}, {Checks.Member(model, member)});");

    private static void WriteApart(CodeWriter writer, NetworkModel model, string member, string gradient) =>
        writer.Line($"{Code.Kernels}ExampleChecks.Apart<{model.T}>(examples, outputs, {gradient}, _parameters.Span, {Checks.Member(model, member)});");

    private static void WriteReturn(CodeWriter writer, NetworkPlan plan, Func<TargetForm, string> call)
    {
        string[] calls = TargetForm.Of(plan.Model).Select(call).ToArray();
        if (calls.Length == 1)
        {
            writer.Line($"return {calls[0]};");
            return;
        }

        writer.Line("return examples.HasClasses");
        using (writer.Indent())
        {
            writer.Line($"? {calls[1]}");
            writer.Line($": {calls[0]};");
        }
    }
}
