using System;
using System.Collections.Generic;
using System.Linq;
using NetDsl.Generator.Model;
using NetDsl.Generator.Planning;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Emission.Rows;

/// <summary>
/// Writes the steps of one layer of a small network. Its values are <c>layer1</c>, or <c>layer1a</c>, <c>layer1b</c> and so
/// on where it takes several vectors of four; a layer of one unit is a number.
/// </summary>
/// <param name="plan">The network.</param>
/// <param name="layer">The layer.</param>
/// <param name="parameters">Where its weights and biases are read.</param>
internal sealed class StraightLineLayer(NetworkPlan plan, LayerPlan layer, ParameterAccess parameters)
{
    public const string Lanes = Code.Kernels + "Lanes4.";

    public LayerModel Layer => layer.Layer;

    /// <summary>Vectors of four; 0 for a layer of one unit, which is a number.</summary>
    public int Quads => layer.Quads;

    private bool IsNumber => Quads == 0;

    private LayoutPlan Layout => layer.Layout;

    private Activation Activation => Layer.Activation;

    private StraightLineInput Input => new(plan, Layer.Index - 1, Layer.Inputs);

    /// <summary>How many units of the layer are in the vector.</summary>
    public int UnitsIn(int quad) => Math.Min(4, Layer.Units - (4 * quad));

    public string Value(int quad = 0) => Name("", quad);

    /// <summary>The input in the form that the first layer's passes need, and what the arguments are called by the user.</summary>
    public void WriteInput(CodeWriter writer)
    {
        if (plan.TakesScalars)
        {
            EquatableArray<string> names = plan.Model.InputNames;
            string arguments = string.Join(", ", Enumerable.Range(0, Layer.Inputs).Select(i =>
                names.Count == 0 ? $"x{Literal.Of(i)}" : $"x{Literal.Of(i)} = {names[i]}"));
            writer.Line($"// layer0 = input: {arguments}");
        }
        else
        {
            writer.Line("// layer0 = input");
        }

        // Units side by side take the inputs one by one; a dot product takes them four at a time.
        if (IsNumber && Layer.Inputs > 1)
        {
            for (int quad = 0; quad < Input.Quads; quad++)
            {
                writer.Line($"var {Input.Quad(quad)} = {Input.FirstLayerQuad(quad)};");
            }
        }

        writer.Line();
    }

    public void WriteForward(CodeWriter writer)
    {
        if (IsNumber)
        {
            WriteDotProduct(writer);
        }
        else
        {
            WriteSideBySide(writer);
        }
    }

