using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

// The units that do not fill a block, for several rows: their weights, stored as a row per unit, are put side by side
// first. A dot product ends in a sum over the lanes of a vector, which is not worthwhile for a narrow layer.
internal static partial class DensePasses<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // outputs = inputs · W + b
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void ForwardRest<TShape>(ref readonly T inputs, ref readonly T layer, ref T outputs, int rows)
        where TShape : struct, ILayerShape
    {
        nint lanes = DenseLayer.LaneUnits<T>(TShape.Units), input = DenseLayer.Padded<T>(TShape.Inputs), output = DenseLayer.Padded<T>(TShape.Units);
        nint rest = RestProduct<TShape>.Columns;
        Span<T> memory = stackalloc T[(int)(input * rest) + DenseLayer.BlockElements<T>() - 1];
        ref T weights = ref Scratch.Align(memory);
        ref T dots = ref Offset(in layer, TShape.Inputs * lanes), target = ref Unsafe.Add(ref outputs, lanes);
        Transposition.Transpose(in dots, input, TShape.Units - lanes, ref weights, rest, input);
        if (TShape.HasBias)
        {
            ref T biases = ref Unsafe.Add(ref dots, ((TShape.Units - lanes) * input) + lanes);
            Multiply<RestProduct<TShape>>(in inputs, in weights, ref target, in biases, 0, 1, rows, rest, TShape.Inputs);
        }
        else
        {
            SetProduct<RestProduct<TShape>>(in inputs, in weights, ref target, rows, rest, TShape.Inputs);
        }

        if (lanes + rest < output)
        {
            for (nint row = 0; row < rows; row++)
            {
                for (nint i = lanes + rest; i < output; i += N)
                {
                    Store(TLanes.Zero, ref outputs, (row * output) + i);
                }
            }
        }
    }

    private readonly struct RestProduct<TShape> : IProduct
        where TShape : struct, ILayerShape
    {
        // The units, rounded up to whole vectors.
        public static nint Columns
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => (TShape.Units - DenseLayer.LaneUnits<T>(TShape.Units) + N - 1) / N * N;
        }

        public static nint ARow => DenseLayer.Padded<T>(TShape.Inputs);

        public static nint AStep => 1;

        public static nint BRow => Columns;

        public static nint CRow => DenseLayer.Padded<T>(TShape.Units);
    }
}
