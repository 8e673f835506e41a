using System.Text;
using NetDsl.Matching;

namespace NetDsl;

/// <summary>The names by which a network's layers stand in files: <c>layer1</c>, and <c>encoder.layer1</c> in a stage.</summary>
internal static class LayerNames
{
    /// <summary>What a file of the network is expected to hold.</summary>
    public static ExpectedLayer[] Of(IReadOnlyList<LayerInfo> layers)
    {
        var expected = new ExpectedLayer[layers.Count];
        int number = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            // A stage counts its own layers; those of the network keep the numbers that its members have.
            LayerInfo layer = layers[i];
            number = layer.Stage is not null && i > 0 && layers[i - 1].Stage == layer.Stage ? number + 1 : layer.Stage is not null ? 1 : layer.Index;
            string name = FormattableString.Invariant($"{(layer.Stage is null ? "" : SnakeCase(layer.Stage) + ".")}layer{number}");
            expected[i] = new ExpectedLayer(name, layer.Inputs, layer.Units, layer.HasBias, layer.Activation);
        }

        return expected;
    }

    /// <summary>The layers in one line, <c>3 -&gt; 4 Relu -&gt; 1 Linear</c>.</summary>
    public static string Architecture(int inputs, IEnumerable<LayerInfo> layers) =>
        FormattableString.Invariant($"{inputs}") + string.Concat(layers.Select(layer => FormattableString.Invariant($" -> {layer.Units} {layer.Activation}")));

    /// <summary>The activations of a line that <see cref="Architecture"/> wrote; empty where it is another.</summary>
    public static string[] Activations(string? architecture)
    {
        string[] layers = (architecture ?? "").Split(" -> ").Skip(1).ToArray();
        return Array.TrueForAll(layers, layer => layer.Contains(' ', StringComparison.Ordinal))
            ? [.. layers.Select(layer => layer[(layer.IndexOf(' ', StringComparison.Ordinal) + 1)..])]
            : [];
    }

    // As Python writes names: FeatureExtractor is feature_extractor.
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
