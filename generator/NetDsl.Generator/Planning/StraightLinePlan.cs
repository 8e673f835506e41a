using System.Collections.Generic;
using NetDsl.Generator.Model;

namespace NetDsl.Generator.Planning;

/// <summary>A small network, written out without a loop: its values are in vectors of four, held in registers.</summary>
/// <param name="Model">The network.</param>
/// <param name="Storage">Where its parameters lie.</param>
/// <param name="Facts">What the public members have to know of the rows.</param>
/// <param name="OwnLayers">The layers, as this form sees them.</param>
/// <param name="Rows">What the row methods look like.</param>
internal sealed record StraightLinePlan(
    NetworkModel Model, StorageLayout Storage, PlanFacts Facts, EquatableArray<StraightLineLayerPlan> OwnLayers, StraightLineRowPlan Rows)
    : NetworkPlan(Model, Storage, Facts)
{
    public override IReadOnlyList<LayerPlan> Layers => OwnLayers;

    public StraightLineLayerPlan Last => OwnLayers[OwnLayers.Count - 1];
}

/// <summary>What the row methods of straight-line code look like.</summary>
/// <param name="TakesScalars">Whether they take the inputs as arguments, one by one.</param>
/// <param name="ReturnsOutput">Whether the forward pass returns the one output instead of writing it.</param>
/// <param name="IsInlined">Whether they are compiled into the public ones: a call would cost as much as they do, unless the network is larger and the form forced.</param>
/// <param name="KeepsParameters">Whether all parameters, and a gradient beside them, stay in registers while rows go by.</param>
/// <param name="LooksAhead">Whether training row by row takes the sums of the row that comes next before this one's update.</param>
/// <param name="TakesFourRows">
/// Whether full-batch training takes four rows at a time, so that the outputs of the four share one activation. Without a
/// costly activation that gains nothing, and a row at a time reads better.
/// </param>
/// <param name="ScalesSlope">Whether the first layer's slope is multiplied with the inputs before the error is there: its step is then never formed by itself.</param>
internal sealed record StraightLineRowPlan(
    bool TakesScalars, bool ReturnsOutput, bool IsInlined, bool KeepsParameters, bool LooksAhead, bool TakesFourRows, bool ScalesSlope);

/// <summary>One layer of straight-line code.</summary>
/// <param name="Layer">What it computes.</param>
/// <param name="Layout">Where its parameters lie.</param>
/// <param name="Input">How its input is held.</param>
/// <param name="Update">How training changes its parameters.</param>
/// <param name="SumsError">Whether the difference from the target is summed up together with the weighted inputs, which is a step less to wait for.</param>
internal sealed record StraightLineLayerPlan(LayerModel Layer, LayoutPlan Layout, InputPlan Input, LayerUpdate Update, bool SumsError)
    : LayerPlan(Layer, Layout, SumOrder.WrittenOut)
{
    /// <summary>Vectors of four that hold the layer's values; 0 where one number does.</summary>
    public int Quads => InputPlan.QuadsOf(Layer.Units);

    /// <summary>Whether the layer is one unit, a number.</summary>
    public bool IsNumber => Quads == 0;

    /// <summary>Whether it is one unit that reads its inputs four at a time.</summary>
    public bool ReadsQuads => IsNumber && Input.Quads > 0;

    /// <inheritdoc/>
    protected override bool HasGap => !IsNumber && Layer.Units % 4 != 0;
}

/// <summary>What a layer of straight-line code reads.</summary>
/// <param name="Index">The number of the layer that is read; 0 is the input.</param>
/// <param name="Units">Its units.</param>
internal sealed record InputPlan(int Index, int Units)
{
    /// <summary>Vectors of four that hold it; 0 for one number.</summary>
    public int Quads => QuadsOf(Units);

    /// <summary>
    /// The sums side by side in which its products are added up, where one unit reads four values at a time: of many products four, as each
    /// addition waits for the one before it.
    /// </summary>
    public int Sums => Quads <= 4 ? 1 : 4;

    /// <summary>Vectors of four that hold so many values; 0 for one number.</summary>
    public static int QuadsOf(int units) => units == 1 ? 0 : (units + 3) / 4;
}

/// <summary>How training row by row changes a layer's parameters. What can be multiplied before the error is there, is.</summary>
internal enum LayerUpdate
{
    /// <summary>By a step: the delta times the learning rate.</summary>
    Step,

    /// <summary>By the delta times inputs that have been multiplied by the learning rate.</summary>
    ScaledInput,

    /// <summary>By the error times a slope: all that stands between the error and the layer's sums.</summary>
    Slope,
}
