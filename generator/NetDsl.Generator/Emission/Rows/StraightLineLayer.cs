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

    /// <summary>The difference from the target, and the loss.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="loss">What the loss is assigned or added to, with the operator.</param>
    public void WriteError(CodeWriter writer, string loss)
    {
        if (IsNumber)
        {
            writer.Line($"var {Name("Error")} = {Value()} - {Lanes}At(in target, 0);");
            writer.Line($"{loss} {Half} * {Name("Error")} * {Name("Error")};");
            return;
        }

        for (int quad = 0; quad < Quads; quad++)
        {
            writer.Line($"var {Name("Error", quad)} = {Value(quad)} - {Lanes}LoadFirst(in target, {Literal.Of(4 * quad)}, {Literal.Of(UnitsIn(quad))});");
        }

        string squares = string.Join(" + ", Enumerable.Range(0, Quads).Select(quad => $"({Name("Error", quad)} * {Name("Error", quad)})"));
        writer.Line($"{loss} {Half} * {Lanes}Sum({squares});");
    }

    public void WriteOutputDelta(CodeWriter writer)
    {
        for (int quad = 0; quad < Vectors; quad++)
        {
            writer.Line($"var {Name("Delta", quad)} = {Name("Error", quad)}{TimesDerivative(quad)};");
            WriteGap(writer, quad);
        }
    }

    /// <summary>The delta from that of the next layer, back through the next layer's weights.</summary>
    public void WriteDelta(CodeWriter writer, StraightLineLayer next)
    {
        for (int quad = 0; quad < Vectors; quad++)
        {
            string[] rows = IsNumber
                ? [next.BackThrough(0)]
                : Enumerable.Range(4 * quad, UnitsIn(quad)).Select(next.BackThrough).ToArray();
            if (next.IsNumber)
            {
                string weights = IsNumber ? parameters.At(next.Layout.DotStart) : parameters.Load(next.Layout.DotStart + (4 * quad));
                writer.Line($"var {Name("Delta", quad)} = {next.Name("Delta")} * {weights};");
            }
            else if (IsNumber)
            {
                writer.Line($"var {Name("Delta")} = {Lanes}Sum({rows[0]});");
            }
            else
            {
                writer.Line($"var {Name("Delta", quad)} = {Lanes}Sums(");
                using (writer.Indent())
                {
                    for (int i = 0; i < 4; i++)
                    {
                        writer.Line((i < rows.Length ? rows[i] : $"{Lanes}Create({Zero})") + (i < 3 ? "," : ");"));
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
        if (IsNumber)
        {
            if (Input.Quads == 0)
            {
                Accumulate(Layout.DotStart, null, $"{Input.Number(0)} * {Name(delta)}", $"W{Layer.Index}");
            }

            for (int quad = 0; quad < Input.Quads; quad++)
            {
                Accumulate(Layout.DotStart + (4 * quad), Name(delta), Input.Quad(quad), $"W{Layer.Index}{InputsIn(quad)}");
            }
        }
        else
        {
            for (int i = 0; i < Layer.Inputs; i++)
            {
                for (int quad = 0; quad < Quads; quad++)
                {
                    Accumulate(Row(i, quad), Input.Factor(i), Name(delta, quad), Weights(i, quad));
                }
            }
        }

        for (int quad = 0; Layer.HasBias && quad < Vectors; quad++)
        {
            Accumulate(Layout.BiasStart + (4 * quad), null, Name(delta, quad), Biases(quad));
        }

        void Accumulate(int index, string? factor, string value, string comment) => writer.Line($"{target.Accumulate(index, factor, value)} // {comment}");
    }

    /// <summary>The vectors and numbers that the layer's parameters fill.</summary>
    public IEnumerable<ParameterSlot> Slots()
    {
        if (IsNumber)
        {
            for (int quad = 0; quad < Math.Max(Input.Quads, 1); quad++)
            {
                yield return new ParameterSlot(Layout.DotStart + (4 * quad), Input.Quads == 0, $"W{Layer.Index}{InputsIn(quad)}");
            }
        }
        else
        {
            for (int i = 0; i < Layer.Inputs; i++)
            {
                for (int quad = 0; quad < Quads; quad++)
                {
                    yield return new ParameterSlot(Row(i, quad), false, Weights(i, quad));
                }
            }
        }

        for (int quad = 0; Layer.HasBias && quad < Vectors; quad++)
        {
            yield return new ParameterSlot(Layout.BiasStart + (4 * quad), IsNumber, Biases(quad));
        }
    }

    // One unit: its inputs times its weights, four at a time, summed at the end.
    private void WriteDotProduct(CodeWriter writer)
    {
        string product;
        if (Input.Quads == 0)
        {
            product = $"({Input.Number(0)} * {parameters.At(Layout.DotStart)})";
        }
        else
        {
            string sum = $"{Input.Quad(0)} * {parameters.Load(Layout.DotStart)}";
            for (int quad = 1; quad < Input.Quads; quad++)
            {
                sum = $"{Lanes}MultiplyAdd({Input.Quad(quad)}, {parameters.Load(Layout.DotStart + (4 * quad))}, {sum})";
            }

            product = $"{Lanes}Sum({sum})";
        }

        writer.Line($"var {Sum()} = {product}{(Layer.HasBias ? $" + {parameters.At(Layout.BiasStart)}" : "")}; // W{Layer.Index}{(Layer.HasBias ? $", b{Layer.Index}" : "")}");
        WriteActivation(writer, 0);
    }

    // Several units: each input in turn times its row of weights.
    private void WriteSideBySide(CodeWriter writer)
    {
        for (int quad = 0; quad < Quads; quad++)
        {
            writer.Line(Layer.HasBias
                ? $"var {Sum(quad)} = {parameters.Load(Layout.BiasStart + (4 * quad))}; // {Biases(quad)}"
                : $"var {Sum(quad)} = {Input.Vector(0)} * {parameters.Load(Row(0, quad))}; // {Weights(0, quad)}");
        }

        for (int i = Layer.HasBias ? 0 : 1; i < Layer.Inputs; i++)
        {
            for (int quad = 0; quad < Quads; quad++)
            {
                writer.Line($"{Sum(quad)} = {Lanes}MultiplyAdd({Input.Factor(i)}, {parameters.Load(Row(i, quad))}, {Sum(quad)}); // {Weights(i, quad)}");
            }
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

    // A user's derivative may be infinite at 0, and 0 · ∞ is not 0: the gap is cleared again.
    private void WriteGap(CodeWriter writer, int quad)
    {
        if (HasGap(quad) && Activation.Kind == ActivationKind.Custom)
        {
            writer.Line($"{Name("Delta", quad)} = {Lanes}KeepFirst({Name("Delta", quad)}, {Literal.Of(UnitsIn(quad))});");
        }
    }

    // The products of this layer's deltas with the weights of one of its inputs, to be summed.
    private string BackThrough(int input)
    {
        if (IsNumber)
        {
            return "";
        }

        string sum = $"{Name("Delta", 0)} * {parameters.Load(Row(input, 0))}";
        for (int quad = 1; quad < Quads; quad++)
        {
            sum = $"{Lanes}MultiplyAdd({Name("Delta", quad)}, {parameters.Load(Row(input, quad))}, {sum})";
        }

        return sum;
    }

    private string TimesDerivative(int quad) => Activation.IsLinear ? "" : $" * {Derivative(quad)}";

    private string Derivative(int quad) => ActivationCode.Derivative(Activation, plan.Model.Precision, Sum(quad), Value(quad));

    private string Sum(int quad = 0) => layer.KeepsPreActivation ? Name("Sum", quad) : Value(quad);

    private int Vectors => IsNumber ? 1 : Quads;

    private bool HasGap(int quad) => !IsNumber && UnitsIn(quad) < 4;

    private int Row(int input, int quad) => Layout.LaneStart + (input * Layout.LaneStride) + (4 * quad);

    // The weights from one input to the units of a vector, as a comment names them: W1[2, *], or W1[2, 4..7] of more than one vector.
    private string Weights(int input, int quad) => $"W{Layer.Index}[{Literal.Of(input)}, {(Quads > 1 ? Range(quad, Layer.Units) : "*")}]";

    private string Biases(int quad) => $"b{Layer.Index}{(Quads > 1 ? $"[{Range(quad, Layer.Units)}]" : "")}";

    private string InputsIn(int quad) => Input.Quads > 1 ? $"[{Range(quad, Layer.Inputs)}]" : "";

    private static string Range(int quad, int count)
    {
        int first = 4 * quad, last = Math.Min(first + 4, count) - 1;
        return first == last ? Literal.Of(first) : $"{Literal.Of(first)}..{Literal.Of(last)}";
    }

    private string Half => plan.Model.Precision == Precision.Single ? "0.5f" : "0.5";

    private string Zero => plan.Model.Precision == Precision.Single ? "0f" : "0.0";

    private string Name(string what, int quad = 0) => StraightLineInput.NameOf(Layer.Index, Quads, quad) + what;
}
