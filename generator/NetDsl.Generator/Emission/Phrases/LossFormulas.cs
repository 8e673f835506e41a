using NetDsl.Generator.Model;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Emission.Phrases;

/// <summary>The formulas of losses and of the last layer's delta, for comments and documentation.</summary>
internal static class LossFormulas
{
    /// <summary>The loss of one example in terms of output and target, for documentation.</summary>
    public static string Documentation(NetworkModel model) => model.Loss.Kind switch
    {
        Loss.CrossEntropy => "−Σ target · ln output",
        Loss.BinaryCrossEntropy => "−Σ (target · ln output + (1 − target) · ln(1 − output))",
        Loss.AbsoluteError => "Σ |output − target|",
        Loss.Huber => $"Σ (½ · e² where |e| ≤ {Delta(model)}, else {Delta(model)} · (|e| − ½ · {Delta(model)})) with e = output − target",
        _ => "½ · Σ (output − target)²",
    };

    /// <summary><c>loss = ½ · Σ (layer2 - target)²</c></summary>
    public static string Value(NetworkModel model)
    {
        string last = Last(model);
        return "loss = " + (model.Loss.Kind switch
        {
            Loss.CrossEntropy => $"-Σ target · ln {last} = Σ target · (max z - z) + Σ target · ln Σ e^(z - max z), z = {last}Sum",
            Loss.BinaryCrossEntropy =>
                $"-Σ (target · ln {last} + (1 - target) · ln(1 - {last})) = Σ (ln(1 + e^-|z|) + target · max(-z, 0) + (1 - target) · max(z, 0)), z = {last}Sum",
            Loss.AbsoluteError => $"Σ |{last} - target|",
            Loss.Huber => $"Σ (½ · e² where |e| ≤ {Delta(model)}, else {Delta(model)} · (|e| - ½ · {Delta(model)})), e = {last} - target",
            _ => $"½ · Σ ({last} - target)²",
        });
    }

    /// <summary><c>layer2Delta = (layer2 - target) * sigmoid'(layer2)</c></summary>
    public static string OutputDelta(NetworkModel model)
    {
        string last = Last(model), difference = $"{last} - target";
        if (model.Loss.IsFused)
        {
            return $"{last}Delta = {(model.Loss.Kind == Loss.CrossEntropy ? $"{last} * Σ target - target" : difference)}";
        }

        string error = model.Loss.Kind switch
        {
            Loss.AbsoluteError => $"sign({difference})",
            Loss.Huber => $"bound({difference}, {Delta(model)})",
            _ => difference,
        };
        return $"{last}Delta = " + (
            model.Last.Activation.IsLinear ? error
            : model.Last.Activation.IsSoftmax ? $"{last} * (e - Σ e * {last}), e = {error}"
            : $"{(error == difference ? $"({error})" : error)} * {Formulas.Derivative(model.Last)}");
    }

    /// <summary>The δ of the Huber loss as people write it.</summary>
    private static string Delta(NetworkModel model) =>
        model.Loss.HuberDelta.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    private static string Last(NetworkModel model) => $"layer{Literal.Of(model.Last.Index)}";
}
