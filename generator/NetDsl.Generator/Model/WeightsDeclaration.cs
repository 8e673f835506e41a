namespace NetDsl.Generator.Model;

/// <summary>What <c>[Weights]</c> states: a file, and what is known of it.</summary>
/// <param name="Path">The attribute's argument.</param>
/// <param name="File">The file that it means, or null where there is none, or several.</param>
/// <param name="Missing">Why there is none, as the end of a sentence about the path, or null.</param>
internal sealed record WeightsDeclaration(string Path, WeightsFile? File, string? Missing);

/// <summary>A file of weights among the project's, as the build has found it.</summary>
/// <param name="Path">Its path from the project's folder, with slashes.</param>
/// <param name="Resource">The name under which its bytes are in the assembly.</param>
/// <param name="Length">How many bytes it has.</param>
/// <param name="Problem">Why it cannot be read, or null.</param>
/// <param name="Architecture">The layers that it names in one line, or nothing.</param>
/// <param name="Tensors">What it holds.</param>
internal sealed record WeightsFile(
    string Path, string Resource, long Length, string? Problem, string Architecture, EquatableArray<WeightsTensor> Tensors)
{
    /// <summary>Of an ONNX file, the inputs of its network; else 0.</summary>
    public int Inputs { get; init; }

    /// <summary>Of an ONNX file, the layers of its network.</summary>
    public EquatableArray<FileLayer> Layers { get; init; }

    /// <summary>Of an ONNX file, whether its numbers are of double precision.</summary>
    public bool IsDouble { get; init; }

    /// <summary>The file with inputs and outputs beside it, or null.</summary>
    public WeightsFile? Test { get; init; }
}

/// <summary>A layer of an ONNX file's network.</summary>
internal sealed record FileLayer(int Units, Activation Activation, bool HasBias);

/// <summary>A tensor of a file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type of its elements, as the format names it.</param>
/// <param name="Start">Where it begins, counted from the beginning of the file.</param>
/// <param name="Shape">Its dimensions.</param>
/// <param name="NotFinite">The first element that is infinite, NaN or too large for single precision, and where it is; or nothing.</param>
internal sealed record WeightsTensor(string Name, string Type, long Start, EquatableArray<long> Shape, string NotFinite);

/// <summary>The weights that a network is compiled with.</summary>
/// <param name="Path">The file, for documentation.</param>
/// <param name="Resource">The name under which its bytes are in the assembly.</param>
/// <param name="Length">How many bytes it has.</param>
/// <param name="Layers">The weights and biases of each layer.</param>
/// <param name="Test">The rows that the network is to be tested on, or null.</param>
internal sealed record CompiledWeights(string Path, string Resource, long Length, EquatableArray<CompiledLayer> Layers, CompiledTest? Test);

/// <summary>Where a layer's tensors lie in the file.</summary>
internal sealed record CompiledLayer(WeightsTensor Weights, WeightsTensor? Biases);

/// <summary>Where the rows of a test lie in their file.</summary>
internal sealed record CompiledTest(string Path, string Resource, long Length, int Rows, WeightsTensor Inputs, WeightsTensor Outputs);
