using NetDsl.Matching;
using NetDsl.Models.Numpy;
using NetDsl.Models.Onnx;

namespace NetDsl.Models;

/// <summary>A file with a network's weights, whatever its format.</summary>
internal sealed class ModelFile
{
    /// <summary>The extensions of the files that can be read.</summary>
    public static IReadOnlyList<string> Endings { get; } = [".safetensors", ".onnx", ".npz"];

    private ModelFile(string path, IReadOnlyList<StoredTensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        Path = path;
        Tensors = tensors;
        Metadata = metadata;
    }

    public string Path { get; }

    /// <summary>The tensors, as in the file.</summary>
    public IReadOnlyList<StoredTensor> Tensors { get; }

    /// <summary>The tensors that the layers are made of, with the file's names if they are unchanged.</summary>
    public IReadOnlyList<FileTensor> Values { get; private init; } = [];

    /// <summary>The strings in the file, by name.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>The part of them that NetDsl understands.</summary>
    public NetworkFile About { get; private init; } = new();

    /// <summary>The layers from the input to the output; none if there is a problem.</summary>
    public IReadOnlyList<ModelLayer> Layers { get; private init; } = [];

    /// <summary>The activation of each layer, as a network declares it; none if the file does not contain them.</summary>
    public IReadOnlyList<string> Activations { get; private init; } = [];

    /// <summary>Whether the weights are laid out as [inputs, units] in the file.</summary>
    public bool IsTransposed { get; private init; }

    /// <summary>Why the tensors are not a network, in one line; or null.</summary>
    public string? Problem { get; private init; }

    /// <summary>Why the file, including its metadata, cannot be that of one network; or null.</summary>
    public string? Contradiction => Problem ?? About.Problem(Layers[0].Inputs, Layers[^1].Units)
        ?? (About.Architecture is { } line && LayerSequence.Sizes(line) != LayerSequence.Sizes(Layers)
            ? $"its metadata are of a network {SafeTensorsHeader.Shown(line)}, its layers are {LayerSequence.Sizes(Layers)}"
            : null);

    /// <summary>The number of weights and biases or, if there is no network, of all values.</summary>
    public long Parameters => Layers.Count > 0
        ? Layers.Sum(layer => (long)layer.Weights.Count + (layer.Biases?.Count ?? 0))
        : Tensors.Sum(tensor => tensor.Shape.Aggregate(1L, (count, dimension) => count * dimension));

    /// <summary>Whether the weights have double precision.</summary>
    public bool IsDouble => Layers.Any(layer => layer.Weights.Type == TensorType.F64 || layer.Biases?.Type == TensorType.F64);

    /// <summary>Whether the name of a file has one of the extensions that can be read.</summary>
    public static bool HasEnding(string path, string ending) => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a file, whose extension determines the format.</summary>
    /// <exception cref="NetworkFileException">The file is in another format, or damaged.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ModelFile Read(string path) =>
        HasEnding(path, ".onnx") ? OfOnnx(path, OnnxModel.Read(path))
        : HasEnding(path, ".npz") ? OfNumpy(path, NpzFile.Read(path))
        : HasEnding(path, ".safetensors") ? OfSafeTensors(path, SafeTensorsFile.Read(path))
        : throw new ArgumentException($"{path}: the name of a file ends in one of {string.Join(", ", Endings)}", nameof(path));

    private static ModelFile OfSafeTensors(string path, SafeTensorsFile file)
    {
        var about = NetworkFile.Of(file, path);
        List<ModelLayer>? layers = LayerSequence.Of(file.Tensors, about.Architecture, null, out string? problem);
        List<string> activations = ArchitectureLine.Activations(about.Architecture);
        return new ModelFile(path, [.. file.Tensors.Select(LayerSequence.Stored)], file.Metadata)
        {
            Values = file.Tensors,
            About = about,
            Layers = layers ?? [],
            Activations = activations.Count == layers?.Count ? activations : [],
            Problem = problem,
        };
    }

    private static ModelFile OfNumpy(string path, IReadOnlyList<FileTensor> arrays)
    {
        (List<FileTensor> tensors, Dictionary<string, FileTensor> original, bool isTransposed) = NumpyLayers.Of(arrays);
        List<ModelLayer>? layers = LayerSequence.Of(tensors, null, original, out string? problem);
        return new ModelFile(path, [.. arrays.Select(LayerSequence.Stored)], new Dictionary<string, string>())
        {
            Values = arrays,
            Layers = layers ?? [],
            IsTransposed = isTransposed,
            Problem = problem,
        };
    }

    private static ModelFile OfOnnx(string path, OnnxModel model)
    {
        StoredTensor[] tensors =
        [
            .. model.Initializers.Select(pair =>
                new StoredTensor(pair.Key, pair.Value.IsDouble ? nameof(TensorType.F64) : pair.Value.IsFloatingPoint ? nameof(TensorType.F32) : nameof(TensorType.I64), pair.Value.Shape)),
        ];
        ImportedNetwork network;
        try
        {
            network = LayerChain.Of(model, path);
        }
        catch (NetworkFileException exception)
        {
            return new ModelFile(path, tensors, model.Metadata) { Problem = exception.Message.Replace(path + ": ", "", StringComparison.Ordinal) };
        }

        // Standardizers are already part of such a model's layers, which include them in their number and sizes.
        Dictionary<string, string> metadata = model.Metadata.Where(pair => !NetworkFile.IsOfLayers(pair.Key)).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        IReadOnlyList<FileTensor> values = ImportedFile.Of(network).Tensors;
        List<ModelLayer> layers = LayerSequence.Of(values, null, null, out string? problem) ?? [];
        return new ModelFile(path, tensors, model.Metadata)
        {
            Values = values,
            About = NetworkFile.Of(new SafeTensorsFile([], metadata), path),
            Layers = layers,
            Activations = [.. network.Layers.Take(layers.Count).Select(layer => layer.Activation.ToString())],
            Problem = problem,
        };
    }
}
