using System.Numerics;
using NetDsl.Kernels;

namespace NetDsl.SourceCode;

/// <summary>
/// A network as self-contained code: tables of weights, the functions that its layers need, and the forward pass of one row. The
/// order of its sums is that of <c>Forward</c> on this machine.
/// </summary>
internal sealed partial class NetworkCode<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly CodeLanguage _language;
    private readonly IReadOnlyList<LayerInfo> _layers;
    private readonly LayerSums[] _sums;
    private readonly T[] _parameters;
    private readonly Standardizer? _inputScaler, _outputScaler;
    private readonly List<DotProduct> _dots;

    public NetworkCode(CodeLanguage language, IReadOnlyList<LayerInfo> layers, ReadOnlySpan<T> parameters, NetworkFile about)
    {
        _language = language;
        _layers = layers;
        _sums = [.. layers.Select(LayerSums.Of<T>)];
        _parameters = parameters.ToArray();
        _inputScaler = about.InputScaler;
        _outputScaler = about.OutputScaler;
        _dots = [.. _sums.Where(sums => !sums.IsOneProduct).SelectMany(sums => sums.Dots).Distinct()];
    }

    private int Inputs => _layers[0].Inputs;

    private int Outputs => _layers[^1].Units;

    /// <summary>The weights and biases as tables, layer by layer.</summary>
    public void WriteTables(CodeText code)
    {
        foreach (LayerInfo layer in _layers)
        {
            LayerLayout layout = layer.Layout;
            string n = CodeLanguage.Integer(layer.Index);
            if (layout.LaneUnits > 0)
            {
                WriteTable(code, $"// Layer {n}: weights, a row per input.", $"W{n}", layout.LaneStart, layer.Inputs * layout.LaneStride);
            }

            if (layer.Units > layout.LaneUnits)
            {
                string which = layout.LaneUnits > 0 ? $" of the units from {CodeLanguage.Integer(layout.LaneUnits)} on" : "";
                WriteTable(code, $"// Layer {n}: weights{which}, a row per unit.", $"V{n}", layout.DotStart, (layer.Units - layout.LaneUnits) * layout.DotStride);
            }

            if (layer.HasBias)
            {
                WriteTable(code, $"// Layer {n}: biases.", $"B{n}", layout.BiasStart, layer.Units);
            }
        }

        WriteScaler(code, "Input", _inputScaler);
        WriteScaler(code, "Output", _outputScaler);
    }

    /// <summary>The functions that the forward pass calls.</summary>
    public void WriteFunctions(CodeText code)
    {
        var functions = new CodeText();
        bool takesPowers = false;
        foreach (string activation in _layers.Select(layer => layer.Activation).Distinct())
        {
            if (activation == nameof(Activation.Softmax))
            {
                takesPowers |= WriteFunction(code: functions, "ExpOfDifference", $"{_language.Type} {ActivationTerms.Argument}, {_language.Type} {ActivationTerms.Largest}", ActivationTerms.ExpOfDifference<T>());
            }
            else if (ActivationTerms.Of<T>(activation) is { } term)
            {
                takesPowers |= WriteFunction(code: functions, activation, $"{_language.Type} {ActivationTerms.Argument}", term);
            }
        }

        if (takesPowers)
        {
            code.Line("// 2 to the power of n.");
            code.Lines(_language.PowerOfTwo());
            code.Line();
        }

        code.Lines(functions.ToString().Split('\n')[..^1]);
        for (int i = 0; i < _dots.Count; i++)
        {
            WriteDot(code, _dots[i]);
        }

        if (_layers[0].SumOrder == SumOrder.SparseBlocks && _sums[0].Columns.Count > 0)
        {
            WriteNonZeros(code);
        }
    }

    /// <summary>The body of the forward pass, from <c>input</c> to <c>output</c>.</summary>
    public void WriteForward(CodeText code)
    {
        string x = WriteInput(code);
        for (int i = 0; i < _layers.Count; i++)
        {
            LayerInfo layer = _layers[i];
            bool isLast = i == _layers.Count - 1;
            string y = isLast ? "output" : "layer" + CodeLanguage.Integer(layer.Index);
            string activation = layer.Activation == nameof(Activation.Linear) ? "" : $"{layer.Activation.ToLowerInvariant()} of ";
            code.Line($"// Layer {CodeLanguage.Integer(layer.Index)}: {activation}{x} · W{CodeLanguage.Integer(layer.Index)}{(layer.HasBias ? $" + B{CodeLanguage.Integer(layer.Index)}" : "")}");
            if (!isLast)
            {
                code.Line(_language.Zeros(_language.Type, y, Math.Max(layer.Units, _layers[i + 1].Layout is { } next && _layers[i + 1].Units > next.LaneUnits ? next.DotStride : 0)));
            }

            WriteSums(code, layer, _sums[i], x, y);
            WriteActivation(code, layer, y);
            code.Line();
            x = y;
        }

        if (_outputScaler is not null)
        {
            code.Line("// Back to what the outputs were before they were standardized.");
            using (code.Block(For("i", Outputs)))
            {
                code.Line($"double value = output[i] * {_language.Name("OutputDeviations")}[i];");
                code.Line($"output[i] = {CodeLanguage.Cast(_language.Type, $"value + {_language.Name("OutputMeans")}[i]")};");
            }
        }
    }

    // Standardized, and padded with zeros, as required; otherwise unchanged.
    private string WriteInput(CodeText code)
    {
        LayerLayout first = _layers[0].Layout;
        int padded = _layers[0].Units > first.LaneUnits && !_sums[0].IsOneProduct ? first.DotStride : Inputs;
        if (_inputScaler is null && padded == Inputs)
        {
            return "input";
        }

        code.Line(_inputScaler is null ? "// The input, with zeros behind it." : "// The input, standardized.");
        code.Line(_language.Zeros(_language.Type, "x", padded));
        using (code.Block(For("i", Inputs)))
        {
            code.Line(_inputScaler is null ? "x[i] = input[i];" : $"x[i] = {CodeLanguage.Cast(_language.Type, $"(input[i] - {_language.Name("InputMeans")}[i]) / {_language.Name("InputDeviations")}[i]")};");
        }

        code.Line();
        return "x";
    }

    // The weights of units side by side (W), those of the others (V), the biases (B).
    private string Table(char kind, LayerInfo layer) => _language.Name(kind + CodeLanguage.Integer(layer.Index));

    private void WriteTable(CodeText code, string comment, string name, int start, int length)
    {
        code.Line(comment);
        code.Lines(_language.Table(_language.Type, name, [.. _parameters.AsSpan(start, length).ToArray().Select(value => _language.Number(double.CreateTruncating(value)))]));
        code.Line();
    }

    private void WriteScaler(CodeText code, string what, Standardizer? scaler)
    {
        if (scaler is null)
        {
            return;
        }

        code.Line($"// {what}s are standardized: their means and standard deviations.");
        code.Lines(_language.Table("double", what + "Means", [.. scaler.Means.ToArray().Select(value => _language.Number(value, asDouble: true))]));
        code.Lines(_language.Table("double", what + "Deviations", [.. scaler.Deviations.ToArray().Select(value => _language.Number(value, asDouble: true))]));
        code.Line();
    }

    private static string For(string index, int end) => $"for (int {index} = 0; {index} < {CodeLanguage.Integer(end)}; {index}++)";
}