    /// <summary>The delta from that of the next layer, back through the next layer's weights.</summary>
    public void WriteDelta(CodeWriter writer, StraightLineLayer next)
    {
        for (int quad = 0; quad < Vectors; quad++)
        {
            if (next.IsNumber)
            {
                writer.Line($"var {Name("Delta", quad)} = {next.Name("Delta")} * {parameters.Read(next.DotSlot(quad))};");
            }
            else if (IsNumber)
            {
                writer.Line($"var {Name("Delta")} = {Lanes}Sum({next.BackThrough(0)});");
            }
            else
            {
                writer.Line($"var {Name("Delta", quad)} = {Lanes}Sums(");
                using (writer.Indent())
                {
                    for (int i = 0; i < 4; i++)
                    {
                        writer.Line((i < UnitsIn(quad) ? next.BackThrough((4 * quad) + i) : $"{Lanes}Create({Zero})") + (i < 3 ? "," : ");"));
                    }
                }
            }

            if (!Activation.IsLinear)
            {
                writer.Line($"{Name("Delta", quad)} *= {Derivative(quad)};");
            }

            WriteGap(writer, quad);
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

    /// <summary>Adds inputᵀ · delta to the layer's weights and the delta to its biases, in a gradient or in the parameters.</summary>
    public void WriteAccumulate(CodeWriter writer, ParameterAccess target, string delta)
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

        for (int quad = 0; Layer.HasBias && quad < Vectors; quad++)
        {
            writer.Line(target.Accumulate(BiasSlot(quad), null, Name(delta, quad)));
        }
    }

    /// <summary>The vectors and numbers that the layer's parameters fill.</summary>
    public IEnumerable<ParameterSlot> Slots()
    {
        for (int quad = 0; IsNumber && quad < Math.Max(Input.Quads, 1); quad++)
        {
            yield return DotSlot(quad);
        }

        for (int i = 0; !IsNumber && i < Layer.Inputs; i++)
        {
            for (int quad = 0; quad < Quads; quad++)
            {
                yield return RowSlot(i, quad);
            }
        }

        for (int quad = 0; Layer.HasBias && quad < Vectors; quad++)
        {
            yield return BiasSlot(quad);
        }
    }

    // One unit: its inputs times its weights, four at a time, summed at the end.
    private void WriteDotProduct(CodeWriter writer)
    {
        string product;
        if (Input.Quads == 0)
        {
            product = $"({Input.Number(0)} * {parameters.Read(DotSlot(0))})";
        }
        else
        {
            string sum = $"{Input.Quad(0)} * {parameters.Read(DotSlot(0))}";
            for (int quad = 1; quad < Input.Quads; quad++)
            {
                sum = $"{Lanes}MultiplyAdd({Input.Quad(quad)}, {parameters.Read(DotSlot(quad))}, {sum})";
            }

            product = $"{Lanes}Sum({sum})";
        }

        string comment = Layer.HasBias ? parameters.Comment(DotSlot(0) with { Name = $"W{Literal.Of(Layer.Index)}" }, BiasSlot(0)) : parameters.Comment(DotSlot(0) with { Name = $"W{Literal.Of(Layer.Index)}" });
        writer.Line($"var {Sum()} = {product}{(Layer.HasBias ? $" + {parameters.Read(BiasSlot(0))}" : "")};{comment}");
        WriteActivation(writer, 0);
    }

    // Several units: each input in turn times its row of weights.
    private void WriteSideBySide(CodeWriter writer)
    {
        for (int quad = 0; quad < Quads; quad++)
        {
            writer.Line(Layer.HasBias
                ? $"var {Sum(quad)} = {parameters.Read(BiasSlot(quad))};{parameters.Comment(BiasSlot(quad))}"
                : $"var {Sum(quad)} = {Input.Vector(0)} * {parameters.Read(RowSlot(0, quad))};{parameters.Comment(RowSlot(0, quad))}");
        }

        for (int i = Layer.HasBias ? 0 : 1; i < Layer.Inputs; i++)
        {
            for (int quad = 0; quad < Quads; quad++)
            {
                writer.Line($"{Sum(quad)} = {Lanes}MultiplyAdd({Input.Factor(i)}, {parameters.Read(RowSlot(i, quad))}, {Sum(quad)});{parameters.Comment(RowSlot(i, quad))}");
            }
        }

        if (Activation.IsSoftmax)
        {
            StraightLineSoftmax.Write(writer, this);
            return;
        }

        for (int quad = 0; quad < Quads; quad++)
        {
            WriteActivation(writer, quad);
        }
    }

    private void WriteActivation(CodeWriter writer, int quad)
    {
        if (Activation.IsLinear)
        {
            return;
        }

        string value = ActivationCode.Value(Activation, plan.Model.Precision, Sum(quad));
        if (HasGap(quad) && !Activation.KeepsZero)
        {
            value = $"{Lanes}KeepFirst({value}, {Literal.Of(UnitsIn(quad))})";
        }

        writer.Line($"{(layer.KeepsPreActivation ? "var " : "")}{Value(quad)} = {value};");
    }

    /// <summary>Clears the gap of a delta where a user's derivative may be infinite at 0: 0 · ∞ is not 0.</summary>
    public void WriteGap(CodeWriter writer, int quad)
    {
        if (HasGap(quad) && Activation.Kind == ActivationKind.Custom)
        {
            writer.Line($"{Name("Delta", quad)} = {Lanes}KeepFirst({Name("Delta", quad)}, {Literal.Of(UnitsIn(quad))});");
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

    /// <summary>The weighted sums; the values, before the activation, where they are not kept.</summary>
    public string Sum(int quad = 0) => layer.KeepsPreActivation ? Name("Sum", quad) : Value(quad);

    private int Vectors => IsNumber ? 1 : Quads;

    /// <summary>Whether not all four of the vector are units.</summary>
    public bool HasGap(int quad) => !IsNumber && UnitsIn(quad) < 4;

    // The weights from one input to the units of a vector: W1[2, *], or W1[2, 4..7] of more than one vector.
    private ParameterSlot RowSlot(int input, int quad) => new(
        Layout.LaneStart + (input * Layout.LaneStride) + (4 * quad),
        false,
        $"W{Literal.Of(Layer.Index)}[{Literal.Of(input)}, {(Quads > 1 ? Range(quad, Layer.Units) : "*")}]",
        $"W{Literal.Of(Layer.Index)}_{Literal.Of(input)}{StraightLineInput.Suffix(Quads, quad)}");

    // The weights from four inputs, or from the only one, to the one unit: W2, or W2[4..7] of more than one vector.
    private ParameterSlot DotSlot(int quad) => new(
        Layout.DotStart + (4 * quad),
        Input.Quads == 0,
        $"W{Literal.Of(Layer.Index)}{(Input.Quads > 1 ? $"[{Range(quad, Layer.Inputs)}]" : "")}",
        $"W{Literal.Of(Layer.Index)}{StraightLineInput.Suffix(Input.Quads, quad)}");

    private ParameterSlot BiasSlot(int quad) => new(
        Layout.BiasStart + (4 * quad),
        IsNumber,
        $"b{Literal.Of(Layer.Index)}{(Quads > 1 ? $"[{Range(quad, Layer.Units)}]" : "")}",
        $"b{Literal.Of(Layer.Index)}{StraightLineInput.Suffix(Quads, quad)}");

    private static string Range(int quad, int count)
    {
        int first = 4 * quad, last = Math.Min(first + 4, count) - 1;
        return first == last ? Literal.Of(first) : $"{Literal.Of(first)}..{Literal.Of(last)}";
    }

    private string Zero => plan.Model.Precision == Precision.Single ? "0f" : "0.0";

    /// <summary>The variable that holds something of the layer: <c>layer2Delta</c>, or <c>layer2aDelta</c> of several vectors.</summary>
    public string Name(string what, int quad = 0) => StraightLineInput.NameOf(Layer.Index, Quads, quad) + what;
}
