using System.Linq;
using NetDsl.Generator.Emission.Phrases;
using NetDsl.Generator.Planning;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Emission.Rows.StraightLine;

/// <summary>
/// The first layer of the row that comes next, in training row by row: its weighted sums are taken with the weights as they
/// are before this row's update, while this row's error is not known yet, and the update reaches them afterwards in one
/// addition. A step W += xᵀ · s changes the next sums x' · W by (x' · x) · s: the same mathematics, in less time to wait.
/// </summary>
/// <param name="plan">The network.</param>
/// <param name="first">Its first layer, with parameters in registers.</param>
/// <param name="second">The layer behind that, if there is one.</param>
internal sealed class LookAhead(StraightLinePlan plan, StraightLineLayer first, StraightLineLayer? second)
{
    private readonly StraightLineInput _input = new(plan, plan.OwnLayers[0].Input);
    private readonly StraightLineInput _next = new(plan, plan.OwnLayers[0].Input, "Next");

    /// <summary>The first row, and its sums.</summary>
    public void WriteStart(CodeWriter writer)
    {
        WriteInput(writer, _input, "input");
        first.WriteSums(writer, _input, "Next");
    }

    /// <summary>The next row.</summary>
    public void WriteNextInput(CodeWriter writer)
    {
        writer.Line($"ref {plan.Model.T} next = ref {Code.Kernels}Rows.Next(ref input, row + 1 < rows ? InputSize : 0); // the last row's next is itself");
        WriteInput(writer, _next, "next");
    }

    /// <summary>The activation of the sums, and the sums of the next row in their place.</summary>
    public void WriteForward(CodeWriter writer)
    {
        first.WriteActivations(writer, "Next");
        writer.Line();
        writer.Line("// the next row's sums, with the weights as they still are");
        first.WriteSums(writer, _next, "Next", assigns: true);
    }

    /// <summary>How far a step on this row changes the sums of the next.</summary>
    public void WriteLikeness(CodeWriter writer)
    {
        string products = string.Join(" + ", Enumerable.Range(0, plan.Model.InputSize).Select(i => $"({_input.Number(i)} * {_next.Number(i)})"));
        writer.Line($"// likeness = layer0 · layer0Next{(first.Layer.HasBias ? " + 1" : "")}: the share of this row's step that the next row's sums see");
        writer.Line($"var likeness = {products}{(first.Layer.HasBias ? " + 1" : "")};");
        writer.Line();
    }

    /// <summary>The step of this row in the next row's sums, and the next row in this one's place.</summary>
    public void WriteUpdate(CodeWriter writer)
    {
        writer.Line($"// layer1Next += likeness * layer1Step");
        first.WriteLookAhead(writer, second);
        writer.Line();
        for (int i = 0; i < plan.Model.InputSize; i++)
        {
            writer.Line($"{_input.Number(i)} = {_next.Number(i)};");
        }

        for (int quad = 0; first.ReadsQuads && quad < _input.Quads; quad++)
        {
            writer.Line($"{_input.Quad(quad)} = {_next.Quad(quad)};");
        }

        writer.Line("input = ref next;");
    }

    private void WriteInput(CodeWriter writer, StraightLineInput input, string row)
    {
        for (int i = 0; i < plan.Model.InputSize; i++)
        {
            writer.Line($"{plan.Model.T} {input.Number(i)} = {Code.Lanes}At(in {row}, {Literal.Of(i)});");
        }

        for (int quad = 0; first.ReadsQuads && quad < input.Quads; quad++)
        {
            writer.Line($"var {input.Quad(quad)} = {input.FirstLayerQuad(quad)};");
        }

        writer.Line();
    }
}
