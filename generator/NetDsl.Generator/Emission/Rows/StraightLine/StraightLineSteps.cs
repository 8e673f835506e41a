using System.Collections.Generic;
using System.Linq;
using NetDsl.Generator.Emission.Phrases;
using NetDsl.Generator.Planning;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Emission.Rows.StraightLine;

/// <summary>Writes the steps of one row through a small network: forward, the deltas, the gradient or the update.</summary>
/// <param name="plan">The network.</param>
/// <param name="parameters">Where its weights and biases are read.</param>
internal sealed class StraightLineSteps(StraightLinePlan plan, ParameterAccess parameters)
{
    private readonly StraightLineLayer[] _layers = plan.OwnLayers.Select(layer => new StraightLineLayer(plan, layer, parameters)).ToArray();

    public StraightLineLayer Last => _layers[_layers.Length - 1];

    /// <summary>The first layer of the row that comes next.</summary>
    public LookAhead Ahead => new(plan, _layers[0], _layers.Length > 1 ? _layers[1] : null);

    /// <summary>The vectors and numbers that all parameters fill.</summary>
    public IEnumerable<ParameterSlot> Slots => _layers.SelectMany(layer => layer.Slots());

    public void WriteForward(CodeWriter writer)
    {
        _layers[0].WriteInput(writer);
        foreach (StraightLineLayer layer in _layers)
        {
            writer.Line("// " + Formulas.Forward(layer.Layer));
            layer.WriteForward(writer);
            writer.Line();
        }
    }

    /// <param name="writer">Where to.</param>
    /// <param name="loss">What the loss is assigned or added to, with the operator.</param>
    public void WriteDeltas(CodeWriter writer, string loss)
    {
        var last = new StraightLineLoss(plan, Last);
        writer.Line("// " + LossFormulas.Value(plan.Model));
        last.WriteLoss(writer, loss);
        writer.Line();
        writer.Line("// " + LossFormulas.OutputDelta(plan.Model));
        last.WriteOutputDelta(writer);
        writer.Line();
        for (int i = _layers.Length - 2; i >= 0; i--)
        {
            writer.Line("// " + Formulas.Delta(_layers[i].Layer));
            _layers[i].WriteDelta(writer, _layers[i + 1]);
            writer.Line();
        }
    }

    public void WriteGradient(CodeWriter writer, ParameterAccess gradient)
    {
        foreach (StraightLineLayer layer in Enumerable.Reverse(_layers))
        {
            writer.Line("// " + Formulas.Gradient(layer.Layer));
            layer.WriteAccumulate(writer, gradient, "Delta");
            writer.Line();
        }
    }

    /// <summary>Forward, back and update. All deltas are there before the first weight changes.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="loss">What the loss is assigned or added to, with the operator.</param>
    /// <param name="target">Where the weights and biases are changed.</param>
    /// <param name="ahead">How the first layer's sums reach the row that comes next, if they do.</param>
    public void WriteTraining(CodeWriter writer, string loss, ParameterAccess target, LookAhead? ahead = null)
    {
        StraightLineLayer first = _layers[0];
        StraightLineLayer? second = _layers.Length > 1 ? _layers[1] : null;
        if (ahead is null)
        {
            first.WriteInput(writer);
        }

        foreach (StraightLineLayer layer in _layers.Where(layer => !layer.SumsError))
        {
            writer.Line("// " + Formulas.Forward(layer.Layer));
            if (layer == first && ahead is not null)
            {
                ahead.WriteForward(writer);
            }
            else
            {
                layer.WriteForward(writer);
            }

            writer.Line();
        }

        if (second is not null)
        {
            writer.Line("// " + Formulas.Slope(first.Layer, second.Quads == 0));
            first.WriteSlope(writer, second);
            writer.Line();
        }

        ahead?.WriteLikeness(writer);
        WriteError(writer, loss);
        for (int i = _layers.Length - 2; i >= 1; i--)
        {
            writer.Line("// " + Formulas.Delta(_layers[i].Layer));
            _layers[i].WriteDelta(writer, _layers[i + 1]);
            writer.Line();
        }

        bool scalesSlope = plan.Rows.ScalesSlope && ahead is null;
        if (second is not null && !scalesSlope)
        {
            writer.Line("// " + Formulas.SlopeStep(first.Layer, second.Quads == 0));
            first.WriteSlopeStep(writer, second);
            writer.Line();
        }

        foreach (StraightLineLayer layer in Enumerable.Reverse(_layers))
        {
            WriteUpdate(writer, layer, second, target, scalesSlope);
            writer.Line();
        }

        ahead?.WriteUpdate(writer);
    }

    private static void WriteUpdate(CodeWriter writer, StraightLineLayer layer, StraightLineLayer? second, ParameterAccess target, bool scalesSlope)
    {
        writer.Line("// " + (layer.Update == LayerUpdate.Slope ? Formulas.StepUpdate(layer.Layer, scalesSlope) : Formulas.Update(layer.Layer)));
        switch (layer.Update)
        {
            case LayerUpdate.ScaledInput:
                layer.WriteAccumulateScaled(writer, target);
                break;
            case LayerUpdate.Slope when scalesSlope:
                layer.WriteAccumulateSlope(writer, target, second!);
                break;
            case LayerUpdate.Slope:
                layer.WriteAccumulate(writer, target, "Step");
                break;
            default:
                layer.WriteStep(writer);
                layer.WriteAccumulate(writer, target, "Step");
                break;
        }
    }

    private void WriteError(CodeWriter writer, string loss)
    {
        var last = new StraightLineLoss(plan, Last);
        writer.Line("// " + LossFormulas.Value(plan.Model) + (Last.SumsError ? $", {Formulas.Forward(Last.Layer)}, all in one sum" : ""));
        if (Last.SumsError)
        {
            Last.WriteSummedError(writer, loss);
        }
        else
        {
            last.WriteLoss(writer, loss);
        }

        writer.Line();
        writer.Line("// " + LossFormulas.OutputDelta(plan.Model));
        last.WriteOutputDelta(writer);
        writer.Line();
    }
}
