using System.Linq;
using NetDsl.Generator.Emission.Phrases;
using NetDsl.Generator.Model;
using NetDsl.Generator.Planning;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Emission;

/// <summary>A network's rows as types of their own, <c>Input</c> and <c>Output</c>: their values have names, and tuples become one.</summary>
internal static class RowTypeWriter
{
    /// <summary>Writes <c>Input</c>, where the network has one.</summary>
    public static void WriteInput(CodeWriter writer, NetworkPlan plan)
    {
        if (plan.HasInput)
        {
            NetworkModel model = plan.Model;
            string[] values = RowNames.Values(model.InputNames, model.InputSize, "x");
            writer.Doc($"<summary>A row of inputs, by name. A tuple <c>({string.Join(", ", values)})</c> becomes one by itself.</summary>");
            Write(writer, model, "Input", values, RowNames.Properties(model.InputNames, model.InputSize, "Input", "X"), model.InputNames.Count > 0);
        }
    }

    /// <summary>Writes <c>Output</c>, where the network has one.</summary>
    public static void WriteOutput(CodeWriter writer, NetworkPlan plan)
    {
        NetworkModel model = plan.Model;
        if (model.OutputSize > 1)
        {
            string[] values = RowNames.Values(model.OutputNames, model.OutputSize, "y");
            writer.Doc("<summary>The network's outputs, or the targets of a row, by name.</summary>");
            Write(writer, model, "Output", values, OutputProperties(model), model.OutputNames.Count > 0);
        }
    }

    /// <summary>Writes <c>Forward</c> for an <c>Input</c>.</summary>
    public static void WriteForward(CodeWriter writer, NetworkPlan plan)
    {
        if (!plan.HasInput)
        {
            return;
        }

        NetworkModel model = plan.Model;
        string[] properties = RowNames.Properties(model.InputNames, model.InputSize, "Input", "X");
        writer.Doc("<summary>Computes the output for one row of inputs.</summary>");
        writer.Line(Code.Inline);
        writer.Line($"public {(model.OutputSize == 1 ? model.T : "Output")} Forward(Input input) =>");
        using (writer.Indent())
        {
            writer.Line($"Forward({string.Join(", ", properties.Select(property => "input." + property))});");
        }

        writer.Line();
    }

    // Names that are no properties are refused; a broken network's are written all the same, and its one error is that of the name.
    private static string[] OutputProperties(NetworkModel model) => model.OutputNames.Count > 0
        ? model.OutputNames.Select(Identifiers.ToPascalCase).ToArray()
        : RowNames.Properties(model.OutputNames, model.OutputSize, "Output", "Y");

    private static void Write(CodeWriter writer, NetworkModel model, string type, string[] values, string[] properties, bool isNamed)
    {
        for (int i = 0; isNamed && i < properties.Length; i++)
        {
            writer.Doc($"<param name=\"{properties[i]}\">{type} {Literal.Of(i)}, {values[i]}.</param>");
        }

        string header = $"public readonly record struct {type}({string.Join(", ", properties.Select(name => $"{model.T} {Identifiers.EscapeValue(name)}"))})";
        using (writer.Block($"{header} : global::NetDsl.I{type}Row<{model.Place.Class.Declaration}, {model.T}>"))
        {
            if (values.Length <= NamedValues.MaxInputs)
            {
                WriteConversion(writer, type, model.T, model.T, values);
                if (model.Precision == Precision.Single)
                {
                    WriteConversion(writer, type, "double", model.T, values);
                }
            }

            string span = Code.ReadOnlySpan(type);
            writer.Doc("<summary>The values of rows, one after another, where they lie: what members that take spans take.</summary>");
            writer.Line($"public static {Code.ReadOnlySpan(model.T)} Rows({span} rows) =>");
            using (writer.Indent())
            {
                writer.Line($"global::System.Runtime.InteropServices.MemoryMarshal.Cast<{type}, {model.T}>(rows);");
            }
        }

        writer.Line();
    }

    private static void WriteConversion(CodeWriter writer, string type, string from, string to, string[] values)
    {
        string cast = from == to ? "" : $"({to})";
        writer.Doc($"<summary>A tuple of as many values is a row{(from == to ? "" : ", rounded to single precision")}.</summary>");
        writer.Line($"public static implicit operator {type}({RowNames.Tuple(from, values)} row) =>");
        using (writer.Indent())
        {
            writer.Line($"new({string.Join(", ", Enumerable.Range(1, values.Length).Select(i => $"{cast}row.Item{Literal.Of(i)}"))});");
        }

        writer.Line();
    }
}
