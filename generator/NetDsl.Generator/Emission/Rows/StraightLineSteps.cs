using System.Collections.Generic;
using System.Linq;
using NetDsl.Generator.Planning;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Emission.Rows;

/// <summary>Writes the steps of one row through a small network: forward, the deltas, the gradient or the update.</summary>
/// <param name="plan">The network.</param>
/// <param name="parameters">Where its weights and biases are read.</param>
internal sealed class StraightLineSteps(NetworkPlan plan, ParameterAccess parameters)
{
    private readonly StraightLineLayer[] _layers = plan.Layers.Select(layer => new StraightLineLayer(plan, layer, parameters)).ToArray();

    public StraightLineLayer Last => _layers[_layers.Length - 1];

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

    public void WriteUpdate(CodeWriter writer, ParameterAccess target)
    {
        foreach (StraightLineLayer layer in Enumerable.Reverse(_layers))
        {
            writer.Line("// " + Formulas.Update(layer.Layer));
            layer.WriteStep(writer);
            layer.WriteAccumulate(writer, target, "Step");
            writer.Line();
        }
    }
}
