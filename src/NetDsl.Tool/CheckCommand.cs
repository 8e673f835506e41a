using NetDsl.Models;

namespace NetDsl.Tool;

/// <summary><c>netdsl check</c>: checks that a file is complete and contains a network.</summary>
internal static class CheckCommand
{
    public static int Run(string path, TextWriter output)
    {
        var file = ModelFile.Read(path);
        if ((file.Contradiction ?? NotFinite(file)) is { } problem)
        {
            throw new NetworkFileException($"{path}: {problem}");
        }

        output.WriteLine(Text.OneLine($"{path}: fine, {Text.Count(file.Parameters, "parameter")} in {Text.Count(file.Layers.Count, "layer")}, {LayerSequence.Sizes(file.Layers)}"));
        return CommandLine.Success;
    }

    private static string? NotFinite(ModelFile file)
    {
        foreach (FileTensor tensor in file.Values)
        {
            for (int i = 0; i < tensor.Count; i++)
            {
                if (tensor.Value<double>(i) is var value && !double.IsFinite(value))
                {
                    return FormattableString.Invariant($"{SafeTensorsHeader.Shown(tensor.Name)} holds {value} at {i}");
                }
            }
        }

        return null;
    }
}
