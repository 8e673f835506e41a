namespace NetDsl.Checks;

/// <summary>The parameters of a layer, by name: weights by input and unit, biases by unit.</summary>
internal static class ParameterSample
{
    /// <summary>All, in canonical order.</summary>
    public static IEnumerable<(int? Input, int Output)> All(LayerInfo layer)
    {
        for (int input = 0; input < layer.Inputs; input++)
        {
            for (int output = 0; output < layer.Units; output++)
            {
                yield return (input, output);
            }
        }

        for (int output = 0; layer.HasBias && output < layer.Units; output++)
        {
            yield return (null, output);
        }
    }

    /// <summary>At most the given number of weights and of biases, in canonical order; all sets of that size are equally likely.</summary>
    public static IEnumerable<(int? Input, int Output)> Draw(LayerInfo layer, int size, NumPyRandom random)
    {
        foreach (int weight in Draw(layer.Inputs * layer.Units, size, random))
        {
            yield return (weight / layer.Units, weight % layer.Units);
        }

        foreach (int bias in Draw(layer.HasBias ? layer.Units : 0, size, random))
        {
            yield return (null, bias);
        }
    }

    // Selection sampling: each is taken with the probability of those still needed among those remaining.
    private static IEnumerable<int> Draw(int count, int size, NumPyRandom random)
    {
        int wanted = Math.Min(count, size);
        for (int i = 0; i < count; i++)
        {
            if (wanted == count - i || random.NextDouble() * (count - i) < wanted)
            {
                wanted--;
                yield return i;
            }
        }
    }
}
