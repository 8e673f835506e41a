using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

// The step on one row's weights, a tile of units at a time: its deltas stay in registers.
internal static partial class DensePasses<TLanes, TVector, T>
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

    // memory += x · delta
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddProduct(ref T memory, nint index, TVector x, TVector delta) =>
        Store(TLanes.MultiplyAdd(x, delta, Load(in memory, index)), ref memory, index);
}
