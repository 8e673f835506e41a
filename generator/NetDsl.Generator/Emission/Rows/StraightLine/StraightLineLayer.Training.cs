using NetDsl.Generator.Model;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Emission.Rows.StraightLine;

/// <content>What training does earlier than the formulas say, so that less is left to do once the error is known.</content>
internal sealed partial class StraightLineLayer
{
    /// <summary>The weighted sum less the target, and the loss; where <see cref="SumsError"/>.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="loss">What the loss is assigned or added to, with the operator.</param>
    public void WriteSummedError(CodeWriter writer, string loss)
    {
        string target = $"{Lanes}At(in target, 0)";
        string addend = Layer.HasBias ? $"{parameters.Read(BiasSlot(0))} - {target}" : $"-{target}";
        writer.Line($"var {Name("Error")} = {DotProduct(Input, addend)};");
        writer.Line($"{loss} {plan.Model.Number.LiteralOf(0.5)} * {Name("Error")} * {Name("Error")};");
    }

    /// <summary>What an error sent back changes in the layer's sums, as far as it is known before the error.</summary>
    public void WriteSlope(CodeWriter writer, StraightLineLayer next)
    {
        for (int quad = 0; quad < Vectors; quad++)
        {
            string slope = next.IsNumber ? $"{parameters.Read(next.DotSlot(quad))} * -learningRate" : "-learningRate";
            if (!Activation.IsLinear)
            {
                slope = next.IsNumber ? $"{slope} * {Derivative(quad)}" : $"{Derivative(quad)} * {slope}";
            }
            else if (!next.IsNumber && !IsNumber)
            {
                slope = $"{Lanes}Create({slope})";
            }

            writer.Line($"var {Name("Slope", quad)} = {slope};");
            WriteGap(writer, quad, "Slope");
        }
    }

    /// <summary>The step of the layer's sums: the slope times the error sent back.</summary>
    public void WriteSlopeStep(CodeWriter writer, StraightLineLayer next)
    {
        for (int quad = 0; quad < Vectors; quad++)
        {
            if (next.IsNumber)
            {
                writer.Line($"var {Name("Step", quad)} = {next.Name("Delta")} * {Name("Slope", quad)};");
            }
            else
            {
                WriteBack(writer, next, "Step", quad);
                writer.Line($"{Name("Step", quad)} *= {Name("Slope", quad)};");
            }
        }
    }

    /// <summary>What the parameters change by: the delta times the learning rate, downhill.</summary>
    public void WriteStep(CodeWriter writer)
    {
        for (int quad = 0; quad < Vectors; quad++)
        {
            writer.Line($"var {Name("Step", quad)} = {Name("Delta", quad)} * -learningRate;");
        }
    }

    /// <summary>Adds (−learningRate · input)ᵀ · delta to the weights of one unit, and −learningRate · delta to its bias: the first factor is known before the error.</summary>
    public void WriteAccumulateScaled(CodeWriter writer, ParameterAccess target)
    {
        for (int quad = 0; quad < Input.Quads; quad++)
        {
            writer.Line(target.Accumulate(DotSlot(quad), Name("Delta"), $"{Input.Quad(quad)} * -learningRate"));
        }

        if (Layer.HasBias)
        {
            writer.Line(target.Accumulate(BiasSlot(0), Name("Delta"), "-learningRate"));
        }
    }

    /// <summary>Adds inputᵀ · slope · error to the weights and slope · error to the biases: the step is never formed by itself, which is a product less to wait for.</summary>
    public void WriteAccumulateSlope(CodeWriter writer, ParameterAccess target, StraightLineLayer next)
    {
        for (int i = 0; i < Layer.Inputs; i++)
        {
            for (int quad = 0; quad < Quads; quad++)
            {
                writer.Line(target.Accumulate(RowSlot(i, quad), next.Name("Delta"), $"{Name("Slope", quad)} * {Input.Number(i)}"));
            }
        }

        for (int quad = 0; Layer.HasBias && quad < Quads; quad++)
        {
            writer.Line(target.Accumulate(BiasSlot(quad), next.Name("Delta"), Name("Slope", quad)));
        }
    }

    /// <summary>Adds what a step changes in the sums of the next row.</summary>
    public void WriteLookAhead(CodeWriter writer, StraightLineLayer? next)
    {
        for (int quad = 0; quad < Vectors; quad++)
        {
            (string factor, string vector) = next?.IsNumber == true
                ? (next.Name("Delta"), $"{Name("Slope", quad)} * likeness")
                : ("likeness", Name("Step", quad));
            writer.Line(IsNumber
                ? $"{Name("Next", quad)} += {factor} * ({vector});"
                : $"{Name("Next", quad)} = {Lanes}MultiplyAdd({factor}, {vector}, {Name("Next", quad)});");
        }
    }
}
