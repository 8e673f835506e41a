using NetDsl.Generator.Emission.Phrases;
using NetDsl.Generator.Model;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Emission;

/// <summary>What members that go through rows share: counting them, and the references they step by.</summary>
internal static class Batches
{
    /// <summary>Counts the rows: <c>Rows</c> lets there be none, <c>TrainingRows</c> does not.</summary>
    public static void WriteRows(CodeWriter writer, NetworkModel model, string check, string member, string other) => writer.Line(
        $"int rows = {Code.Kernels}Shapes.{check}(inputs.Length, InputSize, {other}.Length, OutputSize, {Checks.Member(model, member)}, {Literal.Of(other)});");

    public static void WriteDegreeCheck(CodeWriter writer, NetworkModel model, string member) =>
        writer.Line($"{Code.Kernels}Shapes.CheckDegree(degreeOfParallelism, {Checks.Member(model, member)});");

    /// <summary>The references <c>x</c> and <c>t</c> to the first input and target.</summary>
    public static void WriteReferences(CodeWriter writer, NetworkModel model, string inputs, string targets)
    {
        writer.Line(Code.FirstRow(model.T, "x", inputs));
        writer.Line(Code.FirstRow(model.T, "t", targets));
    }
}
