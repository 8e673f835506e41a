using System.Linq;
using NetDsl.Generator.Model;

namespace NetDsl.Generator.Planning;

/// <summary>Chooses in which form the code of a network is written.</summary>
internal static class FormChoice
{
    /// <summary>The form of a network, by its size and its option; straight-line code can only hold stages whose parameters lie in vectors of four too.</summary>
    public static Form Of(NetworkModel model) =>
        IsStraightLine(model) && (model.IsBroken || model.Stages.All(stage => OrderOf(stage) == StorageOrder.Quads)) ? Form.StraightLine : Form.Tiled;

    /// <summary>The form that is the rule for a network's size: written out is faster where it is so small.</summary>
    public static Form BySize(NetworkModel model) =>
        model.Layers.All(layer => layer.Units <= Limits.StraightLineUnits)
        && model.Layers.Sum(layer => StraightLineSize.Forward(layer.Inputs, layer.Units)) <= Limits.StraightLineMultiplyAdds
        && StraightLineSize.Training(model) <= StraightLineSize.MaxTraining
            ? Form.StraightLine
            : Form.Tiled;

    /// <summary>How a stage's parameters lie; where its own code has been compiled already, that says so.</summary>
    public static StorageOrder OrderOf(StageModel stage) => stage.IsInQuads switch
    {
        true => StorageOrder.Quads,
        false => StorageOrder.Blocks,
        null => Of(stage.Network!).Order,
    };

    // Dropout and frozen layers are for networks that are large, or trained from others: written out they would make every form
    // of training longer.
    private static bool IsStraightLine(NetworkModel model) => model.Unroll switch
    {
        _ when model.HasDropout || model.HasFrozen => false,
        Unroll.Always => true,
        Unroll.Never => false,
        _ => BySize(model) == Form.StraightLine,
    };
}
