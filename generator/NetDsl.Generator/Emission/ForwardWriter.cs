using System.Linq;
using NetDsl.Generator.Emission.Phrases;
using NetDsl.Generator.Emission.Rows;
using NetDsl.Generator.Model;
using NetDsl.Generator.Planning;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Emission;

/// <summary>Forward in its three forms: spans, named values, batches.</summary>
internal static class ForwardWriter
{
    public static void WriteForward(CodeWriter writer, NetworkPlan plan, RowWriter rows)
    {
        NetworkModel model = plan.Model;
        writer.Doc("<inheritdoc/>");
        writer.Line(rows.ForwardAttribute);
        using (writer.Block($"public void Forward({GeneratedMembers.Forward.Parameters(model.T)})"))
        {
            Checks.WriteLength(writer, model, "Forward", "input", "InputSize", Checks.TakesInput(model));
            Checks.WriteLength(writer, model, "Forward", "output", "OutputSize", Checks.GivesOutput(model));
            if (model.IsBroken)
            {
                BrokenMembers.WriteThrow(writer, model);
                return;
            }

            if (!plan.Facts.ReadsInputFirst)
            {
                Checks.WriteApart(writer, model, "Forward", "output", "input");
            }

            if (!plan.Facts.WritesOutputLast)
            {
                Checks.WriteApart(writer, model, "Forward", "output", Checks.Parameters);
            }

            writer.Line(Code.FirstRow(model.T, "x", "input"));
            writer.Line(Code.FirstRow(model.T, "y", "output"));
            rows.WriteForwardCall(writer);
        }

        writer.Line();
    }

    public static void WriteNamedForward(CodeWriter writer, NetworkPlan plan, RowWriter rows)
    {
        NetworkModel model = plan.Model;
        if (!plan.HasNamedForward)
        {
            return;
        }

        string[] inputs = RowNames.Values(model.InputNames, model.InputSize, "x");
        string result = model.OutputSize == 1 ? model.T : "Output";
        RowTypeWriter.WriteInput(writer, plan);
        RowTypeWriter.WriteOutput(writer, plan);

        writer.Doc("<summary>Computes the output for one input, its values given one by one.</summary>");
        for (int i = 0; i < model.InputNames.Count; i++)
        {
            writer.Doc($"<param name=\"{inputs[i]}\">Input {Literal.Of(i)}.</param>");
        }

        writer.Line(rows.ForwardAttribute);
        using (writer.Block($"public {result} Forward({string.Join(", ", inputs.Select(name => $"{model.T} {Identifiers.EscapeValue(name)}"))})"))
        {
            if (model.IsBroken)
            {
                BrokenMembers.WriteThrow(writer, model);
            }
            else
            {
                rows.WriteNamedForwardBody(writer, new NamedInput(inputs));
            }
        }

        writer.Line();
        RowTypeWriter.WriteForward(writer, plan);
    }

    public static void WriteForwardBatch(CodeWriter writer, NetworkPlan plan, RowWriter rows)
    {
        NetworkModel model = plan.Model;
        writer.Doc("<inheritdoc/>");
        writer.Line(Code.Optimize);
        using (writer.Block($"public void ForwardBatch({GeneratedMembers.ForwardBatch.Parameters(model.T)})"))
        {
            Batches.WriteRows(writer, model, "Rows", "ForwardBatch", "outputs");
            Batches.WriteDegreeCheck(writer, model, "ForwardBatch");
            if (model.IsBroken)
            {
                BrokenMembers.WriteThrow(writer, model);
                return;
            }

            Checks.WriteInPlace(writer, plan);
            Checks.WriteApart(writer, model, "ForwardBatch", "outputs", Checks.Parameters);
            writer.Line(Code.FirstRow(model.T, "x", "inputs"));
            writer.Line(Code.FirstRow(model.T, "y", "outputs"));
            PassesWriter.WriteForwardOfBlocks(writer, plan);
            rows.WriteForwardCalls(writer);
        }

        writer.Line();
    }
}
