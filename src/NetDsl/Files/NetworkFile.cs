using System.Numerics;

namespace NetDsl;

/// <summary>
/// What a network's file holds in addition to the weights, so that one file is enough for predictions: standardizers and names.
/// Pass it to <c>Save</c> of <see cref="NetworkSaving"/>; <see cref="Read(string)"/> reads it back.
/// </summary>
public sealed partial class NetworkFile
{
    /// <summary>The name of the saved network; null if the file does not contain it. <c>Save</c> ignores it.</summary>
    public string? Network { get; private init; }

    /// <summary>Its layers in one line, <c>3 -&gt; 4 Relu -&gt; 1 Linear</c>; null if the file does not contain it. <c>Save</c> ignores it.</summary>
    public string? Architecture { get; private init; }

    /// <summary>The standardizer applied to the network's inputs; null for none.</summary>
    public Standardizer? InputScaler { get; init; }

    /// <summary>The standardizer of the network's targets, whose inverse applies to its outputs; null for none.</summary>
    public Standardizer? OutputScaler { get; init; }

    /// <summary>The names of the inputs, or null.</summary>
    public IReadOnlyList<string>? Inputs { get; init; }

    /// <summary>The names of the outputs, or null.</summary>
    public IReadOnlyList<string>? Outputs { get; init; }

    /// <summary>The names of the classes, or null.</summary>
    public IReadOnlyList<string>? Classes { get; init; }

    /// <summary>Custom metadata: strings by name; names must not begin with <c>netdsl.</c>.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>The file's tensors, if it was read from a file; otherwise none.</summary>
    public IReadOnlyList<FileTensor> Tensors { get; private init; } = [];

    /// <summary>The same, with the network's declared names where there are none.</summary>
    internal NetworkFile WithNamesOf<TNetwork, T>()
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new()
        {
            InputScaler = InputScaler,
            OutputScaler = OutputScaler,
            Inputs = Inputs ?? (TNetwork.InputNames.Count > 0 ? TNetwork.InputNames : null),
            Outputs = Outputs ?? (TNetwork.OutputNames.Count > 0 ? TNetwork.OutputNames : null),
            Classes = Classes,
            Metadata = Metadata,
        };

    /// <summary>Reads a safetensors file: one written by <c>Save</c>, or one from elsewhere.</summary>
    /// <exception cref="NetworkFileException">The file is in another format, damaged, or larger than 2 GB.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static NetworkFile Read(string path) => Of(SafeTensorsFile.Read(path), path);

    /// <summary>Reads the rest of a stream.</summary>
    /// <exception cref="NetworkFileException">The content is in another format, damaged, or larger than 2 GB.</exception>
    public static NetworkFile Read(Stream stream) => Of(SafeTensorsFile.Read(stream), "The stream");

    /// <summary>Reads a file from memory.</summary>
    /// <exception cref="NetworkFileException">The bytes are in another format, or damaged.</exception>
    public static NetworkFile Read(ReadOnlySpan<byte> bytes) => Of(SafeTensorsFile.Read(bytes), "The bytes");
}
