using System.Globalization;
using System.Text;
using NetDsl.Models;
using NetDsl.Models.Onnx;

namespace NetDsl.Build;

/// <summary>A file that becomes part of the assembly.</summary>
internal sealed record Resource(string Path, string Name);

/// <summary>The description of the project's files for the generator: a text, because the compiler does not accept binary files. The generator's FileManifest reads it.</summary>
internal sealed class Manifest
{
    private const string Version = "1";

    private readonly StringBuilder _text = new($"netdsl\t{Version}\n");
    private readonly List<Resource> _resources = [];

    public string Text => _text.ToString();

    public IReadOnlyList<Resource> Resources => _resources;

    /// <summary>Reads the project's files.</summary>
    /// <param name="project">The project.</param>
    /// <param name="folder">The folder for intermediate files.</param>
    public static Manifest Of(ProjectFiles project, string folder)
    {
        var manifest = new Manifest();
        HashSet<string> named = project.Named();
        foreach (string file in project.Files)
        {
            string path = Path.GetFullPath(file, project.Folder), name = project.Relative(file);
            manifest.Add(path, name, named.Contains(file), folder);
        }

        return manifest;
    }

    private void Add(string path, string name, bool isNamed, string folder)
    {
        string resource = "netdsl/" + name;
        try
        {
            ImportedNetwork? imported = null;
            if (path.EndsWith(".onnx", StringComparison.OrdinalIgnoreCase))
            {
                // Its weights are handled like those of any other file.
                imported = LayerChain.Of(OnnxModel.Read(path), path);
                path = Path.Combine(folder, "netdsl", name.Replace("../", "", StringComparison.Ordinal) + ".safetensors");
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllBytes(path, ImportedFile.Of(imported).ToBytes());
            }

            NetworkFile file = NetworkFile.Read(path);
            Line("file", name, resource, Number(new FileInfo(path).Length), "", Escape(file.Architecture ?? ""));
            if (imported is not null)
            {
                Line("network", Number(imported.Inputs), imported.IsDouble ? "double" : "single");
                foreach (ImportedLayer layer in imported.Layers)
                {
                    Line("layer", Number(layer.Units), layer.Activation.ToString(), layer.Biases is null ? "0" : "1");
                }
            }

            foreach (FileTensor tensor in file.Tensors)
            {
                Line("tensor", Escape(tensor.Name), tensor.Type.ToString(), Number(tensor.Offset), string.Join(',', tensor.Shape.Select(Number)), NotFinite(tensor));
            }

            if (isNamed)
            {
                _resources.Add(new Resource(path, resource));
            }
        }
        catch (Exception exception) when (exception is IOException)
        {
            // Without the path, which the diagnostic's message already contains.
            Line("file", name, resource, "0", Escape(exception.Message.Replace(path + ": ", "", StringComparison.Ordinal)), "");
        }
    }

    private static string NotFinite(FileTensor tensor)
    {
        if (!tensor.IsFloatingPoint)
        {
            return "";
        }

        string tooLarge = "";
        for (int i = 0; i < tensor.Count; i++)
        {
            double value = tensor.Value<double>(i);
            if (!double.IsFinite(value))
            {
                return FormattableString.Invariant($"{value} at {i}");
            }

            if (tooLarge.Length == 0 && !float.IsFinite((float)value))
            {
                tooLarge = FormattableString.Invariant($"{value:R} at {i}, which is too large for single precision");
            }
        }

        return tooLarge;
    }

    private void Line(params string[] words) => _text.AppendJoin('\t', words).Append('\n');

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    // Characters that would end a value or a line.
    private static string Escape(string text) => text.Replace("\\", "\\b", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal);
}
