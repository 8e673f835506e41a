using System.Linq;
using NetDsl.Generator.Model;

namespace NetDsl.Generator.Emission.Phrases;

/// <summary>The formulas that head the blocks of generated code, in the texts' words.</summary>
internal static class Formulas
{
    /// <summary><c>layer1 = relu(layer0 · W1 + b1)</c></summary>
    public static string Forward(LayerModel layer, string? input = null)
    {
        string sum = $"{input ?? $"layer{layer.Index - 1}"} · W{layer.Index}{(layer.HasBias ? $" + b{layer.Index}" : "")}";
        return $"layer{layer.Index} = {(layer.Activation.IsLinear ? sum : $"{layer.Activation.Name}({sum})")}";
    }

    /// <summary><c>layer1Delta = (layer2Delta · W2ᵀ) * relu'(layer1)</c></summary>
    public static string Delta(LayerModel layer, DropoutGradient dropout = DropoutGradient.Exact)
    {
        string back = $"layer{layer.Index + 1}Delta · W{layer.Index + 1}ᵀ";
        if (layer.Dropout > 0)
        {
            back = $"({back}) * {(dropout == DropoutGradient.Exact ? Mask(layer.Index, layer.Dropout) : $"mask{layer.Index}")}";
            return $"layer{layer.Index}Delta = {(layer.Activation.IsLinear ? back : $"{back} * {Derivative(layer)}")}";
        }

        return $"layer{layer.Index}Delta = {(layer.Activation.IsLinear ? back : $"({back}) * {Derivative(layer)}")}";
    }

    /// <summary><c>mask1 / (1 - 0.5)</c></summary>
    public static string Mask(int layer, double rate) => $"mask{layer} / (1 - {rate.ToString("R", System.Globalization.CultureInfo.InvariantCulture)})";

    /// <summary><c>gradient of W1 += layer0ᵀ · layer1Delta, of b1 += layer1Delta</c></summary>
    public static string Gradient(LayerModel layer, string? input = null) =>
        $"gradient of W{layer.Index} += {input ?? $"layer{layer.Index - 1}"}ᵀ · layer{layer.Index}Delta{(layer.HasBias ? $", of b{layer.Index} += layer{layer.Index}Delta" : "")}";

    /// <summary><c>W1 -= learningRate * layer0ᵀ · layer1Delta, b1 -= learningRate * layer1Delta</c></summary>
    public static string Update(LayerModel layer, string? input = null) =>
        $"W{layer.Index} -= learningRate * {input ?? $"layer{layer.Index - 1}"}ᵀ · layer{layer.Index}Delta"
        + (layer.HasBias ? $", b{layer.Index} -= learningRate * layer{layer.Index}Delta" : "");

    /// <summary><c>layer1Slope = W2ᵀ * relu'(layer1) * -learningRate: the step of layer 1 for an error of 1, known before the error</c></summary>
    public static string Slope(LayerModel layer, bool withWeights)
    {
        string slope = string.Join(" * ", new[] { withWeights ? $"W{layer.Index + 1}ᵀ" : null, layer.Activation.IsLinear ? null : Derivative(layer), "-learningRate" }.Where(part => part is not null));
        return $"layer{layer.Index}Slope = {slope}: the step of layer {layer.Index} for an error of 1, known before the error";
    }

    /// <summary><c>layer1Step = layer2Delta * layer1Slope</c></summary>
    public static string SlopeStep(LayerModel layer, bool withWeights)
    {
        string delta = $"layer{layer.Index + 1}Delta";
        return $"layer{layer.Index}Step = {(withWeights ? delta : $"({delta} · W{layer.Index + 1}ᵀ)")} * layer{layer.Index}Slope";
    }

    /// <summary><c>W1 += layer0ᵀ · layer1Step, b1 += layer1Step</c></summary>
    public static string StepUpdate(LayerModel layer, bool scalesInputs)
    {
        string step = scalesInputs ? $"(layer{layer.Index + 1}Delta * layer{layer.Index}Slope)" : $"layer{layer.Index}Step";
        return $"W{layer.Index} += layer{layer.Index - 1}ᵀ · {step}{(layer.HasBias ? $", b{layer.Index} += {step}" : "")}";
    }

    /// <summary>The derivative in terms of what it is computed from: the layer's value, or its weighted sum.</summary>
    public static string Derivative(LayerModel layer) =>
        $"{layer.Activation.Name}'({(layer.Activation.NeedsPreActivation ? $"layer{layer.Index}Sum" : $"layer{layer.Index}")})";
}
