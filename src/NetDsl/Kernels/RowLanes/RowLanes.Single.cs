// Also RowLanes.Double: float = double, Single128 = Double128, Single256 = Double256, Single512 = Double512
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

// Each pass in the widest vectors that the machine has.
public static partial class RowLanes
{
    /// <summary>The weighted sums: outputs = inputs · W + b, before the activation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward<TShape>(ref readonly float inputs, ref readonly float layer, ref float outputs, int lanes)
        where TShape : struct, ILayerShape
    {
        if (Vector512.IsHardwareAccelerated)
        {
            RowLanesPasses<Single512, Vector512<float>, float>.Forward<TShape>(in inputs, in layer, ref outputs, lanes);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            RowLanesPasses<Single256, Vector256<float>, float>.Forward<TShape>(in inputs, in layer, ref outputs, lanes);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            RowLanesPasses<Single128, Vector128<float>, float>.Forward<TShape>(in inputs, in layer, ref outputs, lanes);
        }
        else
        {
            RowLanesPasses<Scalar<float>, float, float>.Forward<TShape>(in inputs, in layer, ref outputs, lanes);
        }
    }

    /// <summary>The error that deltas send back to the layer's inputs: previous = deltas · Wᵀ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void BackwardDelta<TShape>(ref readonly float deltas, ref readonly float layer, ref float previous, int lanes)
        where TShape : struct, ILayerShape
    {
        if (Vector512.IsHardwareAccelerated)
        {
            RowLanesPasses<Single512, Vector512<float>, float>.BackwardDelta<TShape>(in deltas, in layer, ref previous, lanes);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            RowLanesPasses<Single256, Vector256<float>, float>.BackwardDelta<TShape>(in deltas, in layer, ref previous, lanes);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            RowLanesPasses<Single128, Vector128<float>, float>.BackwardDelta<TShape>(in deltas, in layer, ref previous, lanes);
        }
        else
        {
            RowLanesPasses<Scalar<float>, float, float>.BackwardDelta<TShape>(in deltas, in layer, ref previous, lanes);
        }
    }

    /// <summary>Adds inputsᵀ · deltas to the gradient of a layer's weights and the sum of the deltas to that of its biases.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate<TShape>(ref readonly float inputs, ref readonly float deltas, ref float layer, int lanes)
        where TShape : struct, ILayerShape
    {
        if (Vector512.IsHardwareAccelerated)
        {
            RowLanesPasses<Single512, Vector512<float>, float>.Accumulate<TShape>(in inputs, in deltas, ref layer, lanes);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            RowLanesPasses<Single256, Vector256<float>, float>.Accumulate<TShape>(in inputs, in deltas, ref layer, lanes);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            RowLanesPasses<Single128, Vector128<float>, float>.Accumulate<TShape>(in inputs, in deltas, ref layer, lanes);
        }
        else
        {
            RowLanesPasses<Scalar<float>, float, float>.Accumulate<TShape>(in inputs, in deltas, ref layer, lanes);
        }
    }

    /// <summary>An activation of <paramref name="count"/> values, whole blocks: value = f(z), which may be the same memory.</summary>
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

    /// <summary>value = e^(z − max z) / Σ e^(z − max z) of each row, which may be the same memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Softmax(ref readonly float z, ref float value, int units, int lanes)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            RowLanesPasses<Single512, Vector512<float>, float>.Softmax(in z, ref value, units, lanes);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            RowLanesPasses<Single256, Vector256<float>, float>.Softmax(in z, ref value, units, lanes);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            RowLanesPasses<Single128, Vector128<float>, float>.Softmax(in z, ref value, units, lanes);
        }
        else
        {
            RowLanesPasses<Scalar<float>, float, float>.Softmax(in z, ref value, units, lanes);
        }
    }

    /// <summary>delta = value · (delta − Σ delta · value) of each row, where value is softmax(z).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SoftmaxDelta(ref float delta, ref readonly float value, int units, int lanes)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            RowLanesPasses<Single512, Vector512<float>, float>.SoftmaxDelta(ref delta, in value, units, lanes);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            RowLanesPasses<Single256, Vector256<float>, float>.SoftmaxDelta(ref delta, in value, units, lanes);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            RowLanesPasses<Single128, Vector128<float>, float>.SoftmaxDelta(ref delta, in value, units, lanes);
        }
        else
        {
            RowLanesPasses<Scalar<float>, float, float>.SoftmaxDelta(ref delta, in value, units, lanes);
        }
    }

    /// <summary>
    /// A loss that is a sum over outputs, over all rows, and its gradient, both times the rows' weights. The targets are the caller's memory:
    /// rows exactly as long as the network has outputs, or a class for each row.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Loss<TLoss, TTarget>(TLoss loss, ref readonly float z, ref readonly float outputs, ref readonly TTarget targets, ref float deltas, int units, int rows, int lanes, BatchExtras<float> extras)
        where TLoss : struct, ILoss<float>
        where TTarget : unmanaged
    {
        CopyTargets(in targets, ref deltas, units, rows, lanes);
        return
            Vector512.IsHardwareAccelerated ? RowLanesPasses<Single512, Vector512<float>, float>.Loss<TLoss>(loss, in z, in outputs, ref deltas, units, rows, lanes, extras.Weights)
            : Vector256.IsHardwareAccelerated ? RowLanesPasses<Single256, Vector256<float>, float>.Loss<TLoss>(loss, in z, in outputs, ref deltas, units, rows, lanes, extras.Weights)
            : Vector128.IsHardwareAccelerated ? RowLanesPasses<Single128, Vector128<float>, float>.Loss<TLoss>(loss, in z, in outputs, ref deltas, units, rows, lanes, extras.Weights)
            : RowLanesPasses<Scalar<float>, float, float>.Loss<TLoss>(loss, in z, in outputs, ref deltas, units, rows, lanes, extras.Weights);
    }

    /// <summary>The cross-entropy of softmax(z), −Σ target · ln output over all rows, and its gradient by z, both times the rows' weights.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float CrossEntropy<TTarget>(ref readonly float z, ref readonly float outputs, ref readonly TTarget targets, ref float deltas, int units, int rows, int lanes, BatchExtras<float> extras)
        where TTarget : unmanaged
    {
        CopyTargets(in targets, ref deltas, units, rows, lanes);
        return
            Vector512.IsHardwareAccelerated ? RowLanesPasses<Single512, Vector512<float>, float>.CrossEntropy(in z, in outputs, ref deltas, units, rows, lanes, extras.Weights)
            : Vector256.IsHardwareAccelerated ? RowLanesPasses<Single256, Vector256<float>, float>.CrossEntropy(in z, in outputs, ref deltas, units, rows, lanes, extras.Weights)
            : Vector128.IsHardwareAccelerated ? RowLanesPasses<Single128, Vector128<float>, float>.CrossEntropy(in z, in outputs, ref deltas, units, rows, lanes, extras.Weights)
            : RowLanesPasses<Scalar<float>, float, float>.CrossEntropy(in z, in outputs, ref deltas, units, rows, lanes, extras.Weights);
    }
}
