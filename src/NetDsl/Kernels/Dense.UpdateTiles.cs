using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

// The step on one row's weights, a tile of units at a time: its deltas stay in registers.
internal static partial class Dense<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void WiderUpdate<TShape>(ref readonly T input, ref readonly T delta, T scale, ref T target, nint unit)
        where TShape : struct, ILayerShape => Update<TShape>(in input, in delta, scale, ref target, unit, TileVectors<TShape>(MostVectors) + 1);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void NarrowerUpdate<TShape>(ref readonly T input, ref readonly T delta, T scale, ref T target, nint unit)
        where TShape : struct, ILayerShape => Update<TShape>(in input, in delta, scale, ref target, unit, TileVectors<TShape>(MostVectors));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Update<TShape>(ref readonly T input, ref readonly T delta, T scale, ref T target, nint unit, nint vectors)
        where TShape : struct, ILayerShape
    {
        if (vectors > 2)
        {
            UpdateTile8<TShape>(in input, in delta, scale, ref target, unit, vectors);
        }
        else
        {
            UpdateTile2<TShape>(in input, in delta, scale, ref target, unit, vectors);
        }
    }

    // Three to eight vectors of units.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void UpdateTile8<TShape>(ref readonly T input, ref readonly T delta, T scale, ref T target, nint unit, nint vectors)
        where TShape : struct, ILayerShape
    {
        nint lanes = DenseLayer.LaneUnits<T>(TShape.Units);
        TVector scales = TLanes.Create(scale);
        TVector d0 = TLanes.Multiply(Load(in delta, unit), scales);
        TVector d1 = TLanes.Multiply(Load(in delta, unit + N), scales);
        TVector d2 = TLanes.Multiply(Load(in delta, unit + (2 * N)), scales);
        TVector d3 = vectors > 3 ? TLanes.Multiply(Load(in delta, unit + (3 * N)), scales) : TLanes.Zero;
        TVector d4 = vectors > 4 ? TLanes.Multiply(Load(in delta, unit + (4 * N)), scales) : TLanes.Zero;
        TVector d5 = vectors > 5 ? TLanes.Multiply(Load(in delta, unit + (5 * N)), scales) : TLanes.Zero;
        TVector d6 = vectors > 6 ? TLanes.Multiply(Load(in delta, unit + (6 * N)), scales) : TLanes.Zero;
        TVector d7 = vectors > 7 ? TLanes.Multiply(Load(in delta, unit + (7 * N)), scales) : TLanes.Zero;
        nint w = unit, i = 0;
        for (; i < TShape.Inputs; i++)
        {
            TVector x = TLanes.Create(At(in input, i));
            AddProduct(ref target, w, x, d0);
            AddProduct(ref target, w + N, x, d1);
            AddProduct(ref target, w + (2 * N), x, d2);
            if (vectors > 3) AddProduct(ref target, w + (3 * N), x, d3);
            if (vectors > 4) AddProduct(ref target, w + (4 * N), x, d4);
            if (vectors > 5) AddProduct(ref target, w + (5 * N), x, d5);
            if (vectors > 6) AddProduct(ref target, w + (6 * N), x, d6);
            if (vectors > 7) AddProduct(ref target, w + (7 * N), x, d7);
            w += lanes;
        }
    }

    // One or two vectors of units, four inputs at a time.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void UpdateTile2<TShape>(ref readonly T input, ref readonly T delta, T scale, ref T target, nint unit, nint vectors)
        where TShape : struct, ILayerShape
    {
        nint lanes = DenseLayer.LaneUnits<T>(TShape.Units);
        TVector scales = TLanes.Create(scale);
        TVector d0 = TLanes.Multiply(Load(in delta, unit), scales);
        TVector d1 = vectors > 1 ? TLanes.Multiply(Load(in delta, unit + N), scales) : TLanes.Zero;
        nint w = unit, i = 0;
        for (; i + 4 <= TShape.Inputs; i += 4)
        {
            TVector x = TLanes.Create(At(in input, i));
            AddProduct(ref target, w, x, d0);
            if (vectors > 1) AddProduct(ref target, w + N, x, d1);
            x = TLanes.Create(At(in input, i + 1));
            AddProduct(ref target, w + lanes, x, d0);
            if (vectors > 1) AddProduct(ref target, w + lanes + N, x, d1);
            x = TLanes.Create(At(in input, i + 2));
            AddProduct(ref target, w + (2 * lanes), x, d0);
            if (vectors > 1) AddProduct(ref target, w + (2 * lanes) + N, x, d1);
            x = TLanes.Create(At(in input, i + 3));
            AddProduct(ref target, w + (3 * lanes), x, d0);
            if (vectors > 1) AddProduct(ref target, w + (3 * lanes) + N, x, d1);
            w += 4 * lanes;
        }

        for (; i < TShape.Inputs; i++)
        {
            TVector x = TLanes.Create(At(in input, i));
            AddProduct(ref target, w, x, d0);
            if (vectors > 1) AddProduct(ref target, w + N, x, d1);
            w += lanes;
        }
    }

    // memory += x · delta
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddProduct(ref T memory, nint index, TVector x, TVector delta) =>
        Store(TLanes.MultiplyAdd(x, delta, Load(in memory, index)), ref memory, index);
}
