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
    // The long side of a tile of the gradient, along which sums stand side by side in memory: the other is as long where there are registers.
    private const int GradientSide = 4;

    private static nint N => TLanes.Count;

    private static bool Has32Registers => Avx512F.VL.IsSupported || AdvSimd.Arm64.IsSupported;

    // Units of a tile by two vectors: their sums, two vectors of an input and a weight fill 32 registers, or 16.
    private static nint MostUnits => Has32Registers ? 12 : 6;

    // y = x · W + b.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward<TShape>(ref readonly T x, ref readonly T layer, ref T y, nint rows)
        where TShape : struct, ILayerShape
    {
        nint columns = ColumnSums<TShape, T>.Count;
        ref T biases = ref Offset(in layer, TShape.HasBias ? BiasStart<TShape>() : 0);
        if (columns > 0)
        {
            Sums<ColumnSums<TShape, T>>(ref Offset(in x, 0), ref Offset(in layer, 0), ref biases, ref y, rows);
        }

        if (DotSums<TShape, T>.Count > 0)
        {
            Sums<DotSums<TShape, T>>(
                ref Offset(in x, 0), ref Offset(in layer, DotStart<TShape>()), ref Unsafe.Add(ref biases, TShape.HasBias ? columns : 0), ref Unsafe.Add(ref y, columns * rows), rows);
        }
    }

    // previous = delta · Wᵀ.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void BackwardDelta<TShape>(ref readonly T delta, ref readonly T layer, ref T previous, nint rows)
        where TShape : struct, ILayerShape
    {
        ref T weights = ref Offset(in layer, 0), deltas = ref Offset(in delta, 0);
        nint columns = ColumnSums<TShape, T>.Count;
        if (columns > 0)
        {
            Sums<BackwardSums<ColumnSums<TShape, T>, ColumnSums<TShape, T>>>(ref deltas, ref weights, ref weights, ref previous, rows);
        }

        if (DotSums<TShape, T>.Count > 0)
        {
            weights = ref Unsafe.Add(ref weights, DotStart<TShape>());
            Sums<BackwardSums<DotSums<TShape, T>, ColumnSums<TShape, T>>>(ref Unsafe.Add(ref deltas, columns * rows), ref weights, ref weights, ref previous, rows);
        }
    }

    // layer += xᵀ · delta for the weights, the sum of the deltas for the biases.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Accumulate<TShape>(ref readonly T x, ref readonly T delta, ref T layer, nint rows)
        where TShape : struct, ILayerShape
    {
        nint columns = ColumnSums<TShape, T>.Count;
        if (columns > 0)
        {
            Gradient<ColumnSums<TShape, T>>(ref Offset(in x, 0), ref Offset(in delta, 0), ref layer, rows);
        }

        if (DotSums<TShape, T>.Count > 0)
        {
            Gradient<DotSums<TShape, T>>(ref Offset(in x, 0), ref Offset(in delta, columns * rows), ref Unsafe.Add(ref layer, DotStart<TShape>()), rows);
        }

        if (TShape.HasBias)
        {
            SumOfRows(in delta, ref Unsafe.Add(ref layer, BiasStart<TShape>()), TShape.Units, rows);
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

    // Sums are cut into as few tiles as can be, and these are as equal as can be: first come those that are larger by one.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Sums<TSums>(ref T x, ref T weights, ref T biases, ref T y, nint rows)
        where TSums : struct, IRowSums
    {
        nint tiles = (TSums.Count + MostUnits - 1) / MostUnits, smaller = TSums.Count / tiles, larger = TSums.Count - (tiles * smaller), unit = 0;
        if (larger > 0)
        {
            for (; unit < larger * (smaller + 1); unit += smaller + 1)
            {
                SumTile<TSums>(
                    smaller + 1, ref x, ref Unsafe.Add(ref weights, unit * TSums.UnitStep), ref Unsafe.Add(ref biases, TSums.HasBias ? unit : 0), ref Unsafe.Add(ref y, unit * rows), rows);
            }
        }

        for (; unit < TSums.Count; unit += smaller)
        {
            SumTile<TSums>(
                smaller, ref x, ref Unsafe.Add(ref weights, unit * TSums.UnitStep), ref Unsafe.Add(ref biases, TSums.HasBias ? unit : 0), ref Unsafe.Add(ref y, unit * rows), rows);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Gradient<TSums>(ref T x, ref T delta, ref T gradient, nint rows)
        where TSums : struct, IRowSums
    {
        nint side = Has32Registers || TSums.UnitStep != 1 ? GradientSide : GradientSide / 2, input = 0;
        for (; input + side <= TSums.Depth; input += side)
        {
            GradientOfInputs<TSums>(side, ref Unsafe.Add(ref x, input * rows), ref delta, ref Unsafe.Add(ref gradient, input * TSums.DepthStep), rows);
        }

        if (TSums.Depth % side > 0)
        {
            GradientOfInputs<TSums>(TSums.Depth % side, ref Unsafe.Add(ref x, input * rows), ref delta, ref Unsafe.Add(ref gradient, input * TSums.DepthStep), rows);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void GradientOfInputs<TSums>(nint inputs, ref T x, ref T delta, ref T gradient, nint rows)
        where TSums : struct, IRowSums
    {
        nint side = Has32Registers || TSums.UnitStep == 1 ? GradientSide : GradientSide / 2, unit = 0;
        for (; unit + side <= TSums.Count; unit += side)
        {
            GradientTile<TSums>(inputs, side, ref x, ref Unsafe.Add(ref delta, unit * rows), ref Unsafe.Add(ref gradient, unit * TSums.UnitStep), rows);
        }

        if (TSums.Count % side > 0)
        {
            GradientTile<TSums>(inputs, TSums.Count % side, ref x, ref Unsafe.Add(ref delta, unit * rows), ref Unsafe.Add(ref gradient, unit * TSums.UnitStep), rows);
        }
    }

    // biases += the sum of each unit's deltas.
    private static void SumOfRows(ref readonly T delta, ref T biases, nint units, nint rows)
    {
        for (nint unit = 0; unit < units; unit++)
        {
            TVector sum = TLanes.Zero;
            for (nint row = 0; row < rows; row += N)
            {
                sum = TLanes.Add(sum, Load(in delta, (unit * rows) + row));
            }

            Unsafe.Add(ref biases, unit) += TLanes.Sum(sum);
        }
    }

    // Where the weights of the units that do not stand side by side begin.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint DotStart<TShape>()
        where TShape : struct, ILayerShape => ColumnSums<TShape, T>.Count == 0 ? 0 : TShape.Inputs * ColumnSums<TShape, T>.DepthStep;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint BiasStart<TShape>()
        where TShape : struct, ILayerShape => DotStart<TShape>() + (DotSums<TShape, T>.Count * DotSums<TShape, T>.UnitStep);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Load(ref readonly T source, nint index) => TLanes.Load(in source, (nuint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(TVector value, ref T destination, nint index) => TLanes.Store(value, ref destination, (nuint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T At(ref readonly T source, nint index) => Unsafe.Add(ref Unsafe.AsRef(in source), index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref T Offset(ref readonly T source, nint index) => ref Unsafe.Add(ref Unsafe.AsRef(in source), index);
}
