using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace NetDsl.Kernels;

/// <summary>The passes of <see cref="RowLanes"/>, written once for every vector width.</summary>
internal static partial class RowLanesPasses<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static nint N => TLanes.Count;

    // Units of a tile by two vectors: their sums, two vectors of an input and a weight fill 32 registers, or 16.
    private static nint MostUnits => Avx512F.VL.IsSupported || AdvSimd.Arm64.IsSupported ? 12 : 6;

    // y = x · W + b.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward<TShape>(ref readonly T x, ref readonly T layer, ref T y, nint rows)
        where TShape : struct, ILayerShape =>
        Sums<SumsOfUnits<TShape>>(
            TShape.Units, ref Offset(in x, 0), ref Offset(in layer, 0), ref Offset(in layer, TShape.HasBias ? RowLanes.BiasStart<TShape>() : 0), ref y, rows);

    // previous = delta · Wᵀ.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void BackwardDelta<TShape>(ref readonly T delta, ref readonly T layer, ref T previous, nint rows)
        where TShape : struct, ILayerShape =>
        Sums<SumsOfInputs<TShape>>(TShape.Inputs, ref Offset(in delta, 0), ref Offset(in layer, 0), ref Offset(in layer, 0), ref previous, rows);

    // layer += xᵀ · delta for the weights, the sum of the deltas for the biases.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Accumulate<TShape>(ref readonly T x, ref readonly T delta, ref T layer, nint rows)
        where TShape : struct, ILayerShape
    {
        const int Most = 4;
        nint input = 0;
        for (; input + Most <= TShape.Inputs; input += Most)
        {
            GradientOfInputs<TShape>(Most, ref Offset(in x, input * rows), ref Offset(in delta, 0), ref Unsafe.Add(ref layer, input * SumsOfUnits<TShape>.DepthStep), rows);
        }

        if (TShape.Inputs % Most > 0)
        {
            GradientOfInputs<TShape>(TShape.Inputs % Most, ref Offset(in x, input * rows), ref Offset(in delta, 0), ref Unsafe.Add(ref layer, input * SumsOfUnits<TShape>.DepthStep), rows);
        }

        if (TShape.HasBias)
        {
            SumOfRows<TShape>(in delta, ref Unsafe.Add(ref layer, RowLanes.BiasStart<TShape>()), rows);
        }
    }

    // value = f(z)
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Activate<TFunction>(ref readonly T z, ref T value, nint count)
        where TFunction : IFunction<T>
    {
        for (nint i = 0; i < count; i += N)
        {
            Store(TFunction.Value<TLanes, TVector>(Load(in z, i)), ref value, i);
        }
    }

    // delta *= f'(z)
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void MultiplyByDerivative<TFunction>(ref T delta, ref readonly T z, ref readonly T value, nint count)
        where TFunction : IFunction<T>
    {
        for (nint i = 0; i < count; i += N)
        {
            Store(TLanes.Multiply(Load(in delta, i), TFunction.Derivative<TLanes, TVector>(Load(in z, i), Load(in value, i))), ref delta, i);
        }
    }

    // Units are cut into as few tiles as can be, and these are as equal as can be: first come those that are larger by one.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Sums<TSums>(nint units, ref T x, ref T weights, ref T biases, ref T y, nint rows)
        where TSums : struct, IRowSums
    {
        nint tiles = (units + MostUnits - 1) / MostUnits, smaller = units / tiles, larger = units - (tiles * smaller), unit = 0;
        for (nint tile = 0; tile < larger; tile++, unit += smaller + 1)
        {
            SumTile<TSums>(smaller + 1, ref x, ref Unsafe.Add(ref weights, unit * TSums.UnitStep), ref Unsafe.Add(ref biases, unit), ref Unsafe.Add(ref y, unit * rows), rows);
        }

        for (; unit < units; unit += smaller)
        {
            SumTile<TSums>(smaller, ref x, ref Unsafe.Add(ref weights, unit * TSums.UnitStep), ref Unsafe.Add(ref biases, unit), ref Unsafe.Add(ref y, unit * rows), rows);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void GradientOfInputs<TShape>(nint inputs, ref T x, ref T delta, ref T layer, nint rows)
        where TShape : struct, ILayerShape
    {
        const int Most = 4;
        nint unit = 0;
        for (; unit + Most <= TShape.Units; unit += Most)
        {
            GradientTile<SumsOfUnits<TShape>>(inputs, Most, ref x, ref Unsafe.Add(ref delta, unit * rows), ref Unsafe.Add(ref layer, unit * SumsOfUnits<TShape>.UnitStep), rows);
        }

        if (TShape.Units % Most > 0)
        {
            GradientTile<SumsOfUnits<TShape>>(
                inputs, TShape.Units % Most, ref x, ref Unsafe.Add(ref delta, unit * rows), ref Unsafe.Add(ref layer, unit * SumsOfUnits<TShape>.UnitStep), rows);
        }
    }

    // biases += the sum of each unit's deltas.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SumOfRows<TShape>(ref readonly T delta, ref T biases, nint rows)
        where TShape : struct, ILayerShape
    {
        for (nint unit = 0; unit < TShape.Units; unit++)
        {
            TVector sum = TLanes.Zero;
            for (nint row = 0; row < rows; row += N)
            {
                sum = TLanes.Add(sum, Load(in delta, (unit * rows) + row));
            }

            Unsafe.Add(ref biases, unit) += TLanes.Sum(sum);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Load(ref readonly T source, nint index) => TLanes.Load(in source, (nuint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(TVector value, ref T destination, nint index) => TLanes.Store(value, ref destination, (nuint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T At(ref readonly T source, nint index) => Unsafe.Add(ref Unsafe.AsRef(in source), index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref T Offset(ref readonly T source, nint index) => ref Unsafe.Add(ref Unsafe.AsRef(in source), index);
}
