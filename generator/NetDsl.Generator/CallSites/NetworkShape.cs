using System;
using NetDsl.Generator.Model;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.CallSites;

/// <summary>The sizes that a network's members hold their arguments to.</summary>
/// <param name="Name">The class's name.</param>
/// <param name="InputSize">Values in an input.</param>
/// <param name="OutputSize">Values in an output.</param>
/// <param name="ParameterCount">Values in canonical order.</param>
/// <param name="StorageSize">Values in storage order.</param>
/// <param name="InputNames">A name for each input, or none.</param>
/// <param name="OutputNames">A name for each output, or none.</param>
/// <param name="Layers">The layers after the input, those with views.</param>
internal sealed record NetworkShape(
    string Name,
    int InputSize,
    int OutputSize,
    int ParameterCount,
    int StorageSize,
    EquatableArray<string> InputNames,
    EquatableArray<string> OutputNames,
    EquatableArray<LayerShape> Layers)
{
    // More names than that would bury the numbers.
    private const int MaxNames = 16;

    /// <summary>How many classes the network tells apart at most: a single output can stand for two.</summary>
    public int Classes => Math.Max(OutputSize, 2);

    /// <summary>What a span parameter of a generated member holds, or null for a name that no generated member has.</summary>
    public SpanRole? RoleOf(string parameter) => parameter switch
    {
        "input" => new(InputSize, "takes " + Counted(InputSize, "input", InputNames)),
        "output" => new(OutputSize, "gives " + Counted(OutputSize, "output", OutputNames)),
        "target" => new(OutputSize, "takes " + Counted(OutputSize, "target", OutputNames)),
        "inputs" => new(InputSize, "takes rows of " + Counted(InputSize, "input", InputNames), IsBatch: true),
        "outputs" => new(OutputSize, "gives rows of " + Counted(OutputSize, "output", OutputNames), IsBatch: true),
        "targets" => new(OutputSize, "takes rows of " + Counted(OutputSize, "target", OutputNames), IsBatch: true),
        "gradient" => new(StorageSize, $"takes a gradient of {Literal.Counted(StorageSize, "value")} (StorageSize)", IsStorage: true),
        "storage" => new(StorageSize, $"takes a storage of {Literal.Counted(StorageSize, "value")} (StorageSize)", IsStorage: true),
        "canonical" => new(ParameterCount, $"takes {Literal.Counted(ParameterCount, "parameter")} in canonical order (ParameterCount)", IsStorage: true),
        _ => null,
    };

    private static string Counted(int count, string noun, EquatableArray<string> names) =>
        Literal.Counted(count, noun) + (names.Count is 0 or > MaxNames ? "" : " (" + string.Join(", ", names) + ")");
}

/// <summary>What a span parameter holds.</summary>
/// <param name="Size">The values of a row, or of the whole span.</param>
/// <param name="Text">What the member does with it: <c>takes 3 inputs</c>.</param>
/// <param name="IsBatch">Whether it holds any number of rows.</param>
/// <param name="IsStorage">Whether it holds parameters or a gradient.</param>
internal sealed record SpanRole(int Size, string Text, bool IsBatch = false, bool IsStorage = false);

/// <summary>A layer with a view: <c>Layer1</c> is the first after the input.</summary>
/// <param name="Name">The view's name.</param>
/// <param name="Inputs">The units of the layer before.</param>
/// <param name="Units">Its units.</param>
/// <param name="HasBias">Whether its units have biases.</param>
internal sealed record LayerShape(string Name, int Inputs, int Units, bool HasBias);
