using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <content>The losses in double precision, and softmax, which works on a whole row as they do.</content>
public static partial class DenseLayer
{
    /// <inheritdoc cref="Softmax{TShape}(ref readonly float, ref float, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Softmax<TShape>(ref readonly double z, ref double value, int rows)
        where TShape : struct, ILayerShape
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Dense<Double512, Vector512<double>, double>.Softmax<TShape>(in z, ref value, rows);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Dense<Double256, Vector256<double>, double>.Softmax<TShape>(in z, ref value, rows);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            Dense<Double128, Vector128<double>, double>.Softmax<TShape>(in z, ref value, rows);
        }
        else
        {
            Dense<Scalar<double>, double, double>.Softmax<TShape>(in z, ref value, rows);
        }
    }

    /// <inheritdoc cref="SoftmaxDelta{TShape}(ref float, ref readonly float, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SoftmaxDelta<TShape>(ref double delta, ref readonly double value, int rows)
        where TShape : struct, ILayerShape
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Dense<Double512, Vector512<double>, double>.SoftmaxDelta<TShape>(ref delta, in value, rows);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Dense<Double256, Vector256<double>, double>.SoftmaxDelta<TShape>(ref delta, in value, rows);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            Dense<Double128, Vector128<double>, double>.SoftmaxDelta<TShape>(ref delta, in value, rows);
        }
        else
        {
            Dense<Scalar<double>, double, double>.SoftmaxDelta<TShape>(ref delta, in value, rows);
        }
    }

    /// <inheritdoc cref="CrossEntropy{TShape, TTarget}(ref readonly float, ref readonly float, ref readonly TTarget, ref float, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double CrossEntropy<TShape, TTarget>(ref readonly double z, ref readonly double outputs, ref readonly TTarget targets, ref double deltas, int rows)
        where TShape : struct, ILayerShape
        where TTarget : unmanaged
    {
        Targets.CopyIn(in targets, ref deltas, TShape.Units, rows, 1.0);
        return
            Vector512.IsHardwareAccelerated ? Dense<Double512, Vector512<double>, double>.CrossEntropy<TShape>(in z, in outputs, ref deltas, rows)
            : Vector256.IsHardwareAccelerated ? Dense<Double256, Vector256<double>, double>.CrossEntropy<TShape>(in z, in outputs, ref deltas, rows)
            : Vector128.IsHardwareAccelerated ? Dense<Double128, Vector128<double>, double>.CrossEntropy<TShape>(in z, in outputs, ref deltas, rows)
            : Dense<Scalar<double>, double, double>.CrossEntropy<TShape>(in z, in outputs, ref deltas, rows);
    }

    /// <inheritdoc cref="Loss{TLoss, TShape}(TLoss, ref readonly float, ref readonly float, ref readonly float, ref float, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Loss<TLoss, TShape>(
        TLoss loss, ref readonly double z, ref readonly double outputs, ref readonly double targets, ref double deltas, int rows)
        where TLoss : struct, ILoss<double>
        where TShape : struct, ILayerShape
    {
        CopyIn(in targets, ref deltas, TShape.Units, rows);
        return
            Vector512.IsHardwareAccelerated ? Dense<Double512, Vector512<double>, double>.Loss<TLoss, TShape>(loss, in z, in outputs, ref deltas, rows)
            : Vector256.IsHardwareAccelerated ? Dense<Double256, Vector256<double>, double>.Loss<TLoss, TShape>(loss, in z, in outputs, ref deltas, rows)
            : Vector128.IsHardwareAccelerated ? Dense<Double128, Vector128<double>, double>.Loss<TLoss, TShape>(loss, in z, in outputs, ref deltas, rows)
            : Dense<Scalar<double>, double, double>.Loss<TLoss, TShape>(loss, in z, in outputs, ref deltas, rows);
    }
}
