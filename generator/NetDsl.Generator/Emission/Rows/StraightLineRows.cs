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

    /// <summary>Whether ForwardRow returns the one output instead of writing it.</summary>
    public bool ReturnsOutput => Model.OutputSize == 1;

    public override string ForwardAttribute => Code.OptimizeAndInline;

    /// <summary>The call of ForwardRow with inputs given one by one, as a statement that leaves the output at <paramref name="y"/>.</summary>
    public string ForwardStatement(string inputs, string y) => ReturnsOutput
        ? $"{y} = ForwardRow(in _parameters.Reference, {inputs});"
        : $"ForwardRow(in _parameters.Reference, {inputs}, ref {y});";

    public override void WriteForwardCall(CodeWriter writer) => writer.Line(ForwardStatement(Inputs, "y"));

    public override void WriteForwardCalls(CodeWriter writer) => WriteRowLoop(writer, "y", ForwardStatement(Inputs, "y"));

    public override void WriteBackwardCall(CodeWriter writer) => writer.Line($"return {BackwardCall};");

    public override void WriteBackwardCalls(CodeWriter writer) => WriteRowLoop(writer, "t", $"loss += {BackwardCall};");

    public override void WriteTrainCall(CodeWriter writer) => writer.Line($"return {TrainCall};");

    public override void WriteTrainCalls(CodeWriter writer) => WriteRowLoop(writer, "t", $"loss += {TrainCall};");

    private string BackwardCall => $"BackwardRow(in _parameters.Reference, {Inputs}, in t, ref g)";

    private string TrainCall => $"TrainRow(ref _parameters.Reference, {Inputs}, in t, learningRate)";

    // A row's inputs as arguments.
    private string Inputs => Plan.TakesScalars
        ? string.Join(", ", Enumerable.Range(0, Model.InputSize).Select(i => i == 0 ? "x" : $"{Code.Kernels}Lanes4.At(in x, {Literal.Of(i)})"))
        : "in x";

    // A row's inputs as parameters.
    private string InputParameters => Plan.TakesScalars
        ? string.Join(", ", Enumerable.Range(0, Model.InputSize).Select(i => $"{T} x{Literal.Of(i)}"))
        : $"ref readonly {T} input";

    public override void WriteForwardMethod(CodeWriter writer)
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

    public override void WriteBackwardMethod(CodeWriter writer)
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

    public override void WriteTrainMethod(CodeWriter writer)
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
