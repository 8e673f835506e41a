using System;
using System.Collections.Generic;
using System.Linq;
using NetDsl.Generator.Emission.Phrases;
using NetDsl.Generator.Model;
using NetDsl.Generator.Planning;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Emission.Rows.StraightLine;

/// <summary>
/// Writes the steps of one layer of a small network. Its values are <c>layer1</c>, or <c>layer1a</c>, <c>layer1b</c> and so
/// on where it takes several vectors of four; a layer of one unit is a number.
/// </summary>
/// <param name="plan">The network.</param>
/// <param name="layer">The layer.</param>
/// <param name="parameters">Where its weights and biases are read.</param>
/// <param name="row">What its names and the input's end in, where several rows stand side by side.</param>
internal sealed partial class StraightLineLayer(StraightLinePlan plan, StraightLineLayerPlan layer, ParameterAccess parameters, string row = "")
{
    private const string Lanes = Code.Lanes;

    public LayerModel Layer => layer.Layer;

    /// <summary>Vectors of four; 0 for a layer of one unit, which is a number.</summary>
    public int Quads => layer.Quads;

    /// <summary>How training changes its parameters.</summary>
    public LayerUpdate Update => layer.Update;

    /// <summary>Whether the difference from the target is summed up together with the weighted inputs.</summary>
    public bool SumsError => layer.SumsError;

    /// <summary>Whether it is one unit that reads its inputs four at a time.</summary>
    public bool ReadsQuads => layer.ReadsQuads;

    private bool IsNumber => layer.IsNumber;

    private LayoutPlan Layout => layer.Layout;

    private Activation Activation => Layer.Activation;

    private StraightLineInput Input => new(plan, layer.Input, row);

    /// <summary>How many units of the layer are in the vector.</summary>
    public int UnitsIn(int quad) => Math.Min(4, Layer.Units - (4 * quad));

    public string Value(int quad = 0) => Name("", quad);

