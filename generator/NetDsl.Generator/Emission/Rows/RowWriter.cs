using NetDsl.Generator.Model;
using NetDsl.Generator.Planning;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Emission.Rows;

/// <summary>
/// Writes the three methods that do the work, for the forward pass, for forward and backward pass, and for a step of training,
/// and the calls of them. The public members around them check lengths; what they work on is <c>x</c>, <c>y</c>, <c>t</c> and
/// <c>g</c>: references to the first input, output, target and to the gradient.
/// </summary>
internal abstract class RowWriter(NetworkPlan plan)
{
    protected NetworkPlan Plan { get; } = plan;

    protected NetworkModel Model => Plan.Model;

    protected string T => Model.T;

    /// <summary>What the public members for a single input ask of the JIT.</summary>
    public abstract string ForwardAttribute { get; }

    /// <summary>Writes the types that the row methods use, if any.</summary>
    public virtual void WriteTypes(CodeWriter writer)
    {
    }

    public abstract void WriteForwardMethod(CodeWriter writer);

    public abstract void WriteBackwardMethod(CodeWriter writer);

    public abstract void WriteTrainMethod(CodeWriter writer);

    /// <summary>Writes the forward pass of one row, from the reference <c>x</c> to the reference <c>y</c>.</summary>
    public abstract void WriteForwardCall(CodeWriter writer);

    /// <summary>Writes the forward passes of <c>rows</c> rows.</summary>
    public abstract void WriteForwardCalls(CodeWriter writer);

    /// <summary>Writes the return of the loss of one row, its gradient being added at the reference <c>g</c>.</summary>
    public abstract void WriteBackwardCall(CodeWriter writer);

    /// <summary>Writes the backward passes of <c>rows</c> rows, with their loss added to <c>loss</c>.</summary>
    public abstract void WriteBackwardCalls(CodeWriter writer);

    /// <summary>Writes the return of the loss of one row, after its step.</summary>
    public abstract void WriteTrainCall(CodeWriter writer);

    /// <summary>Writes a step for each of <c>rows</c> rows, with their loss added to <c>loss</c>.</summary>
    public abstract void WriteTrainCalls(CodeWriter writer);

    /// <summary>Writes a loop over the rows, with <c>x</c> and <paramref name="other"/> at the current one.</summary>
    protected static void WriteRowLoop(CodeWriter writer, string other, string statement)
    {
        using (writer.Block("for (int row = 0; row < rows; row++)"))
        {
            writer.Line(statement);
            writer.Line($"x = ref {Code.Kernels}Rows.Next(ref x, InputSize);");
            writer.Line($"{other} = ref {Code.Kernels}Rows.Next(ref {other}, OutputSize);");
        }
    }

    /// <summary>What the formula of a layer reads like in the texts: <c>layer1 = relu(layer0 · W1 + b1)</c>.</summary>
    protected static string Formula(LayerModel layer)
    {
        string sum = $"layer{layer.Index - 1} · W{layer.Index}{(layer.HasBias ? $" + b{layer.Index}" : "")}";
        return $"layer{layer.Index} = {(layer.Activation.IsLinear ? sum : $"{layer.Activation.Name}({sum})")}";
    }

    /// <summary>The delta of the last layer: <c>layer2Delta = (layer2 - target) * sigmoid'(layer2)</c>.</summary>
    protected static string OutputDeltaFormula(LayerModel layer) =>
        $"layer{layer.Index}Delta = {(layer.Activation.IsLinear ? $"layer{layer.Index} - target" : $"(layer{layer.Index} - target) * {Derivative(layer)}")}";

    /// <summary>The delta of a layer from that of the next: <c>layer1Delta = (layer2Delta · W2ᵀ) * relu'(layer1)</c>.</summary>
    protected static string DeltaFormula(LayerModel layer)
    {
        string back = $"layer{layer.Index + 1}Delta · W{layer.Index + 1}ᵀ";
        return $"layer{layer.Index}Delta = {(layer.Activation.IsLinear ? back : $"({back}) * {Derivative(layer)}")}";
    }

    /// <summary><c>gradient of W1 += layer0ᵀ · layer1Delta, of b1 += layer1Delta</c></summary>
    protected static string GradientFormulas(LayerModel layer) =>
        $"gradient of W{layer.Index} += layer{layer.Index - 1}ᵀ · layer{layer.Index}Delta{(layer.HasBias ? $", of b{layer.Index} += layer{layer.Index}Delta" : "")}";

    /// <summary><c>W1 -= learningRate * layer0ᵀ · layer1Delta, b1 -= learningRate * layer1Delta</c></summary>
    protected static string UpdateFormulas(LayerModel layer) =>
        $"W{layer.Index} -= learningRate * layer{layer.Index - 1}ᵀ · layer{layer.Index}Delta"
        + (layer.HasBias ? $", b{layer.Index} -= learningRate * layer{layer.Index}Delta" : "");

    // The derivative in terms of what it is computed from: the layer's value, or its weighted sum.
    private static string Derivative(LayerModel layer) =>
        $"{layer.Activation.Name}'({(layer.Activation.NeedsPreActivation ? $"layer{layer.Index}Sum" : $"layer{layer.Index}")})";
}
