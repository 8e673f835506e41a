using System.Runtime.Intrinsics;
using NetDsl.Kernels;
using NetDsl.Tests.Kernels;

namespace NetDsl.Tests.Losses;

/// <summary>Runs the kernels that work on rows of outputs, on lanes and for a number of units chosen at run time.</summary>
internal static class RowKernels
{
    /// <summary>The numbers of units that there are kernels for here: within, at and beyond vectors and blocks.</summary>
    public static int[] Units { get; } = [2, 3, 4, 7, 8, 10, 16, 17, 33, 100, 1000];

    /// <summary>The softmax of each row of pre-activations.</summary>
    public static double[][] Softmax(LanesName lanes, double[][] z) => Run(lanes, z, z, new SoftmaxOnly()).Outputs;

    /// <summary>The cross-entropy of each row, its softmax and its gradient by z.</summary>
    public static (double[] Losses, double[][] Outputs, double[][] Gradients) CrossEntropy(LanesName lanes, double[][] z, double[][] targets) =>
        Run(lanes, z, targets, new WithCrossEntropy());

    /// <summary>The binary cross-entropy of each row, its sigmoids and its gradient by z.</summary>
    public static (double[] Losses, double[][] Outputs, double[][] Gradients) BinaryCrossEntropy(LanesName lanes, double[][] z, double[][] targets) =>
        Run(lanes, z, targets, new WithBinaryCrossEntropy());

    private static (double[] Losses, double[][] Outputs, double[][] Gradients) Run(LanesName lanes, double[][] z, double[][] targets, IKernel kernel) => lanes switch
    {
        LanesName.Single128 => Choose<Single128, Vector128<float>, float>(z, targets, kernel),
        LanesName.Single256 => Choose<Single256, Vector256<float>, float>(z, targets, kernel),
        LanesName.Single512 => Choose<Single512, Vector512<float>, float>(z, targets, kernel),
        LanesName.Double128 => Choose<Double128, Vector128<double>, double>(z, targets, kernel),
        LanesName.Double256 => Choose<Double256, Vector256<double>, double>(z, targets, kernel),
        LanesName.Double512 => Choose<Double512, Vector512<double>, double>(z, targets, kernel),
        _ => throw new ArgumentOutOfRangeException(nameof(lanes)),
    };

    private static (double[] Losses, double[][] Outputs, double[][] Gradients) Choose<TLanes, TVector, T>(double[][] z, double[][] targets, IKernel kernel)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> => z[0].Length switch
        {
            2 => Apply<TLanes, TVector, T, Units2>(z, targets, kernel),
            3 => Apply<TLanes, TVector, T, Units3>(z, targets, kernel),
            4 => Apply<TLanes, TVector, T, Units4>(z, targets, kernel),
            7 => Apply<TLanes, TVector, T, Units7>(z, targets, kernel),
            8 => Apply<TLanes, TVector, T, Units8>(z, targets, kernel),
            10 => Apply<TLanes, TVector, T, Units10>(z, targets, kernel),
            16 => Apply<TLanes, TVector, T, Units16>(z, targets, kernel),
            17 => Apply<TLanes, TVector, T, Units17>(z, targets, kernel),
            33 => Apply<TLanes, TVector, T, Units33>(z, targets, kernel),
            100 => Apply<TLanes, TVector, T, Units100>(z, targets, kernel),
            1000 => Apply<TLanes, TVector, T, Units1000>(z, targets, kernel),
            _ => throw new ArgumentException($"There is no kernel for {z[0].Length} units here.", nameof(z)),
        };

    // All rows together for outputs and gradients, row by row for the losses, which a kernel adds up.
    private static (double[] Losses, double[][] Outputs, double[][] Gradients) Apply<TLanes, TVector, T, TShape>(double[][] z, double[][] targets, IKernel kernel)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
        where TShape : struct, ILayerShape
    {
        int padded = DenseLayer.Padded<T>(TShape.Units);
        T[] sums = Pad(z), outputs = new T[sums.Length], deltas = Pad(targets);
        Array.Fill(outputs, T.NaN);
        kernel.Run<TLanes, TVector, T, TShape>(sums, outputs, deltas, z.Length);
        double[] losses = new double[z.Length];
        for (int row = 0; row < z.Length; row++)
        {
            T[] target = Pad([targets[row]]), output = outputs[(row * padded)..((row + 1) * padded)];
            losses[row] = double.CreateChecked(kernel.Run<TLanes, TVector, T, TShape>(sums[(row * padded)..((row + 1) * padded)], output, target, 1));
        }

        // Gaps have to stay zero: the next product relies on it.
        foreach (T[] memory in kernel is SoftmaxOnly ? [outputs] : new[] { outputs, deltas })
        {
            for (int i = 0; i < memory.Length; i++)
                Xunit.Assert.True(i % padded < TShape.Units || memory[i] == T.Zero, $"The gap holds {memory[i]}.");
        }

        return (losses, Rows(outputs), Rows(deltas));

        T[] Pad(double[][] rows) => [.. rows.SelectMany(row => row.Select(T.CreateTruncating).Concat(new T[padded - TShape.Units]))];

        double[][] Rows(T[] memory) => [.. memory.Chunk(padded).Select(row => Array.ConvertAll(row[..TShape.Units], double.CreateChecked))];
    }

    private interface IKernel
    {
        T Run<TLanes, TVector, T, TShape>(T[] z, T[] outputs, T[] deltas, int rows)
            where TLanes : struct, ILanes<TVector, T>
            where TVector : struct
            where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
            where TShape : struct, ILayerShape;
    }

    private sealed class SoftmaxOnly : IKernel
    {
        public T Run<TLanes, TVector, T, TShape>(T[] z, T[] outputs, T[] deltas, int rows)
            where TLanes : struct, ILanes<TVector, T>
            where TVector : struct
            where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
            where TShape : struct, ILayerShape
        {
            DensePasses<TLanes, TVector, T>.Softmax<TShape>(in z[0], ref outputs[0], rows);
            return T.Zero;
        }
    }

    private sealed class WithCrossEntropy : IKernel
    {
        public T Run<TLanes, TVector, T, TShape>(T[] z, T[] outputs, T[] deltas, int rows)
            where TLanes : struct, ILanes<TVector, T>
            where TVector : struct
            where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
            where TShape : struct, ILayerShape
        {
            DensePasses<TLanes, TVector, T>.Softmax<TShape>(in z[0], ref outputs[0], rows);
            return DensePasses<TLanes, TVector, T>.CrossEntropy<TShape>(in z[0], in outputs[0], ref deltas[0], rows);
        }
    }

    private sealed class WithBinaryCrossEntropy : IKernel
    {
        public T Run<TLanes, TVector, T, TShape>(T[] z, T[] outputs, T[] deltas, int rows)
            where TLanes : struct, ILanes<TVector, T>
            where TVector : struct
            where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
            where TShape : struct, ILayerShape
        {
            DensePasses<TLanes, TVector, T>.Activate<Sigmoid<T>, TShape>(in z[0], ref outputs[0], rows);
            DenseLayer.ClearGap(ref outputs[0], TShape.Units, rows);
            return DensePasses<TLanes, TVector, T>.Loss<BinaryCrossEntropy<T>, TShape>(default, in z[0], in outputs[0], ref deltas[0], rows);
        }
    }
}
