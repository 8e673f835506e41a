using NetDsl.Matching;
using NetDsl.Models;

namespace NetDsl.Tool;

/// <summary>The C# declaration of the class that fits a file's weights.</summary>
internal static class ClassDeclaration
{
    /// <summary>Its lines; if there is none, a comment that says why.</summary>
    public static IEnumerable<string> Lines(ModelFile file)
    {
        if (file.Problem is not null)
        {
            return [Text.OneLine($"// No declaration fits: {file.Problem}.")];
        }

        List<string> lines = [];
        string[] activations = [.. file.Activations.Select(Activation).OfType<string>()];
        if (activations.Length < file.Layers.Count)
        {
            activations = [];
            lines.Add("// The file does not tell the activations: [Layer(4, Relu)].");
        }

        if (file.IsDouble)
        {
            lines.Add("[Network(Precision = Precision.Double)]");
        }

        AddNames(lines, "Inputs", file.About.Inputs, file.Layers[0].Inputs);
        AddNames(lines, "Outputs", file.About.Outputs, file.Layers[^1].Units);
        StoredLayer[] layers =
        [
            .. file.Layers.Select(layer => new StoredLayer("", LayerSequence.Stored(layer.Weights), layer.Biases is null ? null : LayerSequence.Stored(layer.Biases))),
        ];
        lines.AddRange(LayerMatching.Declaration(layers, activations).Replace(")] [", ")]\n[", StringComparison.Ordinal).Split('\n'));
        lines.Add($"public partial class {ClassName(file)};");
        return lines;
    }

    /// <summary>The name of the network: from the file's metadata, or after the file.</summary>
    public static string ClassName(ModelFile file)
    {
        // In lower case it could be a keyword.
        if (file.About.Network is { } network && IsIdentifier(network) && !char.IsLower(network[0]))
        {
            return network;
        }

        string[] words = [.. Words(Path.GetFileNameWithoutExtension(file.Path))];
        string name = string.Concat(words.Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        return IsIdentifier(name) ? name : "Network" + name;
    }

    private static void AddNames(List<string> lines, string attribute, IReadOnlyList<string>? names, int count)
    {
        // Names become members of the class; invalid ones are only for display.
        if (names?.Count == count && names.All(IsIdentifier))
        {
            lines.Add($"[{attribute}({string.Join(", ", names.Select(name => $"\"{name}\""))})]");
        }
    }

    // As written in a layer; null if no activation can have that name.
    private static string? Activation(string name) => Enum.GetNames<Activation>().Contains(name) ? name
        : name.Split('.').All(IsIdentifier) ? $"typeof({name})"
        : null;

    private static bool IsIdentifier(string text) =>
        text.Length > 0 && (text[0] == '_' || char.IsAsciiLetter(text[0])) && text.All(c => c == '_' || char.IsAsciiLetterOrDigit(c));

    private static IEnumerable<string> Words(string text)
    {
        int start = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsAsciiLetterOrDigit(text[i])) continue;
            if (i > start) yield return text[start..i];
            start = i + 1;
        }
    }
}
