// Also DenseLayer.Losses.Double: float = double, Single128 = Double128, Single256 = Double256, Single512 = Double512, 1f = 1.0
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <content>The losses, and softmax, which also works on whole rows.</content>
public static partial class DenseLayer
{
    /// <summary>
    /// The activations of a softmax layer: value = e^(z − max z) / Σ e^(z − max z) of each row, within 4 units in the last place
    /// for any number of units. The two may be the same memory.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Softmax<TShape>(ref readonly float z, ref float value, int rows)
        where TShape : struct, ILayerShape
    {
        if (Vector512.IsHardwareAccelerated)
        {
            DensePasses<Single512, Vector512<float>, float>.Softmax<TShape>(in z, ref value, rows);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            DensePasses<Single256, Vector256<float>, float>.Softmax<TShape>(in z, ref value, rows);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            DensePasses<Single128, Vector128<float>, float>.Softmax<TShape>(in z, ref value, rows);
        }
        else
        {
            DensePasses<Scalar<float>, float, float>.Softmax<TShape>(in z, ref value, rows);
        }
    }

    /// <summary>Completes the deltas of a softmax layer: delta = value · (delta − Σ delta · value) of each row, where value is softmax(z).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SoftmaxDelta<TShape>(ref float delta, ref readonly float value, int rows)
        where TShape : struct, ILayerShape
    {
        if (Vector512.IsHardwareAccelerated)
        {
            DensePasses<Single512, Vector512<float>, float>.SoftmaxDelta<TShape>(ref delta, in value, rows);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            DensePasses<Single256, Vector256<float>, float>.SoftmaxDelta<TShape>(ref delta, in value, rows);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            DensePasses<Single128, Vector128<float>, float>.SoftmaxDelta<TShape>(ref delta, in value, rows);
        }
        else
        {
            DensePasses<Scalar<float>, float, float>.SoftmaxDelta<TShape>(ref delta, in value, rows);
        }
    }

    /// <summary>
    /// The cross-entropy of softmax(z), −Σ target · ln output over all rows, and its gradient by z: delta = output · Σ target − target.
    /// The targets are the caller's memory: rows exactly as long as the layer has units, or a class for each row.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float CrossEntropy<TShape, TTarget>(ref readonly float z, ref readonly float outputs, ref readonly TTarget targets, ref float deltas, int rows)
        where TShape : struct, ILayerShape
        where TTarget : unmanaged
    {
        Targets.CopyIn(in targets, ref deltas, TShape.Units, rows, 1f);
        return
            Vector512.IsHardwareAccelerated ? DensePasses<Single512, Vector512<float>, float>.CrossEntropy<TShape>(in z, in outputs, ref deltas, rows)
            : Vector256.IsHardwareAccelerated ? DensePasses<Single256, Vector256<float>, float>.CrossEntropy<TShape>(in z, in outputs, ref deltas, rows)
            : Vector128.IsHardwareAccelerated ? DensePasses<Single128, Vector128<float>, float>.CrossEntropy<TShape>(in z, in outputs, ref deltas, rows)
            : DensePasses<Scalar<float>, float, float>.CrossEntropy<TShape>(in z, in outputs, ref deltas, rows);
    }

    /// <summary>
    /// A loss that is a sum over outputs, over all rows, and its gradient. The targets are the caller's memory: rows exactly as
    /// long as the layer has units. A loss that is not fused with its activation does not read z, which may be any memory of that size.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Loss<TLoss, TShape>(
        TLoss loss, ref readonly float z, ref readonly float outputs, ref readonly float targets, ref float deltas, int rows)
        where TLoss : struct, ILoss<float>
        where TShape : struct, ILayerShape
    {
        CopyIn(in targets, ref deltas, TShape.Units, rows);
        return
            Vector512.IsHardwareAccelerated ? DensePasses<Single512, Vector512<float>, float>.Loss<TLoss, TShape>(loss, in z, in outputs, ref deltas, rows)
            : Vector256.IsHardwareAccelerated ? DensePasses<Single256, Vector256<float>, float>.Loss<TLoss, TShape>(loss, in z, in outputs, ref deltas, rows)
            : Vector128.IsHardwareAccelerated ? DensePasses<Single128, Vector128<float>, float>.Loss<TLoss, TShape>(loss, in z, in outputs, ref deltas, rows)
            : DensePasses<Scalar<float>, float, float>.Loss<TLoss, TShape>(loss, in z, in outputs, ref deltas, rows);
    }
}
