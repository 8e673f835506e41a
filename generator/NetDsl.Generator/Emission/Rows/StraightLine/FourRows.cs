using System;
using System.Linq;
using NetDsl.Generator.Emission.Phrases;
using NetDsl.Generator.Model;
using NetDsl.Generator.Planning;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Emission.Rows.StraightLine;

/// <summary>
/// Four rows at a time through a network of one output: the four outputs fill one vector, so that sum and activation cost as
/// much as those of a single row do, and none of the rows waits for another. Names end in <c>_r0</c> to <c>_r3</c>; what
/// belongs to the output has a lane per row.
/// </summary>
/// <param name="plan">The network.</param>
/// <param name="parameters">Where its weights and biases are read.</param>
internal sealed class FourRows(StraightLinePlan plan, LocalAccess parameters)
{
    private const string Lanes = Code.Lanes;

    private static readonly string[] _rows = ["_r0", "_r1", "_r2", "_r3"];

    private readonly StraightLineLayer[][] _layers =
        _rows.Select(row => plan.OwnLayers.Select(layer => new StraightLineLayer(plan, layer, parameters, row)).ToArray()).ToArray();

    private NetworkModel Model => plan.Model;

    private StraightLineLayerPlan Last => plan.Last;

    private string Output => $"layer{Literal.Of(Last.Layer.Index)}";

    /// <summary>Forward and back, with the gradient added to.</summary>
    public void Write(CodeWriter writer, ParameterAccess gradient)
    {
        WriteInputs(writer);
        for (int k = 0; k < plan.Layers.Count - 1; k++)
        {
            writer.Line("// " + Formulas.Forward(plan.Layers[k].Layer));
            ForEachRow(k, layer => layer.WriteForward(writer));
            writer.Line();
        }

        WriteOutputs(writer);
        for (int k = plan.Layers.Count - 2; k >= 0; k--)
        {
            writer.Line("// " + Formulas.Delta(plan.Layers[k].Layer));
            for (int r = 0; r < _rows.Length; r++)
            {
                _layers[r][k].WriteDelta(writer, _layers[r][k + 1]);
            }

            writer.Line();
        }

        for (int k = plan.Layers.Count - 1; k >= 0; k--)
        {
            bool isLast = k == plan.Layers.Count - 1;
            writer.Line("// " + Formulas.Gradient(plan.Layers[k].Layer));
            ForEachRow(k, layer => layer.WriteAccumulate(writer, gradient, "Delta", withBias: !isLast));
            if (isLast && Last.Layer.HasBias)
            {
                writer.Line(gradient.Accumulate(Bias, null, $"{Lanes}Sum({Output}Delta)"));
            }

            writer.Line();
        }
    }

    private void WriteInputs(CodeWriter writer)
    {
        for (int r = 0; r < _rows.Length; r++)
        {
            for (int i = 0; i < Model.InputSize; i++)
            {
                writer.Line($"{Model.T} x{Literal.Of(i)}{_rows[r]} = {Lanes}At(in input, {Literal.Of((r * Model.InputSize) + i)});");
            }
        }

        writer.Line();
    }

    private void WriteOutputs(CodeWriter writer)
    {
        Activation activation = Last.Layer.Activation;
        string half = Model.Number.LiteralOf(0.5);
        string addend = Last.Layer.HasBias ? $" + {Lanes}Create({parameters.Read(Bias)})" : "";
        string sum = Last.KeepsPreActivation ? Output + "Sum" : Output;

        writer.Line("// " + Formulas.Forward(Last.Layer));
        writer.Line($"var {sum} = {Lanes}Sums(");
        using (writer.Indent())
        {
            for (int r = 0; r < _rows.Length; r++)
            {
                writer.Line(_layers[r][plan.Layers.Count - 1].Products + (r < _rows.Length - 1 ? "," : ")" + addend + ";"));
            }
        }

        if (!activation.IsLinear)
        {
            writer.Line($"{(Last.KeepsPreActivation ? "var " : "")}{Output} = {ActivationCode.Value(activation, Model.Precision, sum)};");
        }

        writer.Line();
        writer.Line("// " + LossFormulas.Value(Model));
        writer.Line($"var {Output}Error = {Output} - {Lanes}Load(in target, 0);");
        writer.Line($"loss += {half} * {Lanes}Sum({Output}Error * {Output}Error);");
        writer.Line();
        writer.Line("// " + LossFormulas.OutputDelta(Model));
        string derivative = activation.IsLinear ? "" : " * " + ActivationCode.Derivative(activation, Model.Precision, sum, Output);
        writer.Line($"var {Output}Delta = {Output}Error{derivative};");
        for (int r = 0; r < _rows.Length; r++)
        {
            writer.Line($"var {Output}{_rows[r]}Delta = {Lanes}Broadcast({Output}Delta, {Literal.Of(r)});");
        }

        writer.Line();
    }

    // The one number at the end of the last layer's parameters.
    private ParameterSlot Bias => _layers[0][plan.Layers.Count - 1].Slots().Last();

    private void ForEachRow(int layer, Action<StraightLineLayer> write)
    {
        foreach (StraightLineLayer[] row in _layers)
        {
            write(row[layer]);
        }
    }
}
