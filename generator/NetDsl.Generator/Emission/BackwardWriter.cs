using NetDsl.Generator.Emission.Phrases;
using NetDsl.Generator.Emission.Rows;
using NetDsl.Generator.Model;
using NetDsl.Generator.Planning;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Emission;

/// <summary>Backward for one example and for batches.</summary>
internal static class BackwardWriter
{
    public static void WriteBackward(CodeWriter writer, NetworkPlan plan, RowWriter rows, TargetForm targets)
    {
        NetworkModel model = plan.Model;
        writer.Doc("<inheritdoc/>");
        writer.Line(Code.Optimize);
        using (writer.Block($"public {model.T} Backward({targets.ParametersOf(GeneratedMembers.Backward)})"))
        {
            Checks.WriteLength(writer, model, "Backward", "input", "InputSize", Checks.TakesInput(model));
            targets.WriteCheck(writer, "Backward");
            Checks.WriteLength(writer, model, "Backward", "gradient", "StorageSize", Checks.HasStorage(plan));
            if (model.IsBroken)
            {
                BrokenMembers.WriteThrow(writer, model);
                return;
            }

            targets.WriteApart(writer, plan, "Backward", "gradient");
            if (model.HasDropout)
            {
                ExamplesWriter.WriteBackward(writer, plan, targets, ofOne: true);
            }
            else
            {
                targets.WriteOneReference(writer);
                writer.Line(Code.FirstRow(model.T, "g", "gradient"));
                rows.WriteBackwardCall(writer);
            }
        }

        writer.Line();
    }

    public static void WriteBackwardBatch(CodeWriter writer, NetworkPlan plan, RowWriter rows, TargetForm targets)
    {
        NetworkModel model = plan.Model;
        writer.Doc("<inheritdoc/>");
        writer.Line(Code.Optimize);
        using (writer.Block($"public {model.T} BackwardBatch({targets.ParametersOf(GeneratedMembers.BackwardBatch)})"))
        {
            targets.WriteRows(writer, "Rows", "BackwardBatch");
            Checks.WriteLength(writer, model, "BackwardBatch", "gradient", "StorageSize", Checks.HasStorage(plan));
            Batches.WriteDegreeCheck(writer, model, "BackwardBatch");
            if (model.IsBroken)
            {
                BrokenMembers.WriteThrow(writer, model);
                return;
            }

            Checks.WriteApart(writer, model, "BackwardBatch", "gradient", "inputs", targets.SeveralName, Checks.Parameters);
            if (model.HasDropout)
            {
                ExamplesWriter.WriteBackward(writer, plan, targets, ofOne: false);
            }
            else
            {
                targets.WriteSeveralReferences(writer);
                writer.Line(Code.FirstRow(model.T, "g", "gradient"));
                PassesWriter.WriteBackwardOfBlocks(writer, plan, targets);
                rows.WriteBackwardCalls(writer);
            }
        }

        writer.Line();
    }
}
