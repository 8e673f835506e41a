using System;
using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Generator.Text;

/// <summary>The names of the members that a network gets.</summary>
internal static class GeneratedNames
{
    private static readonly HashSet<string> _names =
    [
        "InputSize", "OutputSize", "ParameterCount", "StorageSize", "Parameters", "Pack", "Unpack", "Output",
        "Forward", "ForwardBatch", "Backward", "BackwardBatch", "TrainStep", "TrainEpoch", "TrainBatch",
        "ForwardRow", "ForwardRows", "BackwardRow", "BackwardRows", "TrainRow", "TrainRows", "TrainSteps", "_parameters", "_gradient",
    ];

    public static bool Contains(string name) => _names.Contains(name) || IsLayerMember(name) || IsStageField(name);

    /// <summary>The member that gives a stage's part of a span in storage order.</summary>
    public static string PartOf(string stage) => stage + "In";

    /// <summary>The field that holds a stage.</summary>
    public static string FieldOf(int stage) => "_stage" + Literal.Of(stage);

    private static bool IsStageField(string name) =>
        name.StartsWith("_stage", StringComparison.Ordinal) && name.Length > "_stage".Length && name.Skip("_stage".Length).All(c => c is >= '0' and <= '9');

    // Layer1, Layer1Size, Layer1In, Layer1Layout, Layer1Shape and so on.
    private static bool IsLayerMember(string name)
    {
        if (!name.StartsWith("Layer", StringComparison.Ordinal))
        {
            return false;
        }

        string rest = name.Substring("Layer".Length);
        string digits = new(rest.TakeWhile(c => c is >= '0' and <= '9').ToArray());
        return digits.Length > 0 && (rest.Substring(digits.Length) is "" or "Size" or "In" or "Layout" or "Shape");
    }
}
