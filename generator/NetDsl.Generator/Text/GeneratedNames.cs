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

    public static bool Contains(string name) => _names.Contains(name) || IsLayerMember(name);

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
