using System.ComponentModel;

namespace NetDsl.Kernels;

/// <summary>
/// The location of one layer's parameters in a network's storage. The weights of the first <see cref="LaneUnits"/> units
/// are side by side, a row per input, so that one vector holds several units; those of the remaining units follow one
/// unit after another, each a row of all inputs, for dot products. Biases, one per unit, follow. Rows may be longer than their
/// content; the gaps hold zero. Part of the support for generated code.
/// </summary>
/// <param name="Inputs">The number of inputs, n.</param>
/// <param name="Units">The number of units, m.</param>
/// <param name="LaneUnits">How many units are side by side.</param>
/// <param name="LaneStart">Where their weights begin.</param>
/// <param name="LaneStride">From one input's row to the next.</param>
/// <param name="DotStart">Where the remaining units' weights begin.</param>
/// <param name="DotStride">From one unit's row to the next.</param>
/// <param name="BiasStart">Where the biases begin, or −1 if the layer has none.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct LayerLayout(
    int Inputs, int Units, int LaneUnits, int LaneStart, int LaneStride, int DotStart, int DotStride, int BiasStart)
{
    /// <summary>The layer's number of weights and biases.</summary>
    public int ParameterCount => (Inputs * Units) + (BiasStart < 0 ? 0 : Units);

    /// <summary>The index of the weight from an input to a unit.</summary>
    public int IndexOf(int input, int unit) => unit < LaneUnits
        ? LaneStart + (input * LaneStride) + unit
        : DotStart + ((unit - LaneUnits) * DotStride) + input;

    /// <summary>Copies the layer from canonical order, weights [input, unit] and then biases, into the network's storage.</summary>
    public void Pack<T>(ReadOnlySpan<T> canonical, Span<T> storage)
    {
        for (int input = 0; input < Inputs; input++)
        {
            for (int unit = 0; unit < Units; unit++)
            {
                storage[IndexOf(input, unit)] = canonical[(input * Units) + unit];
            }
        }

        if (BiasStart >= 0)
        {
            canonical.Slice(Inputs * Units, Units).CopyTo(storage[BiasStart..]);
        }
    }

    /// <summary>Copies the layer from the network's storage into canonical order.</summary>
    public void Unpack<T>(ReadOnlySpan<T> storage, Span<T> canonical)
    {
        for (int input = 0; input < Inputs; input++)
        {
            for (int unit = 0; unit < Units; unit++)
            {
                canonical[(input * Units) + unit] = storage[IndexOf(input, unit)];
            }
        }

        if (BiasStart >= 0)
        {
            storage.Slice(BiasStart, Units).CopyTo(canonical[(Inputs * Units)..]);
        }
    }
}
