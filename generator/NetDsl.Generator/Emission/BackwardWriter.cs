using NetDsl.Generator.Emission.Rows;
using NetDsl.Generator.Model;
using NetDsl.Generator.Planning;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Emission;

/// <summary>Backward for one example and for batches.</summary>
internal static class BackwardWriter
{
    public static void WriteBackward(CodeWriter writer, NetworkPlan plan, RowWriter rows)
    {
        NetworkModel model = plan.Model;
        writer.Doc(
            "<summary>Backpropagation for one example: adds the gradient of its loss, ½ · Σ (output − target)², to <paramref name=\"gradient\"/>.</summary>",
            "<param name=\"input\"><see cref=\"InputSize\"/> values.</param>",
            "<param name=\"target\"><see cref=\"OutputSize\"/> values: what the output should be.</param>",
            "<param name=\"gradient\"><see cref=\"StorageSize\"/> values in storage order, added to.</param>",
            "<returns>The loss.</returns>",
            "<exception cref=\"global::System.ArgumentException\">A span has another length.</exception>");
        writer.Line(Code.Optimize);
        using (writer.Block($"public {model.T} Backward({Code.ReadOnlySpan(model.T)} input, {Code.ReadOnlySpan(model.T)} target, {Code.Span(model.T)} gradient)"))
        {
            Checks.WriteLength(writer, model, "Backward", "input", "InputSize", Checks.TakesInput(model));
            Checks.WriteLength(writer, model, "Backward", "target", "OutputSize", Checks.GivesOutput(model));
            Checks.WriteLength(writer, model, "Backward", "gradient", "StorageSize", Checks.HasStorage(plan));
            if (model.IsBroken)
            {
                BrokenMembers.WriteThrow(writer, model);
                return;
            }

            Batches.WriteReferences(writer, model, "input", "target");
            writer.Line(Code.FirstRow(model.T, "g", "gradient"));
            rows.WriteBackwardCall(writer);
        }

        writer.Line();
    }

    public static void WriteBackwardBatch(CodeWriter writer, NetworkPlan plan, RowWriter rows)
    {
        NetworkModel model = plan.Model;
        writer.Doc(
            "<summary>Backpropagation for several examples: adds the sum of their gradients to <paramref name=\"gradient\"/>.</summary>",
            "<param name=\"inputs\">Rows of <see cref=\"InputSize\"/> values.</param>",
            "<param name=\"targets\">As many rows of <see cref=\"OutputSize\"/> values.</param>",
            "<param name=\"gradient\"><see cref=\"StorageSize\"/> values in storage order, added to.</param>",
            "<returns>The sum of the rows' losses.</returns>",
            "<exception cref=\"global::System.ArgumentException\">A span holds no whole number of rows, or not as many as the other, or the gradient has another length.</exception>");
        writer.Line(Code.Optimize);
        using (writer.Block($"public {model.T} BackwardBatch({Code.ReadOnlySpan(model.T)} inputs, {Code.ReadOnlySpan(model.T)} targets, {Code.Span(model.T)} gradient)"))
        {
            Batches.WriteRows(writer, model, "Rows", "BackwardBatch", "targets");
            Checks.WriteLength(writer, model, "BackwardBatch", "gradient", "StorageSize", Checks.HasStorage(plan));
            if (model.IsBroken)
            {
                BrokenMembers.WriteThrow(writer, model);
                return;
            }

            Batches.WriteReferences(writer, model, "inputs", "targets");
            writer.Line(Code.FirstRow(model.T, "g", "gradient"));
            writer.Line($"{model.T} loss = 0;");
            rows.WriteBackwardCalls(writer);
            writer.Line();
            writer.Line("return loss;");
        }

        writer.Line();
    }
}
