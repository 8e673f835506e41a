using System.ComponentModel;
using System.Numerics;

namespace NetDsl.Kernels;

/// <summary>Draws a layer's first weights, in canonical order. Part of the support for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class WeightInitializer
{
    /// <summary>Fills the layer's weights in the network's storage; its biases stay 0.</summary>
    /// <param name="random">The source; it advances by one draw per weight.</param>
    /// <param name="initializer">The distribution; the generator has replaced <see cref="Initializer.Default"/> with a specific one.</param>
    /// <param name="scale">The initializer's a.</param>
    /// <param name="layout">Where the weights lie.</param>
    /// <param name="storage">The network's storage.</param>
    public static void Fill<T>(NumPyRandom random, Initializer initializer, double scale, LayerLayout layout, Span<T> storage)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double inputs = layout.Inputs, units = layout.Units;
        switch (initializer)
        {
            case Initializer.Zeros:
                break;
            case Initializer.Uniform:
                FillUniform(random, scale, layout, storage);
                break;
            case Initializer.HeUniform:
                FillUniform(random, scale * Math.Sqrt(6 / inputs), layout, storage);
                break;
            case Initializer.GlorotUniform:
                FillUniform(random, scale * Math.Sqrt(6 / (inputs + units)), layout, storage);
                break;
            case Initializer.Normal:
                FillNormal(random, scale, layout, storage);
                break;
            case Initializer.HeNormal:
                FillNormal(random, scale * Math.Sqrt(2 / inputs), layout, storage);
                break;
            case Initializer.GlorotNormal:
                FillNormal(random, scale * Math.Sqrt(2 / (inputs + units)), layout, storage);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(initializer), initializer, "no distribution of this name");
        }
    }

    // 2a · random − a, in this order: the texts write it this way, and another order would round differently.
    private static void FillUniform<T>(NumPyRandom random, double limit, LayerLayout layout, Span<T> storage)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int input = 0; input < layout.Inputs; input++)
        {
            for (int unit = 0; unit < layout.Units; unit++)
            {
                storage[layout.IndexOf(input, unit)] = T.CreateTruncating((2 * limit * random.NextDouble()) - limit);
            }
        }
    }

    private static void FillNormal<T>(NumPyRandom random, double deviation, LayerLayout layout, Span<T> storage)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int input = 0; input < layout.Inputs; input++)
        {
            for (int unit = 0; unit < layout.Units; unit++)
            {
                storage[layout.IndexOf(input, unit)] = T.CreateTruncating(deviation * random.NextNormal());
            }
        }
    }
}
