using System.Collections.Generic;
using NetDsl.Generator.Model;

namespace NetDsl.Generator.Planning;

/// <summary>
/// Everything that emission has to know: it writes down what stands here and decides nothing. What is here holds for every form
/// of code; what belongs to one form alone is in the plan that derives from this one, and read by the writer of its rows.
/// </summary>
/// <param name="Model">The network.</param>
/// <param name="Storage">Where its parameters lie.</param>
/// <param name="Facts">What the public members have to know of the rows.</param>
internal abstract record NetworkPlan(NetworkModel Model, StorageLayout Storage, PlanFacts Facts)
{
    /// <summary>The layers after the input.</summary>
    public abstract IReadOnlyList<LayerPlan> Layers { get; }

    /// <summary>Elements of the storage, gaps included.</summary>
    public int StorageSize => Storage.Size;

    /// <summary>Where the parameters of the network's stages lie.</summary>
    public EquatableArray<StagePlan> Stages => Storage.Stages;

    public BatchPlan Batches => Facts.Batches;

    /// <summary>Whether the members with named inputs and outputs exist.</summary>
    public bool HasNamedForward => NamedValues.Exist(Model.InputSize, Model.OutputSize);

    /// <summary>Whether a row of inputs has a type of its own.</summary>
    public bool HasInput => NamedValues.HasInput(Model.InputSize, Model.OutputSize);
}

/// <summary>What the public members have to know of the rows that they call.</summary>
/// <param name="Batches">How batches are cut into blocks.</param>
/// <param name="Gradient">Where the gradient of a training step over a batch lies.</param>
/// <param name="ReadsInputFirst">Whether a row's input has been read when its output is written: then one may take the place of the other.</param>
/// <param name="ReadsExampleFirst">Whether a row's input and target have been read when its gradient or its step is written.</param>
/// <param name="WritesOutputLast">Whether a row's output is written when all parameters have been read.</param>
/// <param name="UsualForm">The form of code that is the rule for the network's size, in words.</param>
/// <param name="Dropout">The masks of the units that training leaves out.</param>
internal sealed record PlanFacts(
    BatchPlan Batches,
    GradientPlace Gradient,
    bool ReadsInputFirst,
    bool ReadsExampleFirst,
    bool WritesOutputLast,
    string UsualForm,
    DropoutPlan Dropout);

/// <summary>Where the gradient of a training step over a batch lies.</summary>
internal enum GradientPlace
{
    /// <summary>In registers, with the parameters beside it: the rows have a method TrainSteps that takes all steps at once.</summary>
    Registers,

    /// <summary>On the stack.</summary>
    Stack,

    /// <summary>In memory of the network's own, cleared before each step.</summary>
    Memory,

    /// <summary>In such memory, all zero from step to step: it is cleared in the pass that adds it to the parameters.</summary>
    ClearedMemory,
}
