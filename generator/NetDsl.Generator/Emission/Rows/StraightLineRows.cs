using System;
using System.Linq;
using NetDsl.Generator.Model;
using NetDsl.Generator.Planning;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Emission.Rows;

/// <summary>
/// Rows of a small network, written out without a loop: each layer is a vector of four, several of them, or one number, and
/// stays in registers. This class holds the three methods; <see cref="StraightLineLayer"/> writes the steps of one layer.
/// </summary>
internal sealed class StraightLineRows(NetworkPlan plan) : RowWriter(plan)
{
    private readonly StraightLineLayer[] _layers = plan.Layers.Select(layer => new StraightLineLayer(plan, layer)).ToArray();

    public override bool ReturnsOutput => Model.OutputSize == 1;

    public override string ForwardAttribute => Code.OptimizeAndInline;

    protected override string Start(bool changesParameters) => $"{(changesParameters ? "ref" : "in")} _parameters.Reference";

    public override void WithScratch(CodeWriter writer, int elements, Action<CodeWriter> body) => body(writer);

    public override void WriteForwardRow(CodeWriter writer)
    {
        string result = ReturnsOutput ? T : "void", output = ReturnsOutput ? "" : $", ref {T} output";
        writer.Line("// The forward pass for one row.");
        writer.Line(Code.Inline);
        using (writer.Block($"private static {result} ForwardRow(ref readonly {T} parameters, {InputParameters}{output})"))
        {
            WriteForwardSteps(writer);
            StraightLineLayer last = _layers[_layers.Length - 1];
            if (ReturnsOutput)
            {
                writer.Line($"return {last.Value()};");
                return;
            }

            for (int quad = 0; quad < last.Quads; quad++)
            {
                writer.Line($"{StraightLineLayer.Lanes}StoreFirst({last.Value(quad)}, ref output, {Literal.Of(4 * quad)}, {Literal.Of(last.UnitsIn(quad))});");
            }
        }
    }

    public override void WriteBackwardRow(CodeWriter writer)
    {
        writer.Line("// Forward and back for one row: the gradient is added to, the parameters stay.");
        writer.Line(Code.Inline);
        using (writer.Block($"private static {T} BackwardRow(ref readonly {T} parameters, {InputParameters}, ref readonly {T} target, ref {T} gradient)"))
        {
            WriteForwardSteps(writer);
            WriteDeltas(writer);
            for (int i = _layers.Length - 1; i >= 0; i--)
            {
                writer.Line("// " + GradientFormulas(_layers[i].Layer));
                _layers[i].WriteAccumulate(writer, "gradient", "Delta");
                writer.Line();
            }

            writer.Line("return loss;");
        }
    }

    public override void WriteTrainRow(CodeWriter writer)
    {
        writer.Line("// Forward, back and update for one row. All deltas are there before the first weight changes.");
        writer.Line(Code.Inline);
        using (writer.Block($"private static {T} TrainRow(ref {T} parameters, {InputParameters}, ref readonly {T} target, {T} learningRate)"))
        {
            WriteForwardSteps(writer);
            WriteDeltas(writer);
            for (int i = _layers.Length - 1; i >= 0; i--)
            {
                writer.Line("// " + UpdateFormulas(_layers[i].Layer));
                _layers[i].WriteStep(writer);
                _layers[i].WriteAccumulate(writer, "parameters", "Step");
                writer.Line();
            }

            writer.Line("return loss;");
        }
    }

    private void WriteForwardSteps(CodeWriter writer)
    {
        _layers[0].WriteInput(writer);
        foreach (StraightLineLayer layer in _layers)
        {
            writer.Line("// " + Formula(layer.Layer));
            layer.WriteForward(writer);
            writer.Line();
        }
    }

    private void WriteDeltas(CodeWriter writer)
    {
        StraightLineLayer last = _layers[_layers.Length - 1];
        writer.Line($"// loss = ½ · Σ (layer{last.Layer.Index} - target)²");
        last.WriteError(writer);
        writer.Line();
        writer.Line("// " + OutputDeltaFormula(last.Layer));
        last.WriteOutputDelta(writer);
        writer.Line();
        for (int i = _layers.Length - 2; i >= 0; i--)
        {
            writer.Line("// " + DeltaFormula(_layers[i].Layer));
            _layers[i].WriteDelta(writer, _layers[i + 1]);
            writer.Line();
        }
    }
}
