using System;
using System.Linq;
using NetDsl.Generator.Model;

namespace NetDsl.Generator.Planning;

/// <summary>Everything that emission has to know: it writes down what stands here and decides nothing.</summary>
/// <param name="Model">The network.</param>
/// <param name="Form">How its code is written.</param>
/// <param name="Layers">Its layers after the input.</param>
/// <param name="StorageSize">Elements of the storage, gaps included.</param>
/// <param name="CopiesInput">Whether rows are first copied to padded scratch memory (at offset 0), because they do not fill whole blocks.</param>
/// <param name="Forward">The scratch memory of the forward pass; null for straight-line code, which needs none.</param>
/// <param name="Backward">The scratch memory of forward and backward pass together.</param>
/// <param name="Training">The scratch memory of training row by row; where rows are copied, the next one has its place behind everything else.</param>
internal sealed record NetworkPlan(
    NetworkModel Model,
    Form Form,
    EquatableArray<LayerPlan> Layers,
    int StorageSize,
    bool CopiesInput,
    PassScratch? Forward,
    PassScratch? Backward,
    PassScratch? Training)
{
    /// <summary>Where the parameters of the network's stages lie.</summary>
    public EquatableArray<StagePlan> Stages { get; init; }

    public LayerPlan Last => Layers[Layers.Count - 1];

    /// <summary>Whether training copies rows to scratch memory (at offset 0): for padding, or because dropout leaves inputs out.</summary>
    public bool CopiesTrainingInput => CopiesInput || Model.InputDropout > 0;

    /// <summary>The index in <see cref="Layers"/> of the first one that learns; their number where none does.</summary>
    public int FirstToLearn
    {
        get
        {
            int first = 0;
            while (first < Layers.Count && Layers[first].Layer.IsFrozen)
            {
                first++;
            }

            return first;
        }
    }

    /// <summary>Bytes of a number.</summary>
    public int ElementSize => Model.Precision == Precision.Single ? 4 : 8;

    /// <summary>Whether the row methods take the inputs as arguments, one by one.</summary>
    public bool TakesScalars => Form == Form.StraightLine && Model.InputSize <= NamedValues.MaxInputs;

    /// <summary>Whether a row's input has been read when its output is written: then one may take the place of the other.</summary>
    public bool ReadsInputFirst => TakesScalars || Layers.Count > 1;

    /// <summary>Whether a row's output is written when all parameters have been read.</summary>
    public bool WritesOutputLast => Model.OutputSize == 1;

    /// <summary>Whether the row methods are compiled into the public ones: a call would cost as much as they do, unless the network is larger and the form forced.</summary>
    public bool InlinesRows => Form == Form.StraightLine && Planner.SuitsStraightLine(Model);

    /// <summary>Whether all parameters, and a gradient beside them, stay in registers while rows go by.</summary>
    public bool KeepsParameters => Form == Form.StraightLine && StorageSize <= 4 * Limits.RegisterQuads;

    /// <summary>Whether several cores compute the gradient of a batch weight by weight; a network with few weights has one for each part of the batch.</summary>
    public bool CutsGradient => Form == Form.Tiled && StorageSize > Limits.GradientPerPart;

    /// <summary>How many rows go forward together.</summary>
    public int ForwardBlock => Forward?.Block ?? Limits.StraightLineBlock;

    /// <summary>How many rows go forward and back together.</summary>
    public int BackwardBlock => Backward?.Block ?? Limits.StraightLineBlock;

    /// <summary>Rows that have one gradient: at most so many where it is cut up, at least so many where each part of a batch has its own.</summary>
    public int GradientRows => Backward is not { } backward ? Limits.StraightLineBlock
        : CutsGradient ? backward.Block * Math.Max(Limits.MinSharedBlocks, Limits.GradientBytes / ((backward.PerRow + Model.InputSize) * ElementSize) / backward.Block)
        : backward.Block * ((Limits.MinPartRows + backward.Block - 1) / backward.Block);

    /// <summary>
    /// Whether full-batch training takes four rows at a time, so that the outputs of the four share one activation. Without a
    /// costly activation that gains nothing, and a row at a time reads better.
    /// </summary>
    public bool TakesFourRows => KeepsParameters && TakesScalars && Model.Loss.Kind == Loss.SquaredError && Layers.Count > 1 && Last.Quads == 0
        && Layers.Take(Layers.Count - 1).All(layer => layer.Quads > 0) && Layers.Any(layer => layer.Layer.Activation.IsCostly)
        && StraightLineSize.FourRows(Model) <= StraightLineSize.MaxTraining;

    /// <summary>Whether the members with named inputs and outputs exist.</summary>
    public bool HasNamedForward => NamedValues.Exist(Model.InputSize, Model.OutputSize);

    /// <summary>Whether a row of inputs has a type of its own.</summary>
    public bool HasInput => NamedValues.HasInput(Model.InputSize, Model.OutputSize);
}

/// <summary>The scratch memory of a pass.</summary>
/// <param name="PerRow">Elements for each row: the layers' values, deltas and weighted sums.</param>
/// <param name="Shared">Elements for all rows together, behind those of the rows.</param>
/// <param name="Block">How many rows of a batch go through the network together.</param>
/// <param name="RowOnStack">Whether a single row's memory is taken from the stack.</param>
/// <param name="BlockOnStack">Whether a block's memory is.</param>
internal sealed record PassScratch(int PerRow, int Shared, int Block, bool RowOnStack, bool BlockOnStack);
