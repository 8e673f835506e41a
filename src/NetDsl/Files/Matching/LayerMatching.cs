using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace NetDsl.Matching;

/// <summary>
/// Finds which layer of a file belongs to which layer of a network: by the network's own names, or else in order. Nothing is guessed:
/// if two orders fit, the file is rejected.
/// </summary>
internal static class LayerMatching
{
    private const int MaxListed = 8;

    /// <summary>The file's layers in the network's order.</summary>
    /// <param name="expected">The network's layers.</param>
    /// <param name="tensors">The file's tensors, in the order of the file.</param>
    /// <param name="problem">What does not fit, over several lines, or null.</param>
    public static List<StoredLayer>? Match(IReadOnlyList<ExpectedLayer> expected, IReadOnlyList<StoredTensor> tensors, out string? problem)
    {
        (List<StoredLayer> layers, List<StoredTensor> rest) = StoredLayers.Of(tensors);
        List<StoredLayer>? named = ByName(expected, layers);
        if (rest.Count > 0)
        {
            problem = Mismatch(expected, named ?? Likeliest(expected, layers), rest);
            return null;
        }

        if (named is not null)
        {
            problem = Fits(expected, named) ? null : Mismatch(expected, named, rest);
            return problem is null ? named : null;
        }

        // The order of the file is the writer's own, unless it is alphabetical.
        bool isSorted = layers.Zip(layers.Skip(1), (a, b) => string.CompareOrdinal(a.Weights.Name, b.Weights.Name) < 0).All(inOrder => inOrder);
        if (!isSorted && Fits(expected, layers))
        {
            problem = null;
            return layers;
        }

        List<List<StoredLayer>> fitting = layers.Count == expected.Count ? ModuleOrder.Of(layers).Where(order => Fits(expected, order)).ToList() : [];
        problem = fitting.Count switch
        {
            1 => null,
            0 => Mismatch(expected, Likeliest(expected, layers), rest),
            _ => $"its layers fit in {Number(fitting.Count)} orders, and their names do not tell which is meant: {Names(fitting[0])}; or {Names(fitting[1])}. "
                + $"Save them as {string.Join(", ", expected.Select(layer => layer.Name))}.",
        };
        return problem is null ? fitting[0] : null;
    }

    /// <summary>The declaration that would fit the file, with the known activations.</summary>
    /// <param name="layers">The file's layers in order.</param>
    /// <param name="activations">An activation for each layer, or fewer if they are unknown.</param>
    public static string Declaration(IReadOnlyList<StoredLayer> layers, IReadOnlyList<string> activations)
    {
        if (layers.Count == 0)
        {
            return "";
        }

        var text = new StringBuilder("[Layer(").Append(Number(layers[0].Inputs)).Append(")]");
        for (int i = 0; i < layers.Count; i++)
        {
            string activation = i < activations.Count && activations[i] != "Linear" ? ", " + activations[i] : "";
            string bias = layers[i].Biases is null ? ", Bias = false" : "";
            text.Append(" [Layer(").Append(Number(layers[i].Units)).Append(activation).Append(bias).Append(")]");
        }

        return text.ToString();
    }

    private static bool Fits(IReadOnlyList<ExpectedLayer> expected, List<StoredLayer> layers) =>
        layers.Count == expected.Count && expected.Zip(layers, (layer, stored) => stored.Fits(layer)).All(fits => fits);

    // If the file has exactly the network's names.
    private static List<StoredLayer>? ByName(IReadOnlyList<ExpectedLayer> expected, List<StoredLayer> layers)
    {
        if (layers.Count != expected.Count || layers.Select(layer => layer.Name).Distinct().Count() != layers.Count)
        {
            return null;
        }

        List<StoredLayer> named = expected.Select(layer => layers.Find(stored => stored.Name == layer.Name)).OfType<StoredLayer>().ToList();
        return named.Count == expected.Count ? named : null;
    }

    // For a message: the order in which most layers have the expected shape.
    private static List<StoredLayer> Likeliest(IReadOnlyList<ExpectedLayer> expected, List<StoredLayer> layers)
    {
        List<List<StoredLayer>> orders = ModuleOrder.Of(layers);
        return orders.Count == 0 ? layers : orders.OrderByDescending(order => order.Take(expected.Count).Where((layer, i) => layer.Fits(expected[i])).Count()).First();
    }

    private static string Mismatch(IReadOnlyList<ExpectedLayer> expected, List<StoredLayer> layers, List<StoredTensor> rest)
    {
        var text = new StringBuilder("its layers do not fit:");
        for (int i = 0; i < Math.Max(expected.Count, layers.Count); i++)
        {
            ExpectedLayer? layer = i < expected.Count ? expected[i] : null;
            StoredLayer? stored = i < layers.Count ? layers[i] : null;
            text.Append("\n  ").Append(layer?.Name ?? "no layer").Append(": expected ")
                .Append(layer is null ? "nothing" : Shape(layer.Inputs, layer.Units, layer.HasBias))
                .Append(", the file has ").Append(stored is null ? "nothing" : $"{stored.Name} with {Shape(stored.Inputs, stored.Units, stored.Biases is not null)}");
            if (layer is not null && stored is not null && stored.Fits(layer))
            {
                text.Append(" (fits)");
            }
        }

        foreach (StoredTensor tensor in rest.Take(MaxListed))
        {
            text.Append("\n  not part of a fully connected layer: ").Append(tensor);
        }

        if (rest.Count > MaxListed)
        {
            text.Append("\n  and ").Append(Number(rest.Count - MaxListed)).Append(" more such tensors");
        }

        bool isChain = layers.Count > 0 && layers.Zip(layers.Skip(1), (a, b) => a.Units == b.Inputs).All(follows => follows);
        if (isChain)
        {
            string[] activations = layers.Count == expected.Count ? expected.Select(layer => layer.Activation).ToArray() : [];
            text.Append("\nA declaration that fits the file: ").Append(Declaration(layers, activations));
        }

        return text.ToString();
    }

    private static string Shape(long inputs, long units, bool hasBias) =>
        $"weights [{Number(units)}, {Number(inputs)}] and {(hasBias ? $"biases [{Number(units)}]" : "no biases")}";

    private static string Names(IEnumerable<StoredLayer> layers) => string.Join(", ", layers.Select(layer => layer.Name));

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