    /// <summary>The input in the form that the first layer's passes need, and what the arguments are called by the user.</summary>
    public void WriteInput(CodeWriter writer)
    {
        if (plan.Rows.TakesScalars)
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
        WriteSums(writer, Input, layer.KeepsPreActivation ? "Sum" : "");
        if (Activation.IsSoftmax)
        {
            WriteSoftmax(writer);
            return;
        }

        for (int quad = 0; quad < Vectors; quad++)
        {
            WriteActivation(writer, quad);
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

    /// <summary>Writes the weighted sums of an input, under names of their own.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="input">What the layer reads.</param>
    /// <param name="what">What follows the layer's name in the sums'.</param>
    /// <param name="assigns">Whether the names are there already.</param>
    public void WriteSums(CodeWriter writer, StraightLineInput input, string what, bool assigns = false)
    {
        string declaration = assigns ? "" : "var ";
        if (IsNumber)
        {
            ParameterSlot weights = DotSlot(0) with { Name = $"W{Literal.Of(Layer.Index)}" };
            string comment = Layer.HasBias ? parameters.Comment(weights, BiasSlot(0)) : parameters.Comment(weights);
            writer.Line($"{declaration}{Name(what)} = {DotProduct(input, Layer.HasBias ? parameters.Read(BiasSlot(0)) : null)};{comment}");
            return;
        }

        // Each input in turn times its row of weights.
        for (int quad = 0; quad < Quads; quad++)
        {
            writer.Line(Layer.HasBias
                ? $"{declaration}{Name(what, quad)} = {parameters.Read(BiasSlot(quad))};{parameters.Comment(BiasSlot(quad))}"
                : $"{declaration}{Name(what, quad)} = {input.Vector(0)} * {parameters.Read(RowSlot(0, quad))};{parameters.Comment(RowSlot(0, quad))}");
        }

        for (int i = Layer.HasBias ? 0 : 1; i < Layer.Inputs; i++)
        {
            for (int quad = 0; quad < Quads; quad++)
            {
                writer.Line($"{Name(what, quad)} = {Lanes}MultiplyAdd({input.Factor(i)}, {parameters.Read(RowSlot(i, quad))}, {Name(what, quad)});{parameters.Comment(RowSlot(i, quad))}");
            }
        }
    }

    /// <summary>Writes the activation of sums that stand under names of their own.</summary>
    public void WriteActivations(CodeWriter writer, string what)
    {
        if (Activation.IsSoftmax)
        {
            for (int quad = 0; quad < Vectors; quad++)
            {
                writer.Line($"var {Sum(quad)} = {Name(what, quad)};");
            }

            WriteSoftmax(writer);
            return;
        }

        for (int quad = 0; quad < Vectors; quad++)
        {
            if (layer.KeepsPreActivation)
            {
                writer.Line($"var {Sum(quad)} = {Name(what, quad)};");
                WriteActivation(writer, quad);
            }
            else
            {
                writer.Line($"var {Value(quad)} = {(Activation.IsLinear ? Name(what, quad) : Activated(quad, Name(what, quad)))};");
            }
        }
    }

    /// <summary>The inputs of one unit times its weights, four at a time, to be summed.</summary>
    public string Products => ProductsOf(Input, null);

    // The weighted sum of one unit, with an addend.
    private string DotProduct(StraightLineInput input, string? addend)
    {
        if (input.Quads == 0)
        {
            string product = $"{input.Number(0)} * {parameters.Read(DotSlot(0))}";
            return addend is null ? product : $"({product}) + {addend}";
        }

        return $"{Lanes}Sum({ProductsOf(input, addend)})";
    }

    // One sum of products after the other; of many, four sums side by side, as each addition waits for the one before it.
    private string ProductsOf(StraightLineInput input, string? addend)
    {
        return input.Sums == 1 ? Chain(0, 1, addend) : $"({Chain(0, 4, addend)} + {Chain(1, 4, null)}) + ({Chain(2, 4, null)} + {Chain(3, 4, null)})";

        string Chain(int first, int step, string? start)
        {
            string sum = start is null
                ? $"{input.Quad(first)} * {parameters.Read(DotSlot(first))}"
                : $"{Lanes}MultiplyAdd({input.Quad(first)}, {parameters.Read(DotSlot(first))}, {Lanes}First({start}))";
            for (int quad = first + step; quad < input.Quads; quad += step)
            {
                sum = $"{Lanes}MultiplyAdd({input.Quad(quad)}, {parameters.Read(DotSlot(quad))}, {sum})";
            }

            return sum;
        }
    }

    private void WriteActivation(CodeWriter writer, int quad)
    {
        if (Activation.IsLinear)
        {
            return;
        }

        writer.Line($"{(layer.KeepsPreActivation ? "var " : "")}{Value(quad)} = {Activated(quad, Sum(quad))};");
    }

    private string Activated(int quad, string sum)
    {
        string value = ActivationCode.Value(Activation, plan.Model.Precision, sum);
        return HasGap(quad) && layer.ClearsValues ? $"{Lanes}KeepFirst({value}, {Literal.Of(UnitsIn(quad))})" : value;
    }

    /// <summary>The weighted sums; the values, before the activation, where they are not kept.</summary>
    public string Sum(int quad = 0) => layer.KeepsPreActivation ? Name("Sum", quad) : Value(quad);

    private int Vectors => IsNumber ? 1 : Quads;

    /// <summary>Whether not all four of the vector are units.</summary>
    public bool HasGap(int quad) => !IsNumber && UnitsIn(quad) < 4;

    // The weights from one input to the units of a vector: W1[2, *], or W1[2, 4..7] of more than one vector.
    private ParameterSlot RowSlot(int input, int quad) => new(
        Layout.LaneStart + (input * Layout.LaneStride) + (4 * quad),
        UnitsIn(quad),
        $"W{Literal.Of(Layer.Index)}[{Literal.Of(input)}, {(Quads > 1 ? Range(quad, Layer.Units) : "*")}]",
        $"W{Literal.Of(Layer.Index)}_{Literal.Of(input)}{StraightLineInput.Suffix(Quads, quad)}");

    // The weights from four inputs, or from the only one, to the one unit: W2, or W2[4..7] of more than one vector.
    private ParameterSlot DotSlot(int quad) => new(
        Layout.DotStart + (4 * quad),
        Input.Quads == 0 ? 0 : Math.Min(4, Layer.Inputs - (4 * quad)),
        $"W{Literal.Of(Layer.Index)}{(Input.Quads > 1 ? $"[{Range(quad, Layer.Inputs)}]" : "")}",
        $"W{Literal.Of(Layer.Index)}{StraightLineInput.Suffix(Input.Quads, quad)}");

    private ParameterSlot BiasSlot(int quad) => new(
        Layout.BiasStart + (4 * quad),
        IsNumber ? 0 : UnitsIn(quad),
        $"b{Literal.Of(Layer.Index)}{(Quads > 1 ? $"[{Range(quad, Layer.Units)}]" : "")}",
        $"b{Literal.Of(Layer.Index)}{StraightLineInput.Suffix(Quads, quad)}");

    private static string Range(int quad, int count)
    {
        int first = 4 * quad, last = Math.Min(first + 4, count) - 1;
        return first == last ? Literal.Of(first) : $"{Literal.Of(first)}..{Literal.Of(last)}";
    }

    private string Zero => plan.Model.Number.WholeLiteralOf(0);

    /// <summary>The variable that holds something of the layer: <c>layer2Delta</c>, or <c>layer2aDelta</c> of several vectors.</summary>
    public string Name(string what, int quad = 0) => StraightLineInput.NameOf(Layer.Index, Quads, quad) + row + what;
}
