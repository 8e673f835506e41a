using System.Numerics;
using NetDsl.Matching;
using NetDsl.Models;

namespace NetDsl.Tool;

/// <summary><c>netdsl convert</c>: a file's network in another format, with NetDsl's names.</summary>
internal static class ConvertCommand
{
    /// <summary>The extensions of the files that can be written.</summary>
    public static IReadOnlyList<string> Endings { get; } = [".safetensors", ".onnx"];

    public static int Run(string from, string to, TextWriter output)
    {
        StringComparison comparison = OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        if (string.Equals(Path.GetFullPath(from), Path.GetFullPath(to), comparison))
        {
            throw new UsageException($"{from} would be written over itself");
        }

        if (Directory.Exists(to) || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(to))))
        {
            throw new IOException($"{to}: {(Directory.Exists(to) ? "this is a folder, a file was expected" : "there is no such folder")}");
        }

        var file = ModelFile.Read(from);
        if (file.Contradiction is { } problem)
        {
            throw new NetworkFileException($"{from}: {problem}");
        }

        ExpectedLayer[] layers =
        [
            .. file.Layers.Select((layer, i) => new ExpectedLayer(
                FormattableString.Invariant($"layer{i + 1}"), layer.Inputs, layer.Units, layer.Biases is not null, file.Activations.Count > 0 ? file.Activations[i] : "")),
        ];
        if (ModelFile.HasEnding(to, ".onnx"))
        {
            WriteOnnx(file, layers, to);
        }
        else
        {
            new SafeTensorsFile(Tensors(file, layers, (tensor, name) => new FileTensor(name, tensor.Type, [.. tensor.Shape], tensor.Bytes)), Metadata(file, layers)).Write(to);
        }

        output.WriteLine(Text.OneLine($"{to}: {Text.Count(file.Parameters, "parameter")} in {Text.Count(file.Layers.Count, "layer")}, {LayerSequence.Sizes(file.Layers)}"));
        return CommandLine.Success;
    }

    // As networks are saved, except for what the file does not contain.
    private static Dictionary<string, string> Metadata(ModelFile file, ExpectedLayer[] layers) =>
        file.About.ToMetadata(file.About.Network, file.Activations.Count > 0 ? ArchitectureLine.Of(layers) : null);

    private static void WriteOnnx(ModelFile file, ExpectedLayer[] layers, string to)
    {
        if (file.Activations.Count == 0)
        {
            throw new NetworkFileException($"{file.Path}: the file does not tell the activations, which a model in ONNX needs");
        }

        if (layers.FirstOrDefault(layer => !Enum.GetNames<Activation>().Contains(layer.Activation)) is { } own)
        {
            throw new NetworkFileException($"{file.Path}: the activation {SafeTensorsHeader.Shown(own.Activation)} of {own.Name} is none of NetDsl's, and ONNX has no operator for it");
        }

        // Before anything is written.
        using var model = new MemoryStream();
        if (file.IsDouble)
        {
            Write<double>();
        }
        else
        {
            Write<float>();
        }

        FileReplacement.Write(to, model.WriteTo);

        void Write<T>()
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => NetworkOnnx.Write<T>(model, ClassDeclaration.ClassName(file), layers, Tensors(file, layers, Widened<T>), file.About);
    }

    private static FileTensor Widened<T>(FileTensor tensor, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] values = new T[tensor.Count];
        tensor.CopyTo<T>(values);
        return FileTensor.Of<T>(name, values, [.. tensor.Shape]);
    }

    private static List<FileTensor> Tensors(ModelFile file, ExpectedLayer[] layers, Func<FileTensor, string, FileTensor> named)
    {
        List<FileTensor> tensors = [];
        foreach ((ModelLayer layer, ExpectedLayer expected) in file.Layers.Zip(layers))
        {
            tensors.Add(named(layer.Weights, expected.Name + ".weight"));
            if (layer.Biases is not null)
            {
                tensors.Add(named(layer.Biases, expected.Name + ".bias"));
            }
        }

        return tensors;
    }
}
