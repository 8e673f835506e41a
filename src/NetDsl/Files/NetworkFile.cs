using System.Numerics;

namespace NetDsl;

/// <summary>
/// What a network's file holds beside the weights, so that one file is enough to predict: standardizers, and names. Given to
/// <see cref="NetworkSaving"/>'s <c>Save</c>, and read back by <see cref="Read(string)"/>.
/// </summary>
public sealed partial class NetworkFile
{
    /// <summary>The name of the network that was saved; null where the file does not say it. What is given to <c>Save</c> is not written.</summary>
    public string? Network { get; private init; }

    /// <summary>Its layers in one line, <c>3 -&gt; 4 Relu -&gt; 1 Linear</c>; null where the file does not say it. What is given to <c>Save</c> is not written.</summary>
    public string? Architecture { get; private init; }

    /// <summary>What the network's inputs go through before it; null for nothing.</summary>
    public Standardizer? InputScaler { get; init; }

    /// <summary>What the network's targets went through, so that outputs are inverted by it; null for nothing.</summary>
    public Standardizer? OutputScaler { get; init; }

    /// <summary>The names of the inputs, or null.</summary>
    public IReadOnlyList<string>? Inputs { get; init; }

    /// <summary>The names of the outputs, or null.</summary>
    public IReadOnlyList<string>? Outputs { get; init; }

    /// <summary>The names of the classes, or null.</summary>
    public IReadOnlyList<string>? Classes { get; init; }

    /// <summary>Metadata of one's own: strings by their names, none of which may begin with <c>netdsl.</c>.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>The file's tensors, where it was read; else none.</summary>
    public IReadOnlyList<FileTensor> Tensors { get; private init; } = [];

    /// <summary>The same with the names that the network declares, where none are given.</summary>
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

    /// <summary>Reads a file in the format safetensors: one that a network was saved to, or one from elsewhere.</summary>
    /// <exception cref="NetworkFileException">The file is something else, damaged, or larger than 2 GB.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static NetworkFile Read(string path) => Of(SafeTensorsFile.Read(path), path);

    /// <summary>Reads what is left of a stream.</summary>
    /// <exception cref="NetworkFileException">It is something else, damaged, or larger than 2 GB.</exception>
    public static NetworkFile Read(Stream stream) => Of(SafeTensorsFile.Read(stream), "The stream");

    /// <summary>Reads a file from memory.</summary>
    /// <exception cref="NetworkFileException">The bytes are something else, or damaged.</exception>
    public static NetworkFile Read(ReadOnlySpan<byte> bytes) => Of(SafeTensorsFile.Read(bytes), "The bytes");
}
