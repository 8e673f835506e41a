using System;
using NetDsl.Generator.Model;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Emission;

/// <summary>What all members over several rows share: their check and their loop.</summary>
internal static class Batches
{
    /// <summary>Counts the rows: <c>Rows</c> lets there be none, <c>TrainingRows</c> does not.</summary>
    public static void WriteRows(CodeWriter writer, NetworkModel model, string check, string member, string other) => writer.Line(
        $"int rows = {Code.Kernels}Shapes.{check}(inputs.Length, InputSize, {other}.Length, OutputSize, {Checks.Member(model, member)}, {Literal.Of(other)});");

    /// <summary>A loop over the rows, with references to the current row in <c>x</c> and <paramref name="other"/>.</summary>
    public static void WriteLoop(CodeWriter writer, string other, Action<CodeWriter> body)
    {
        using (writer.Block("for (int row = 0; row < rows; row++)"))
        {
            body(writer);
            writer.Line($"x = ref {Code.Kernels}Rows.Next(ref x, InputSize);");
            writer.Line($"{other} = ref {Code.Kernels}Rows.Next(ref {other}, OutputSize);");
        }
    }
}
