using System.Globalization;
using System.Text;
using NetDsl.Reports;

namespace NetDsl;

/// <summary>The result of <see cref="GradientCheck"/>; as text, a table of the layers.</summary>
public sealed class GradientReport
{
    internal GradientReport(string network, int rows, double loss, double tolerance, double resolution, IReadOnlyList<LayerGradientReport> layers)
    {
        Network = network;
        Rows = rows;
        Loss = loss;
        Tolerance = tolerance;
        Resolution = resolution;
        Layers = layers;
    }

    /// <summary>The network's name.</summary>
    public string Network { get; }

    /// <summary>The number of examples over which the gradient is summed.</summary>
    public int Rows { get; }

    /// <summary>The sum of their losses.</summary>
    public double Loss { get; }

    /// <summary>The relative difference that still counts as correct.</summary>
    public double Tolerance { get; }

    /// <summary>The absolute difference that rounding alone can cause at the ordinary step, allowed in addition to <see cref="Tolerance"/>.</summary>
    public double Resolution { get; }

    /// <summary>The layers, in order.</summary>
    public IReadOnlyList<LayerGradientReport> Layers { get; }

    /// <summary>Whether the gradient of every layer that is not frozen is correct.</summary>
    public bool Passed => Layers.All(layer => layer.Verdict is GradientVerdict.Correct or GradientVerdict.Frozen);

    /// <summary>
    /// Where to look for the mistake, or null if there is none: the last layer that is wrong. Backpropagation spreads its
    /// mistake to all layers before it.
    /// </summary>
    public LayerInfo? Suspect => Layers.LastOrDefault(layer => layer.Verdict == GradientVerdict.Wrong)?.Layer;

    /// <summary>The table, culture-invariant, in plain characters.</summary>
    public override string ToString()
    {
        var table = new TextTable("layer", "activation", "checked>", "kinks>", "relative>", "absolute>", "worst at", "gradient>", "by differences>", "verdict");
        foreach (LayerGradientReport layer in Layers)
        {
            GradientDifference? worst = layer.LargestRelative;
            table.Add(
                layer.Layer.Name,
                layer.Layer.Activation,
                FormattableString.Invariant($"{layer.Checked} of {layer.Layer.ParameterCount}"),
                layer.Kinks.ToString(CultureInfo.InvariantCulture),
                worst is { } r ? Short(r.Relative) : "-",
                layer.LargestAbsolute is { } a ? Short(a.Absolute) : "-",
                worst?.Place ?? "-",
                worst is { } w ? Long(w.Analytic) : "-",
                worst is { } n ? Long(n.Numeric) : "-",
                Text(layer));
        }

        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Gradient check of {Network}: {(Passed ? "passed" : "NOT passed")}\n");
        text.Append(CultureInfo.InvariantCulture, $"{Counted.Of(Rows, "row")}, loss {Loss:G6}; correct is a relative difference of {Tolerance:0.#E+0}, ");
        text.Append(CultureInfo.InvariantCulture, $"rounding makes absolute ones of {Resolution:0.#E+0}\n\n");
        text.Append(table);
        if (Suspect is { } suspect)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nA mistake spreads to all layers before its own: look at {suspect.Name} first.\n");
        }

        return text.ToString();
    }

    private static string Text(LayerGradientReport layer) => layer.Verdict switch
    {
        GradientVerdict.Correct => "correct",
        GradientVerdict.Frozen => "frozen",
        GradientVerdict.Undecided => "undecided: all at kinks",
        _ => layer.Layer.IsFrozen
            ? "WRONG: frozen, and not 0"
            : FormattableString.Invariant($"WRONG at {layer.Wrong}"),
    };

    private static string Short(double value) => value.ToString("0.0E+0", CultureInfo.InvariantCulture);

    private static string Long(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}

/// <summary>The result of <see cref="GradientCheck"/> for one layer.</summary>
public sealed record LayerGradientReport
{
    internal LayerGradientReport(LayerInfo layer) => Layer = layer;

    /// <summary>The layer.</summary>
    public LayerInfo Layer { get; }

    /// <summary>The verdict.</summary>
    public GradientVerdict Verdict { get; internal init; }

    /// <summary>The number of parameters compared.</summary>
    public int Checked { get; internal init; }

    /// <summary>The number of these that do not agree.</summary>
    public int Wrong { get; internal init; }

    /// <summary>The number at a kink of the loss, where there is no derivative; they are not judged.</summary>
    public int Kinks { get; internal init; }

    /// <summary>
    /// The parameter with the largest relative difference, preferring ones that do not agree; null if none was compared.
    /// </summary>
    public GradientDifference? LargestRelative { get; internal init; }

    /// <summary>The parameter with the largest absolute difference; null if none was compared.</summary>
    public GradientDifference? LargestAbsolute { get; internal init; }
}

/// <summary>The verdict of <see cref="GradientCheck"/> on a layer.</summary>
public enum GradientVerdict
{
    /// <summary>The gradient is the loss's derivative.</summary>
    Correct,

    /// <summary>It is not, for at least one parameter.</summary>
    Wrong,

    /// <summary>The layer is frozen: its gradient is 0 by design.</summary>
    Frozen,

    /// <summary>At these examples the loss has no derivative with respect to any of the parameters: use other examples.</summary>
    Undecided,
}

/// <summary>The derivative of the loss with respect to one parameter, computed in two ways.</summary>
/// <param name="Input">The weight's input; null for a bias.</param>
/// <param name="Output">The unit that the weight leads to, or whose bias it is.</param>
/// <param name="Analytic">The result of <c>BackwardBatch</c>.</param>
/// <param name="Numeric">The difference quotient.</param>
/// <param name="Relative">
/// The difference relative to the larger of both or, if these are smaller, to a tenth of the layer's largest derivative.
/// </param>
public readonly record struct GradientDifference(int? Input, int Output, double Analytic, double Numeric, double Relative)
{
    /// <summary>The difference.</summary>
    public double Absolute => Math.Abs(Analytic - Numeric);

    /// <summary>Whether the parameter is a bias.</summary>
    public bool IsBias => Input is null;

    /// <summary>The parameter's name: <c>weight [2, 0]</c>, from input 2 to unit 0, or <c>bias [0]</c>.</summary>
    public string Place => Input is { } input
        ? FormattableString.Invariant($"weight [{input}, {Output}]")
        : FormattableString.Invariant($"bias [{Output}]");

    /// <summary>The parameter and both values.</summary>
    public override string ToString() => FormattableString.Invariant($"{Place}: gradient {Analytic:G9}, by differences {Numeric:G9}");
}
