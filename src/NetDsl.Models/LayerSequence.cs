using NetDsl.Matching;

namespace NetDsl.Models;

/// <summary>A fully connected layer in a file: weights [units, inputs], and optionally biases.</summary>
internal sealed record ModelLayer(FileTensor Weights, FileTensor? Biases)
{
    public int Inputs => (int)Weights.Shape[1];

    public int Units => (int)Weights.Shape[0];
}

/// <summary>Finds the order of a file's layers if there is no declaration to define it: by the rules of <see cref="LayerMatching"/>.</summary>
internal static class LayerSequence
{
    // Far more than a chain of layers has, and few enough to be ordered instantly.
    private const int MaxLayers = 1000;

    /// <summary>The layers, each of which takes as many values as the one before it produces; null if there is no such order, or more than one.</summary>
    /// <param name="tensors">The tensors, in the order of the file.</param>
    /// <param name="architecture">The line in which the file describes its layers, or null.</param>
    /// <param name="original">The tensors as shown in messages, by their names here; null if they are the same.</param>
    /// <param name="problem">What is wrong, in one line.</param>
    public static List<ModelLayer>? Of(
        IReadOnlyList<FileTensor> tensors, string? architecture, IReadOnlyDictionary<string, FileTensor>? original, out string? problem)
    {
        (List<StoredLayer> layers, List<StoredTensor> others) = StoredLayers.Of([.. tensors.Select(Stored)]);
        problem = others.Count > 0 ? $"{Shown(others[0].Name)} {others[0].Type} [{string.Join(", ", Original(others[0].Name)?.Shape ?? others[0].Shape)}] is no part of a fully connected layer"
            : layers.Count == 0 ? "it has no weights"
            : layers.Count > MaxLayers ? FormattableString.Invariant($"it has {layers.Count} layers, at most {MaxLayers} are put in order")
            : layers.Find(layer => layer.Inputs == 0 || layer.Units == 0) is { } empty ? $"{Shown(empty.Weights.Name)} is empty"
            : null;
        if (problem is not null || InOrder(layers, architecture, Shown, out problem) is not { } order)
        {
            return null;
        }

        Dictionary<string, FileTensor> byName = tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        return [.. order.Select(layer => new ModelLayer(byName[layer.Weights.Name], layer.Biases is null ? null : byName[layer.Biases.Name]))];

        FileTensor? Original(string name) => original?.GetValueOrDefault(name);
        string Shown(string name) => SafeTensorsHeader.Shown(Original(name)?.Name ?? name);
    }

    /// <summary>The form of a tensor by which layers are found.</summary>
    public static StoredTensor Stored(FileTensor tensor) => new(tensor.Name, tensor.Type.ToString(), tensor.Shape);

    /// <summary>The sizes in an architecture line, <c>3 -> 4 -> 1</c>.</summary>
    public static string Sizes(IReadOnlyList<ModelLayer> layers) =>
        string.Join(" -> ", layers.Select(layer => layer.Units).Prepend(layers[0].Inputs).Select(size => FormattableString.Invariant($"{size}")));

    /// <summary>The same for a line with activations.</summary>
    public static string Sizes(string architecture) => string.Join(" -> ", architecture.Split(" -> ").Select(layer => layer.Split(' ')[0]));

    private static List<StoredLayer>? InOrder(List<StoredLayer> layers, string? architecture, Func<string, string> shown, out string? problem)
    {
        problem = null;

        // The order of the file is the writer's own, unless it is alphabetical.
        bool isSorted = layers.Zip(layers.Skip(1), (a, b) => string.CompareOrdinal(a.Weights.Name, b.Weights.Name) < 0).All(inOrder => inOrder);
        if (!isSorted && IsChain(layers))
        {
            return layers;
        }

        List<List<StoredLayer>> orders = ModuleOrder.Of(layers), chains = [.. orders.Where(IsChain)];

        // A file that contains its sizes can distinguish orders that its names cannot.
        if (chains.Count > 1 && architecture is not null)
        {
            chains = [.. chains.Where(chain => Sizes(chain) == Sizes(architecture))];
        }

        if (chains.Count == 1)
        {
            return chains[0];
        }

        problem = chains.Count > 1 || orders.Count == 0
            ? $"the names of its layers do not tell their order: {string.Join(", ", layers.Take(4).Select(layer => shown(layer.Weights.Name)))}{(layers.Count > 4 ? ", …" : "")}"
            : Broken(orders[0], shown);
        return null;
    }

    private static bool IsChain(List<StoredLayer> layers) => layers.Zip(layers.Skip(1), (a, b) => a.Units == b.Inputs).All(follows => follows);

    private static string Broken(List<StoredLayer> layers, Func<string, string> shown)
    {
        (StoredLayer one, StoredLayer next) = layers.Zip(layers.Skip(1)).First(pair => pair.First.Units != pair.Second.Inputs);
        return FormattableString.Invariant($"its layers do not follow one another: {shown(one.Weights.Name)} gives {one.Units} values, {shown(next.Weights.Name)} takes {next.Inputs}");
    }

    private static string Sizes(List<StoredLayer> layers) =>
        string.Join(" -> ", layers.Select(layer => layer.Units).Prepend(layers[0].Inputs).Select(size => FormattableString.Invariant($"{size}")));
}
