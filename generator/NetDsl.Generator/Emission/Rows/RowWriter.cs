using System;
using System.Linq;
using NetDsl.Generator.Model;
using NetDsl.Generator.Planning;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Emission.Rows;

/// <summary>
/// Writes the three methods that do the work for one row, <c>ForwardRow</c>, <c>BackwardRow</c> and <c>TrainRow</c>, and the
/// calls of them. The public members check lengths and call them once per row.
/// </summary>
internal abstract class RowWriter(NetworkPlan plan)
{
    protected NetworkPlan Plan { get; } = plan;

    protected NetworkModel Model => Plan.Model;

    protected string T => Model.T;

    /// <summary>Whether ForwardRow returns the one output instead of writing it.</summary>
    public abstract bool ReturnsOutput { get; }

    /// <summary>What ForwardRow, and the public members around it, ask of the JIT.</summary>
    public abstract string ForwardAttribute { get; }

    /// <summary>Writes the types that the row methods use, if any.</summary>
    public virtual void WriteTypes(CodeWriter writer)
    {
    }

    public abstract void WriteForwardRow(CodeWriter writer);

    public abstract void WriteBackwardRow(CodeWriter writer);

    public abstract void WriteTrainRow(CodeWriter writer);

    /// <summary>Runs what <paramref name="body"/> writes with <c>scratch</c> in scope, if rows need it.</summary>
    public abstract void WithScratch(CodeWriter writer, int elements, Action<CodeWriter> body);

    /// <summary>The arguments for a row's inputs, where <paramref name="x"/> is a reference to the first.</summary>
    public virtual string InputArguments(string x) => Plan.TakesScalars
        ? string.Join(", ", Enumerable.Range(0, Model.InputSize).Select(i => i == 0 ? x : $"{Code.Kernels}Lanes4.At(in {x}, {Literal.Of(i)})"))
        : $"in {x}";

    /// <summary>The call of ForwardRow as a statement that leaves the output at the reference <paramref name="y"/>.</summary>
    public string ForwardStatement(string inputs, string y) => ReturnsOutput
        ? $"{y} = ForwardRow({Start(false)}, {inputs});"
        : $"ForwardRow({Start(false)}, {inputs}, ref {y});";

    public string BackwardCall(string inputs, string target, string gradient) =>
        $"BackwardRow({Start(false)}, {inputs}, in {target}, ref {gradient})";

    public string TrainCall(string inputs, string target) => $"TrainRow({Start(true)}, {inputs}, in {target}, learningRate)";

    /// <summary>The arguments before the inputs: the parameters, and scratch memory where there is any.</summary>
    protected abstract string Start(bool changesParameters);

    /// <summary>The parameter list's part for the inputs.</summary>
    protected string InputParameters => Plan.TakesScalars
        ? string.Join(", ", Enumerable.Range(0, Model.InputSize).Select(i => $"{T} x{Literal.Of(i)}"))
        : $"ref readonly {T} input";

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
