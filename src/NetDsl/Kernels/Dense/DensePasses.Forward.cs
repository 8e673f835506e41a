using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

// The weighted sums of a layer.
internal static partial class DensePasses<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // The maximum number of vectors of units in a tile: its sums, and in the fused step its deltas too, stay in registers.
    private const int MostVectors = 8;

    // output = input · W + b, before the activation. Each tile is a separate method, because the JIT inlines only a limited amount
    // into one; this consists only of calls to them, and is inlined into the caller.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward<TShape>(ref readonly T input, ref readonly T layer, ref T output)
        where TShape : struct, ILayerShape
    {
        if (DenseLayer.LaneUnits<T>(TShape.Units) > 0)
        {
            ForwardLanes<TShape>(in input, in layer, ref output);
        }

        if (TShape.Units > DenseLayer.LaneUnits<T>(TShape.Units))
        {
            Dots<TShape>(in input, in layer, ref output);
        }
    }

    // The units side by side.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ForwardLanes<TShape>(ref readonly T input, ref readonly T layer, ref T output)
        where TShape : struct, ILayerShape
    {
        if (TShape.SkipsZeroInputs && ForwardSparse<TShape>(in input, in layer, ref output))
        {
            return;
        }

        nint unit = 0;
        if (WiderTiles<TShape>(MostVectors) > 0)
        {
            for (; unit < WiderUnits<TShape>(MostVectors); unit += (TileVectors<TShape>(MostVectors) + 1) * N)
            {
                WiderTile<TShape>(in input, in layer, ref output, unit);
            }
        }

        for (; unit < DenseLayer.LaneUnits<T>(TShape.Units); unit += TileVectors<TShape>(MostVectors) * N)
        {
            NarrowerTile<TShape>(in input, in layer, ref output, unit);
        }
    }

    // The side-by-side units are divided into as few tiles as possible, which are as equal as possible: those that are
    // wider by one vector come first. All of this is constant.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Tiles<TShape>(nint most)
        where TShape : struct, ILayerShape => ((DenseLayer.LaneUnits<T>(TShape.Units) / N) + most - 1) / most;

    // The number of vectors in a narrower tile.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint TileVectors<TShape>(nint most)
        where TShape : struct, ILayerShape => DenseLayer.LaneUnits<T>(TShape.Units) / N / Tiles<TShape>(most);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint WiderTiles<TShape>(nint most)
        where TShape : struct, ILayerShape =>
        DenseLayer.LaneUnits<T>(TShape.Units) == 0 ? 0 : (DenseLayer.LaneUnits<T>(TShape.Units) / N) - (Tiles<TShape>(most) * TileVectors<TShape>(most));

    // The number of units in all wider tiles.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint WiderUnits<TShape>(nint most)
        where TShape : struct, ILayerShape => WiderTiles<TShape>(most) * (TileVectors<TShape>(most) + 1) * N;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void WiderTile<TShape>(ref readonly T input, ref readonly T layer, ref T output, nint unit)
        where TShape : struct, ILayerShape => Tile<TShape>(in input, in layer, ref output, unit, TileVectors<TShape>(MostVectors) + 1);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void NarrowerTile<TShape>(ref readonly T input, ref readonly T layer, ref T output, nint unit)
        where TShape : struct, ILayerShape => Tile<TShape>(in input, in layer, ref output, unit, TileVectors<TShape>(MostVectors));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Tile<TShape>(ref readonly T input, ref readonly T layer, ref T output, nint unit, nint vectors)
        where TShape : struct, ILayerShape
    {
        if (vectors > 4)
        {
            Tile8<TShape>(in input, in layer, ref output, unit, vectors);
        }
        else if (vectors > 2)
        {
            Tile4<TShape>(in input, in layer, ref output, unit, vectors);
        }
        else if (vectors == 2)
        {
            Tile2<TShape>(in input, in layer, ref output, unit);
        }
        else
        {
            Tile1<TShape>(in input, in layer, ref output, unit);
        }
    }

    // The biases of a vector of units, which follow all weights.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Bias<TShape>(ref readonly T layer, nint unit)
        where TShape : struct, ILayerShape
    {
        if (!TShape.HasBias)
        {
            return TLanes.Zero;
        }

        nint lanes = DenseLayer.LaneUnits<T>(TShape.Units);
        return Load(in layer, (TShape.Inputs * lanes) + ((TShape.Units - lanes) * DenseLayer.Padded<T>(TShape.Inputs)) + unit);
    }
}
