using System.Numerics;
using NetDsl.Kernels;

namespace NetDsl.SourceCode;

/// <summary>Some units of a layer whose weights are side by side: each sums its products in several parts, which are added at the end.</summary>
/// <param name="First">The first unit.</param>
/// <param name="End">The one after the last.</param>
/// <param name="Parts">The number of parts of the sum, each of which takes every nth product.</param>
internal sealed record SideBySide(int First, int End, int Parts);

/// <summary>A dot product: sums side by side, as in vectors, in several chains.</summary>
/// <param name="Lanes">The number of sums in a chain: elements of a vector.</param>
/// <param name="Chains">The number of chains.</param>
/// <param name="TakesTurns">Whether the last vectors, fewer than there are chains, go to one chain after the other; otherwise all go to the first.</param>
/// <param name="BeginsWithBias">Whether the first sum starts with the bias; otherwise it is added at the end.</param>
/// <param name="BeginsWithProduct">Whether sums start with a product, so that a negative zero stays one; otherwise with zero.</param>
/// <param name="Sum">The sum over the first chain's elements.</param>
internal sealed record DotProduct(int Lanes, int Chains, bool TakesTurns, bool BeginsWithBias, bool BeginsWithProduct, string Sum);

/// <summary>The order in which a layer sums, for one row, on this machine.</summary>
internal sealed class LayerSums
{
    // The kernels' division of units into tiles, see DensePasses.Forward.
    private const int MostVectors = 8;

    private LayerSums()
    {
    }

    /// <summary>The units whose weights are side by side.</summary>
    public IReadOnlyList<SideBySide> Columns { get; private init; } = [];

    /// <summary>How the other units sum, starting with unit <c>LaneUnits</c>.</summary>
    public IReadOnlyList<DotProduct> Dots { get; private init; } = [];

    /// <summary>Whether sums of units side by side start with a product if there is no bias; otherwise with zero.</summary>
    public bool BeginsWithProduct { get; private init; }

    /// <summary>Whether the product of a single unit with a single input is rounded before the bias is added.</summary>
    public bool IsOneProduct { get; private init; }

    public static LayerSums Of<T>(LayerInfo layer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => layer.SumOrder switch
        {
            SumOrder.WrittenOut => WrittenOut<T>(layer),
            SumOrder.Quads => Quads<T>(layer),
            _ => Blocks<T>(layer),
        };

    private static LayerSums WrittenOut<T>(LayerInfo layer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (layer.Units > 1)
        {
            return new() { Columns = [new(0, layer.Units, 1)], BeginsWithProduct = true };
        }

        // Up to four vectors are one chain.
        MachineLanes lanes = MachineLanes.WrittenOut<T>();
        int vectors = (layer.Inputs + lanes.Count - 1) / lanes.Count;
        return new()
        {
            Dots = [new(lanes.Count, vectors <= 4 ? 1 : 4, TakesTurns: true, layer.HasBias, BeginsWithProduct: true, lanes.Sum(Element))],
            IsOneProduct = layer.Inputs == 1,
        };
    }

    private static LayerSums Quads<T>(LayerInfo layer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        MachineLanes lanes = MachineLanes.Quads<T>();
        return layer.Units > 1
            ? new() { Columns = [new(0, layer.Units, 1)] }
            : new() { Dots = [new(lanes.Count, 1, TakesTurns: false, BeginsWithBias: false, BeginsWithProduct: false, lanes.Sum(Element))] };
    }

    private static LayerSums Blocks<T>(LayerInfo layer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        MachineLanes lanes = MachineLanes.Widest<T>();
        int sideBySide = layer.Layout.LaneUnits, dots = layer.Units - sideBySide;
        var columns = new List<SideBySide>();
        if (sideBySide > 0)
        {
            int vectors = sideBySide / lanes.Count, tiles = (vectors + MostVectors - 1) / MostVectors, narrower = vectors / tiles;
            int wider = (vectors - (tiles * narrower)) * (narrower + 1) * lanes.Count;
            if (wider > 0)
            {
                columns.Add(new(0, wider, Parts(narrower + 1)));
            }

            if (wider < sideBySide)
            {
                columns.Add(new(wider, sideBySide, Parts(narrower)));
            }
        }

        // Four at a time; a remaining one is handled separately.
        var four = new DotProduct(lanes.Count, 2, TakesTurns: false, BeginsWithBias: false, BeginsWithProduct: false, lanes.SumOfFour(Element));
        var alone = four with { Chains = 4, Sum = lanes.Sum(Element) };
        return new()
        {
            Columns = columns,
            Dots = [.. Enumerable.Range(0, dots).Select(dot => dots % 4 == 1 && dot == dots - 1 ? alone : four)],
        };
    }

    private static int Parts(int vectors) => vectors switch
    {
        > 4 => 1,
        > 2 => 2,
        2 => 4,
        _ => 8,
    };

    private static string Element(int index) => $"s[{CodeLanguage.Integer(index)}]";
}
