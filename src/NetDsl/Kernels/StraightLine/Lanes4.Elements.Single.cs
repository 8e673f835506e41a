using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace NetDsl.Kernels;

/// <content>Operations that differ between single and double precision: moving elements.</content>
public static partial class Lanes4
{
    /// <summary>The first <paramref name="count"/> numbers, and zeros in place of the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> KeepFirst(Vector128<float> value, int count) => count switch
    {
        1 => value & Vector128.Create(-1, 0, 0, 0).AsSingle(),
        2 => value & Vector128.Create(-1, -1, 0, 0).AsSingle(),
        3 => value & Vector128.Create(-1, -1, -1, 0).AsSingle(),
        _ => value,
    };

    /// <summary>Four copies of one of the four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Broadcast(Vector128<float> value, int lane) => lane switch
    {
        0 => Vector128.Shuffle(value, Vector128.Create(0, 0, 0, 0)),
        1 => Vector128.Shuffle(value, Vector128.Create(1, 1, 1, 1)),
        2 => Vector128.Shuffle(value, Vector128.Create(2, 2, 2, 2)),
        _ => Vector128.Shuffle(value, Vector128.Create(3, 3, 3, 3)),
    };

    /// <summary>The sum of the four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Vector128<float> value)
    {
        Vector128<float> pairs = value + Vector128.Shuffle(value, Vector128.Create(2, 3, 0, 1));
        return (pairs + Vector128.Shuffle(pairs, Vector128.Create(1, 0, 3, 2))).ToScalar();
    }

    /// <summary>The sums of four vectors, side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sums(Vector128<float> first, Vector128<float> second, Vector128<float> third, Vector128<float> fourth)
    {
        if (Sse3.IsSupported)
        {
            return Sse3.HorizontalAdd(Sse3.HorizontalAdd(first, second), Sse3.HorizontalAdd(third, fourth));
        }

        if (AdvSimd.Arm64.IsSupported)
        {
            return AdvSimd.Arm64.AddPairwise(AdvSimd.Arm64.AddPairwise(first, second), AdvSimd.Arm64.AddPairwise(third, fourth));
        }

        return Vector128.Create(Sum(first), Sum(second), Sum(third), Sum(fourth));
    }

    // All bits set in the first count of the four, without a branch: a constant if the count is one.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> KeptSingle(int count) =>
        Vector128.Create((0 - count) >> 31, (1 - count) >> 31, (2 - count) >> 31, (3 - count) >> 31).AsSingle();

    /// <summary>The first <paramref name="count"/> numbers, and −∞ in place of the others, which does not affect a maximum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> LowestBehind(Vector128<float> value, int count) => count switch
    {
        1 => Vector128.ConditionalSelect(Vector128.Create(-1, 0, 0, 0).AsSingle(), value, Vector128.Create(float.NegativeInfinity)),
        2 => Vector128.ConditionalSelect(Vector128.Create(-1, -1, 0, 0).AsSingle(), value, Vector128.Create(float.NegativeInfinity)),
        3 => Vector128.ConditionalSelect(Vector128.Create(-1, -1, -1, 0).AsSingle(), value, Vector128.Create(float.NegativeInfinity)),
        _ => value,
    };

    /// <summary>Four copies of the largest of the four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Largest(Vector128<float> value)
    {
        Vector128<float> pairs = Platform.Max(value, Vector128.Shuffle(value, Vector128.Create(2, 3, 0, 1)));
        return Platform.Max(pairs, Vector128.Shuffle(pairs, Vector128.Create(1, 0, 3, 2)));
    }
}
