using System;
using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Matching;

/// <summary>The layers formed by the tensors of a file: <c>name.weight</c> of two dimensions and <c>name.bias</c> of one.</summary>
internal static class StoredLayers
{
    private const string Weight = "weight", Bias = "bias";

    /// <summary>The layers in the order of the tensors, and the tensors that are not part of one.</summary>
    public static (List<StoredLayer> Layers, List<StoredTensor> Others) Of(IReadOnlyList<StoredTensor> tensors)
    {
        var byName = new Dictionary<string, StoredTensor>(StringComparer.Ordinal);
        foreach (StoredTensor tensor in tensors)
        {
            byName[tensor.Name] = tensor;
        }

        var layers = new List<StoredLayer>();
        var used = new HashSet<StoredTensor>();
        foreach (StoredTensor tensor in tensors)
        {
            if (tensor.Shape.Count != 2 || !tensor.IsFloatingPoint || PrefixOf(tensor.Name, Weight) is not { } prefix)
            {
                continue;
            }

            StoredTensor? bias = byName.TryGetValue(prefix + Bias, out StoredTensor? found) && found.IsFloatingPoint && found.Shape.Count == 1 && found.Shape[0] == tensor.Shape[0] ? found : null;
            layers.Add(new StoredLayer(prefix.TrimEnd('.'), tensor, bias));
            used.Add(tensor);
            if (bias is not null)
            {
                used.Add(bias);
            }
        }

        return (layers, tensors.Where(tensor => !used.Contains(tensor)).ToList());
    }

    // "fc1." for fc1.weight, "" for weight.
    private static string? PrefixOf(string name, string part) =>
        name == part ? "" : name.EndsWith("." + part, StringComparison.Ordinal) ? name.Substring(0, name.Length - part.Length) : null;
}
