using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetDsl.Generator.Text;

/// <summary>The names of the members that a network gets.</summary>
internal static class GeneratedNames
{
    private static readonly HashSet<string> _methods =
    [
        "Forward", "ForwardBatch", "Backward", "BackwardBatch", "TrainStep", "TrainEpoch", "TrainBatch", "Pack", "Unpack", "Load", "SelfTest",
        "ForwardRow", "ForwardRows", "BackwardRow", "BackwardRows", "TrainRow", "TrainRows", "TrainSteps",
        "TransposeWeights", "DeltaRows", "GradientRows", "LossRows", "ForwardLanes", "BackwardLanes", "LossLanes",
    ];

    private static readonly HashSet<string> _others =
        ["InputSize", "OutputSize", "ParameterCount", "StorageSize", "Parameters", "Input", "Output", "Passes", "_parameters", "_gradient", "_layers", "_dropout", "_weights", "_test"];

    /// <summary>Whether some network gets a member of that name.</summary>
    public static bool Contains(string name) => Contains(name, int.MaxValue, int.MaxValue, hasInput: true);

    /// <summary>
    /// Whether a network with so many layers, the input counted, and so many outputs gets a member of that name;
    /// <paramref name="hasInput"/> says whether it has the type <c>Input</c>.
    /// </summary>
    public static bool Contains(string name, int layers, int outputs, bool hasInput) =>
        _methods.Contains(name)
        || (_others.Contains(name) && (name != "Output" || outputs > 1) && (name != "Input" || hasInput))
        || (LayerMember(name, out int layer, out _) && layer >= 1 && layer < layers)
        || IsStageField(name);

    /// <summary>Whether the member of that name is a method, beside which others of the name may stand.</summary>
    public static bool IsMethod(string name) => _methods.Contains(name) || (LayerMember(name, out _, out string part) && part == "In");

    /// <summary>The member that gives a stage's part of a span in storage order.</summary>
    public static string PartOf(string stage) => stage + "In";

    /// <summary>The field that holds a stage.</summary>
    public static string FieldOf(int stage) => "_stage" + Literal.Of(stage);

    private static bool IsStageField(string name) =>
        name.StartsWith("_stage", StringComparison.Ordinal) && name.Length > "_stage".Length && name.Skip("_stage".Length).All(c => c is >= '0' and <= '9');

    // Layer1, Layer1Size, Layer1In, Layer1Layout, Layer1Shape and so on.
    private static bool LayerMember(string name, out int layer, out string part)
    {
        layer = 0;
        part = "";
        if (!name.StartsWith("Layer", StringComparison.Ordinal))
        {
            return false;
        }

        string rest = name.Substring("Layer".Length);
        string digits = new(rest.TakeWhile(c => c is >= '0' and <= '9').ToArray());
        part = rest.Substring(digits.Length);
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out layer)
            && digits[0] != '0'
            && part is "" or "Size" or "In" or "Layout" or "Shape";
    }
}
