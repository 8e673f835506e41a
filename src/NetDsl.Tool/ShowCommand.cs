using NetDsl.Matching;
using NetDsl.Models;

namespace NetDsl.Tool;

/// <summary><c>netdsl show</c>: shows the contents of a file, and the declaration that fits.</summary>
internal static class ShowCommand
{
    public static int Run(string path, TextWriter output)
    {
        var file = ModelFile.Read(path);
        output.WriteLine(Text.OneLine($"{path}: {Text.Count(file.Tensors.Count, "tensor")}, {Text.Count(file.Parameters, file.Problem is null ? "parameter" : "value")}"));
        if (file.Tensors.Count > 0)
        {
            output.WriteLine();
        }

        (string Name, StoredTensor Tensor)[] tensors = [.. file.Tensors.Select(tensor => (Text.Shown(tensor.Name), tensor))];
        int width = tensors.Select(tensor => tensor.Name.Length).DefaultIfEmpty().Max();
        foreach ((string name, StoredTensor tensor) in tensors)
        {
            output.WriteLine($"  {name.PadRight(width)}  {tensor.Type,-4} [{string.Join(", ", tensor.Shape)}]");
        }

        if (file.Metadata.Count > 0)
        {
            output.WriteLine();
            foreach ((string key, string value) in file.Metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                output.WriteLine($"  {Text.Shown(key)}: {Text.Shown(value)}");
            }
        }

        output.WriteLine();
        foreach (string line in ClassDeclaration.Lines(file))
        {
            output.WriteLine(line);
        }

        return CommandLine.Success;
    }
}
