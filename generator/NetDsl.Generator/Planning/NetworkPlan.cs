using NetDsl.Generator.Model;

namespace NetDsl.Generator.Planning;

/// <summary>Everything that emission has to know: it writes down what stands here and decides nothing.</summary>
/// <param name="Model">The network.</param>
/// <param name="Form">How its code is written.</param>
/// <param name="Layers">Its layers after the input.</param>
/// <param name="StorageSize">Elements of the storage, gaps included.</param>
/// <param name="CopiesInput">Whether a row is first copied to padded scratch memory (at offset 0), because it does not fill whole blocks.</param>
/// <param name="ForwardScratch">Elements of scratch memory for the forward pass; 0 for straight-line code.</param>
/// <param name="BackwardScratch">Elements of scratch memory for forward and backward pass together.</param>
internal sealed record NetworkPlan(
    NetworkModel Model,
    Form Form,
    EquatableArray<LayerPlan> Layers,
    int StorageSize,
    bool CopiesInput,
    int ForwardScratch,
    int BackwardScratch)
{
    public LayerPlan Last => Layers[Layers.Count - 1];

    /// <summary>Bytes of a number.</summary>
    public int ElementSize => Model.Precision == Precision.Single ? 4 : 8;

    /// <summary>Whether the row methods take the inputs as arguments, one by one.</summary>
    public bool TakesScalars => Form == Form.StraightLine && Model.InputSize <= Limits.NamedValues;

    /// <summary>Whether the members with named inputs and outputs exist.</summary>
    public bool HasNamedForward => Model.InputSize <= Limits.NamedValues && Model.OutputSize <= Limits.NamedValues;

    /// <summary>Whether that much scratch memory is taken from the stack.</summary>
    public bool FitsStack(int elements) => (long)elements * ElementSize <= Limits.StackBytes;
}
