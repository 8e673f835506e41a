using System.Linq;
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
        using (writer.Block($"public void Forward({Code.ReadOnlySpan(model.T)} input, {Code.Span(model.T)} output)"))
        {
            Checks.WriteLength(writer, model, "Forward", "input", "InputSize", Checks.TakesInput(model));
            Checks.WriteLength(writer, model, "Forward", "output", "OutputSize", Checks.GivesOutput(model));
            if (model.IsBroken)
            {
                BrokenMembers.WriteThrow(writer, model);
                return;
            }

            if (!plan.ReadsInputFirst)
            {
                Checks.WriteApart(writer, model, "Forward", "output", "input");
            }

            if (!plan.WritesOutputLast)
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
                WriteNamedBody(writer, plan, rows, inputs);
            }
        }

        writer.Line();
        RowTypeWriter.WriteForward(writer, plan);
    }

    private static void WriteNamedBody(CodeWriter writer, NetworkPlan plan, RowWriter rows, string[] inputs)
    {
        NetworkModel model = plan.Model;
        string arguments = string.Join(", ", inputs.Select(Identifiers.EscapeValue));
        string references = string.Join(", ", inputs.Select(input => "in " + Identifiers.EscapeValue(input)));
        var straight = rows as StraightLineRows;
        if (straight is { ReturnsOutput: true } && plan.TakesScalars)
        {
            string result = Unused("y");
            writer.Line($"{model.T} {result} = ForwardRow(in _parameters.Pinned, {references});");
            StraightLineRows.WriteKeepAlive(writer);
            writer.Line($"return {result};");
            return;
        }

        string values = Unused("values"), y = Unused("y");
        writer.Line($"{Code.Span(model.T)} {y} = stackalloc {model.T}[{Literal.Of(model.OutputSize)}];");
        if (straight is not null && plan.TakesScalars)
        {
            writer.Line(straight.ForwardStatement(references, $"{Code.Kernels}Rows.First({y})"));
            StraightLineRows.WriteKeepAlive(writer);
        }
        else
        {
            writer.Line($"{Code.ReadOnlySpan(model.T)} {values} = stackalloc {model.T}[] {{ {arguments} }};");
            writer.Line($"Forward({values}, {y});");
        }

        writer.Line(model.OutputSize == 1
            ? $"return {y}[0];"
            : $"return new Output({string.Join(", ", Enumerable.Range(0, model.OutputSize).Select(i => $"{y}[{Literal.Of(i)}]"))});");

        // An input may be called what a local would be.
        string Unused(string name)
        {
            while (inputs.Contains(name))
            {
                name += "_";
            }

            return name;
        }
    }

    public static void WriteForwardBatch(CodeWriter writer, NetworkPlan plan, RowWriter rows)
    {
        NetworkModel model = plan.Model;
        writer.Doc("<inheritdoc/>");
        writer.Line(Code.Optimize);
        using (writer.Block($"public void ForwardBatch({Code.ReadOnlySpan(model.T)} inputs, {Code.Span(model.T)} outputs, {Batches.DegreeParameter})"))
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
