using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace NetDsl.Matching;

/// <summary>The names of a network's layers in files: <c>layer1</c>, and <c>encoder.layer1</c> in a stage.</summary>
internal static class LayerNaming
{
    /// <summary>The names of a network's layers, given for each the member that returns its stage, or null.</summary>
    public static List<string> Of(IReadOnlyList<string?> stages)
    {
        var names = new List<string>();
        int number = 0;
        for (int i = 0; i < stages.Count; i++)
        {
            // A stage counts its own layers; those of the network keep the numbers of its members.
            string? stage = stages[i];
            number = stage is null ? i + 1 : i > 0 && stages[i - 1] == stage ? number + 1 : 1;
            names.Add((stage is null ? "" : SnakeCase(stage) + ".") + "layer" + number.ToString(CultureInfo.InvariantCulture));
        }

        return names;
    }

    // In Python's style: FeatureExtractor becomes feature_extractor.
    private static string SnakeCase(string name)
    {
        var text = new StringBuilder();
        for (int i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && !char.IsUpper(name[i - 1]) && name[i - 1] != '_')
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }
}
