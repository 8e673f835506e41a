using System.Numerics;
using System.Runtime.Intrinsics;
using NetDsl.Kernels;

namespace NetDsl.SourceCode;

/// <summary>The vectors that kernels use on this machine: their number of elements, and how these are summed.</summary>
/// <param name="Count">The number of elements in a vector.</param>
/// <param name="Sum">The sum of one vector's elements, as an expression.</param>
/// <param name="SumOfFour">The same, if four vectors are summed together.</param>
internal sealed record MachineLanes(int Count, Func<Func<int, string>, string> Sum, Func<Func<int, string>, string> SumOfFour)
{
    /// <summary>The widest vectors: used by layers too large to be unrolled.</summary>
    public static MachineLanes Widest<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => typeof(T) == typeof(float)
        ? Vector512.IsHardwareAccelerated ? Of<Single512, Vector512<float>, float>()
            : Vector256.IsHardwareAccelerated ? Of<Single256, Vector256<float>, float>()
            : Vector128.IsHardwareAccelerated ? Of<Single128, Vector128<float>, float>()
            : Of<Scalar<float>, float, float>()
        : Vector512.IsHardwareAccelerated ? Of<Double512, Vector512<double>, double>()
            : Vector256.IsHardwareAccelerated ? Of<Double256, Vector256<double>, double>()
            : Vector128.IsHardwareAccelerated ? Of<Double128, Vector128<double>, double>()
            : Of<Scalar<double>, double, double>();

    /// <summary>Vectors of four, or half of that: used by small networks as stages of larger ones.</summary>
    public static MachineLanes Quads<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        typeof(T) == typeof(float) ? Of<Single128, Vector128<float>, float>()
        : Vector256.IsHardwareAccelerated ? Of<Double256, Vector256<double>, double>()
        : Of<Double128, Vector128<double>, double>();

    /// <summary>Vectors of four: used by unrolled networks.</summary>
    public static MachineLanes WrittenOut<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
        {
            return new(4, element => SumTree.Of<float>(4, four => Lanes4.Sum(Vector128.Create(four)), element), element => throw new NotSupportedException());
        }

        return new(4, element => SumTree.Of<double>(4, four => Lanes4.Sum(Vector256.Create(four)), element), element => throw new NotSupportedException());
    }

    private static MachineLanes Of<TLanes, TVector, T>()
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(
            TLanes.Count,
            element => SumTree.Of<T>(TLanes.Count, numbers => TLanes.Sum(TLanes.Load(in numbers[0], 0)), element),
            element => SumTree.Of<T>(
                TLanes.Count,
                numbers =>
                {
                    T[] sums = new T[4];
                    TLanes.AddSums(TLanes.Load(in numbers[0], 0), TLanes.Zero, TLanes.Zero, TLanes.Zero, ref sums[0], 0);
                    return sums[0];
                },
                element));
}
