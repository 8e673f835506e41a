// Also RowLanes.Double: float = double, Single128 = Double128, Single256 = Double256, Single512 = Double512
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

// Each pass in the widest vectors that the machine has.
public static partial class RowLanes
{
    /// <summary>The weighted sums: outputs = inputs · W + b, before the activation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward<TShape>(ref readonly float inputs, ref readonly float layer, ref float outputs, int rows)
        where TShape : struct, ILayerShape
    {
        if (Vector512.IsHardwareAccelerated)
        {
            RowLanesPasses<Single512, Vector512<float>, float>.Forward<TShape>(in inputs, in layer, ref outputs, rows);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            RowLanesPasses<Single256, Vector256<float>, float>.Forward<TShape>(in inputs, in layer, ref outputs, rows);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            RowLanesPasses<Single128, Vector128<float>, float>.Forward<TShape>(in inputs, in layer, ref outputs, rows);
        }
        else
        {
            RowLanesPasses<Scalar<float>, float, float>.Forward<TShape>(in inputs, in layer, ref outputs, rows);
        }
    }

    /// <summary>The error that deltas send back to the layer's inputs: previous = deltas · Wᵀ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void BackwardDelta<TShape>(ref readonly float deltas, ref readonly float layer, ref float previous, int rows)
        where TShape : struct, ILayerShape
    {
        if (Vector512.IsHardwareAccelerated)
        {
            RowLanesPasses<Single512, Vector512<float>, float>.BackwardDelta<TShape>(in deltas, in layer, ref previous, rows);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            RowLanesPasses<Single256, Vector256<float>, float>.BackwardDelta<TShape>(in deltas, in layer, ref previous, rows);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            RowLanesPasses<Single128, Vector128<float>, float>.BackwardDelta<TShape>(in deltas, in layer, ref previous, rows);
        }
        else
        {
            RowLanesPasses<Scalar<float>, float, float>.BackwardDelta<TShape>(in deltas, in layer, ref previous, rows);
        }
    }

    /// <summary>Adds inputsᵀ · deltas to the gradient of a layer's weights and the sum of the deltas to that of its biases.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate<TShape>(ref readonly float inputs, ref readonly float deltas, ref float layer, int rows)
        where TShape : struct, ILayerShape
    {
        if (Vector512.IsHardwareAccelerated)
        {
            RowLanesPasses<Single512, Vector512<float>, float>.Accumulate<TShape>(in inputs, in deltas, ref layer, rows);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            RowLanesPasses<Single256, Vector256<float>, float>.Accumulate<TShape>(in inputs, in deltas, ref layer, rows);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            RowLanesPasses<Single128, Vector128<float>, float>.Accumulate<TShape>(in inputs, in deltas, ref layer, rows);
        }
        else
        {
            RowLanesPasses<Scalar<float>, float, float>.Accumulate<TShape>(in inputs, in deltas, ref layer, rows);
        }
    }

    /// <summary>An activation of values that lie together, <paramref name="count"/> of them, whole vectors: value = f(z), which may be the same memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Activate<TFunction>(ref readonly float z, ref float value, int count)
        where TFunction : IFunction<float>
    {
        if (Vector512.IsHardwareAccelerated)
        {
            RowLanesPasses<Single512, Vector512<float>, float>.Activate<TFunction>(in z, ref value, count);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            RowLanesPasses<Single256, Vector256<float>, float>.Activate<TFunction>(in z, ref value, count);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            RowLanesPasses<Single128, Vector128<float>, float>.Activate<TFunction>(in z, ref value, count);
        }
        else
        {
            RowLanesPasses<Scalar<float>, float, float>.Activate<TFunction>(in z, ref value, count);
        }
    }

    /// <summary>delta *= f'(z), likewise.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyByDerivative<TFunction>(ref float delta, ref readonly float z, ref readonly float value, int count)
        where TFunction : IFunction<float>
    {
        if (Vector512.IsHardwareAccelerated)
        {
            RowLanesPasses<Single512, Vector512<float>, float>.MultiplyByDerivative<TFunction>(ref delta, in z, in value, count);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            RowLanesPasses<Single256, Vector256<float>, float>.MultiplyByDerivative<TFunction>(ref delta, in z, in value, count);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            RowLanesPasses<Single128, Vector128<float>, float>.MultiplyByDerivative<TFunction>(ref delta, in z, in value, count);
        }
        else
        {
            RowLanesPasses<Scalar<float>, float, float>.MultiplyByDerivative<TFunction>(ref delta, in z, in value, count);
        }
    }
}
