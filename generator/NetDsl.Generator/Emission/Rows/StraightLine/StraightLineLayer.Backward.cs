using NetDsl.Generator.Emission.Phrases;
using NetDsl.Generator.Model;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Emission.Rows.StraightLine;

/// <content>Back from the error: deltas, and what they make of the parameters.</content>
internal sealed partial class StraightLineLayer
{
    /// <summary>The delta from that of the next layer, back through the next layer's weights.</summary>
    public void WriteDelta(CodeWriter writer, StraightLineLayer next)
    {
        for (int quad = 0; quad < Vectors; quad++)
        {
            if (next.IsNumber && !Activation.IsLinear)
            {
                // The second product is known before the delta is.
                writer.Line($"var {Name("Delta", quad)} = {next.Name("Delta")} * ({parameters.Read(next.DotSlot(quad))} * {Derivative(quad)});");
                WriteGap(writer, quad);
                continue;
            }

            WriteBack(writer, next, "Delta", quad);
            if (!Activation.IsLinear)
            {
                writer.Line($"{Name("Delta", quad)} *= {Derivative(quad)};");
            }

            WriteGap(writer, quad);
        }
    }

    // The next layer's deltas back through its weights.
    private void WriteBack(CodeWriter writer, StraightLineLayer next, string what, int quad)
    {
        if (next.IsNumber)
        {
            writer.Line($"var {Name(what, quad)} = {next.Name("Delta")} * {parameters.Read(next.DotSlot(quad))};");
        }
        else if (IsNumber)
        {
            writer.Line($"var {Name(what)} = {Lanes}Sum({next.BackThrough(0)});");
        }
        else
        {
            writer.Line($"var {Name(what, quad)} = {Lanes}Sums(");
            using (writer.Indent())
            {
                for (int i = 0; i < 4; i++)
                {
                    writer.Line((i < UnitsIn(quad) ? next.BackThrough((4 * quad) + i) : $"{Lanes}Create({Zero})") + (i < 3 ? "," : ");"));
                }
            }
        }
    }

    /// <summary>Adds inputᵀ · delta to the layer's weights and the delta to its biases, in a gradient or in the parameters.</summary>
    public void WriteAccumulate(CodeWriter writer, ParameterAccess target, string delta, bool withBias = true)
    {
        if (IsNumber && Input.Quads == 0)
        {
            writer.Line(target.Accumulate(DotSlot(0), null, $"{Input.Number(0)} * {Name(delta)}"));
        }

        for (int quad = 0; IsNumber && quad < Input.Quads; quad++)
        {
            writer.Line(target.Accumulate(DotSlot(quad), Name(delta), Input.Quad(quad)));
        }

        for (int i = 0; !IsNumber && i < Layer.Inputs; i++)
        {
            for (int quad = 0; quad < Quads; quad++)
            {
                writer.Line(target.Accumulate(RowSlot(i, quad), Input.Factor(i), Name(delta, quad)));
            }
        }

        for (int quad = 0; withBias && Layer.HasBias && quad < Vectors; quad++)
        {
            writer.Line(target.Accumulate(BiasSlot(quad), null, Name(delta, quad)));
        }
    }

    /// <summary>Clears the gap of a delta where a user's derivative may be infinite at 0: 0 · ∞ is not 0.</summary>
    public void WriteGap(CodeWriter writer, int quad, string what = "Delta")
    {
        if (HasGap(quad) && layer.ClearsDeltas)
        {
            writer.Line($"{Name(what, quad)} = {Lanes}KeepFirst({Name(what, quad)}, {Literal.Of(UnitsIn(quad))});");
        }
    }

    // The products of this layer's deltas with the weights of one of its inputs, to be summed.
    private string BackThrough(int input)
    {
        string sum = $"{Name("Delta", 0)} * {parameters.Read(RowSlot(input, 0))}";
        for (int quad = 1; quad < Quads; quad++)
        {
            sum = $"{Lanes}MultiplyAdd({Name("Delta", quad)}, {parameters.Read(RowSlot(input, quad))}, {sum})";
        }

        return sum;
    }

    /// <summary>The factor of a delta, with its sign of multiplication; nothing where it is 1.</summary>
    public string TimesDerivative(int quad) => Activation.IsLinear ? "" : $" * {Derivative(quad)}";

    private string Derivative(int quad) => ActivationCode.Derivative(Activation, plan.Model.Precision, Sum(quad), Value(quad));
}
