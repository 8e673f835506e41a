using NetDsl.Generator.Model;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Emission;

/// <summary>What all members over several rows share: their check.</summary>
internal static class Batches
{
    /// <summary>Counts the rows: <c>Rows</c> lets there be none, <c>TrainingRows</c> does not.</summary>
    public static void WriteRows(CodeWriter writer, NetworkModel model, string check, string member, string other) => writer.Line(
        $"int rows = {Code.Kernels}Shapes.{check}(inputs.Length, InputSize, {other}.Length, OutputSize, {Checks.Member(model, member)}, {Literal.Of(other)});");
}
