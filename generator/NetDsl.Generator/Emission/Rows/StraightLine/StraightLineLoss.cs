using System;
using System.Linq;
using NetDsl.Generator.Emission.Phrases;
using NetDsl.Generator.Model;
using NetDsl.Generator.Planning;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Emission.Rows.StraightLine;

/// <summary>Writes the loss of one row of a small network, and the last layer's delta.</summary>
internal sealed class StraightLineLoss(StraightLinePlan plan, StraightLineLayer last)
{
    private const string Lanes = Code.Lanes;

    private LossModel Loss => plan.Model.Loss;

    private NumberType Number => plan.Model.Number;

    private string Half => Number.LiteralOf(0.5);

    private string Delta => Number.LiteralOf(Loss.HuberDelta);

    // What stands for all vectors of the layer, as sums over its outputs do.
    private string Layer => $"layer{Literal.Of(last.Layer.Index)}";

    /// <summary>The difference from the target, or what else the delta needs, and the loss.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="loss">What the loss is assigned or added to, with the operator.</param>
    public void WriteLoss(CodeWriter writer, string loss)
    {
        if (Loss.IsFused)
        {
            ForEach(quad => writer.Line($"var {last.Name("Target", quad)} = {Target(quad)};"));
        }
        else
        {
            ForEach(quad => writer.Line($"var {last.Name("Error", quad)} = {last.Value(quad)} - {Target(quad)};"));
        }

        switch (Loss.Kind)
        {
            case Model.Loss.CrossEntropy:
                WriteCrossEntropy(writer, loss);
                break;
            case Model.Loss.BinaryCrossEntropy:
                writer.Line($"{loss} {Sum(Entropy)};");
                break;
            case Model.Loss.AbsoluteError:
                writer.Line($"{loss} {Sum(quad => $"{Lanes}Abs({last.Name("Error", quad)})")};");
                break;
            case Model.Loss.Huber:
                ForEach(quad => writer.Line($"var {last.Name("Bounded", quad)} = {Lanes}Bound({last.Name("Error", quad)}, {Delta});"));
                writer.Line($"{loss} {Sum(quad => $"{last.Name("Bounded", quad)} * ({last.Name("Error", quad)} - {last.Name("Bounded", quad)} * {Half})")};");
                break;
            default:
                writer.Line(last.Quads == 0
                    ? $"{loss} {Half} * {last.Name("Error")} * {last.Name("Error")};"
                    : $"{loss} {Half} * {Sum(quad => $"({last.Name("Error", quad)} * {last.Name("Error", quad)})")};");
                break;
        }
    }

    public void WriteOutputDelta(CodeWriter writer)
    {
        bool isThroughSoftmax = !Loss.IsFused && last.Layer.Activation.IsSoftmax;
        if (isThroughSoftmax)
        {
            if (Loss.Kind == Model.Loss.AbsoluteError)
            {
                ForEach(quad => writer.Line($"var {last.Name("Sign", quad)} = {Gradient(quad)};"));
            }

            writer.Line($"var {Layer}Mean = {Lanes}Create({Sum(quad => $"({GradientName(quad)} * {last.Value(quad)})")});");
        }

        ForEach(quad =>
        {
            string delta =
                Loss.Kind == Model.Loss.CrossEntropy ? $"({last.Value(quad)} * {Layer}TargetSum) - {last.Name("Target", quad)}"
                : Loss.Kind == Model.Loss.BinaryCrossEntropy ? $"{last.Value(quad)} - {last.Name("Target", quad)}"
                : isThroughSoftmax ? $"{last.Value(quad)} * ({GradientName(quad)} - {Layer}Mean)"
                : Gradient(quad) + last.TimesDerivative(quad);
            writer.Line($"var {last.Name("Delta", quad)} = {delta};");
            last.WriteGap(writer, quad);
        });
    }

    // Beside the vectors that softmax left: the largest z, and the sum of the exponentials, of which the largest is 1.
    private void WriteCrossEntropy(CodeWriter writer, string loss)
    {
        string total = last.Total, one = Number.WholeLiteralOf(1);
        writer.Line($"var {Layer}TargetSum = {Sum(quad => last.Name("Target", quad))};");
        writer.Line($"var {Layer}Rest = {Sum(quad => $"{Lanes}KeepBelow({last.Value(quad)}, {one} / {total})")} * {total}; // Σ e^(z - max z) without its largest term, 1");
        string terms = Sum(quad => $"{Lanes}Weighted({last.Name("Target", quad)}, {last.Largest} - {last.Sum(quad)})");
        writer.Line($"{loss} {terms} + {Layer}TargetSum * {Lanes}LogOfTotal({total}, {Layer}Rest);");
    }

    private string Entropy(int quad)
    {
        string terms = $"{Lanes}BinaryCrossEntropy({last.Sum(quad)}, {last.Name("Target", quad)})";
        return last.HasGap(quad) ? $"{Lanes}KeepFirst({terms}, {Literal.Of(last.UnitsIn(quad))})" : terms;
    }

    // The gradient by the output.
    private string Gradient(int quad) => Loss.Kind switch
    {
        Model.Loss.AbsoluteError => $"{Lanes}Sign({last.Name("Error", quad)})",
        Model.Loss.Huber => last.Name("Bounded", quad),
        _ => last.Name("Error", quad),
    };

    // The same where it is used twice, and so has a name.
    private string GradientName(int quad) => Loss.Kind == Model.Loss.AbsoluteError ? last.Name("Sign", quad) : Gradient(quad);

    private string Target(int quad)
    {
        string row = $"in target, {Literal.Of(4 * quad)}, {Literal.Of(last.UnitsIn(quad))}";
        return
            last.Quads == 0 ? $"{Lanes}At(in target, 0)"
            : Loss.TakesClasses ? $"{Code.Kernels}{plan.Model.Precision}Targets.LoadFirst({row})"
            : $"{Lanes}LoadFirst({row})";
    }

    // The sum over the layer's outputs.
    private string Sum(Func<int, string> term) =>
        last.Quads == 0 ? term(0) : $"{Lanes}Sum({string.Join(" + ", Enumerable.Range(0, last.Quads).Select(term))})";

    private void ForEach(Action<int> write)
    {
        for (int quad = 0; quad < Math.Max(last.Quads, 1); quad++)
        {
            write(quad);
        }
    }
}
