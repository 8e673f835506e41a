using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetDsl.Matching;

/// <summary>A network's layers in one line, as in files: <c>3 -&gt; 4 Relu -&gt; 1 Linear</c>.</summary>
internal static class ArchitectureLine
{
    private const string Arrow = " -> ";

    public static string Of(IReadOnlyList<ExpectedLayer> layers) => layers.Count == 0
        ? ""
        : layers[0].Inputs.ToString(CultureInfo.InvariantCulture) + string.Concat(layers.Select(layer => Arrow + layer.Units.ToString(CultureInfo.InvariantCulture) + " " + layer.Activation));

    /// <summary>The activations that a line names; none if it has another format.</summary>
    public static List<string> Activations(string? line)
    {
        List<string> layers = (line ?? "").Split([Arrow], StringSplitOptions.None).Skip(1).ToList();
        return layers.All(layer => layer.IndexOf(' ') > 0) ? layers.Select(layer => layer.Substring(layer.IndexOf(' ') + 1)).ToList() : [];
    }

    /// <summary>The problem of a file that was saved from a network with other activations, or null.</summary>
    public static string? OtherActivations(IReadOnlyList<ExpectedLayer> expected, string? line)
    {
        // If their number differs, so does that of the layers, which has already been reported.
        List<string> activations = Activations(line);
        for (int i = 0; i < expected.Count && activations.Count == expected.Count; i++)
        {
            if (expected[i].Activation != activations[i])
            {
                return $"it was saved from a network whose {expected[i].Name} has the activation '{activations[i]}', here it is '{expected[i].Activation}'";
            }
        }

        return null;
    }
}
