using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <content>Softmax and the losses in double precision, step by step.</content>
public static partial class Lanes4
{
    /// <inheritdoc cref="LowestBehind(Vector128{float}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> LowestBehind(Vector256<double> value, int count) => count switch
    {
        1 => Vector256.ConditionalSelect(Vector256.Create(-1, 0, 0, 0L).AsDouble(), value, Vector256.Create(double.NegativeInfinity)),
        2 => Vector256.ConditionalSelect(Vector256.Create(-1, -1, 0, 0L).AsDouble(), value, Vector256.Create(double.NegativeInfinity)),
        3 => Vector256.ConditionalSelect(Vector256.Create(-1, -1, -1, 0L).AsDouble(), value, Vector256.Create(double.NegativeInfinity)),
        _ => value,
    };

    /// <inheritdoc cref="Max(Vector128{float}, Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Max(Vector256<double> a, Vector256<double> b) =>
        Platform.Max(a, b);

    /// <inheritdoc cref="Largest(Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Largest(Vector256<double> value)
    {
        Vector256<double> pairs = Platform.Max(value, Vector256.Shuffle(value, Vector256.Create(2, 3, 0, 1L)));
        return Platform.Max(pairs, Vector256.Shuffle(pairs, Vector256.Create(1, 0, 3, 2L)));
    }

    /// <inheritdoc cref="ExpOfDifference(Vector128{float}, Vector128{float})"/>
    [MethodImpl(Platform.InlineLong)]
    public static Vector256<double> ExpOfDifference(Vector256<double> z, Vector256<double> max) =>
        Exponential.ExpOfDifference<Double256, Vector256<double>, double>(z, max);

    /// <inheritdoc cref="KeepBelow(Vector128{float}, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> KeepBelow(Vector256<double> value, double bound) =>
        Vector256.LessThan(value, Vector256.Create(bound)) & value;

    /// <inheritdoc cref="LogOfTotal(float, float)"/>
    [MethodImpl(Platform.InlineLong)]
    public static double LogOfTotal(double total, double rest) =>
        Logarithm.OfTotal(total, rest);

    /// <inheritdoc cref="Weighted(Vector128{float}, Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Weighted(Vector256<double> weight, Vector256<double> value) =>
        Dense<Double256, Vector256<double>, double>.Weighted(weight, value);

    /// <inheritdoc cref="BinaryCrossEntropy(Vector128{float}, Vector128{float})"/>
    [MethodImpl(Platform.InlineLong)]
    public static Vector256<double> BinaryCrossEntropy(Vector256<double> z, Vector256<double> target) =>
        default(BinaryCrossEntropy<double>).Value<Double256, Vector256<double>>(z, z, target);

    /// <inheritdoc cref="BinaryCrossEntropy(float, float)"/>
    [MethodImpl(Platform.InlineLong)]
    public static double BinaryCrossEntropy(double z, double target) =>
        default(BinaryCrossEntropy<double>).Value<Double128, Vector128<double>>(Vector128.CreateScalar(z), default, Vector128.CreateScalar(target)).ToScalar();

    /// <inheritdoc cref="Abs(Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Abs(Vector256<double> value) =>
        Vector256.Abs(value);

    /// <inheritdoc cref="Abs(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Abs(double value) =>
        Math.Abs(value);

    /// <inheritdoc cref="Sign(Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Sign(Vector256<double> value) =>
        AbsoluteError<double>.Sign<Double256, Vector256<double>>(value);

    /// <inheritdoc cref="Sign(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sign(double value) =>
        AbsoluteError<double>.Sign<Double128, Vector128<double>>(Vector128.CreateScalar(value)).ToScalar();

    /// <inheritdoc cref="Bound(Vector128{float}, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Bound(Vector256<double> value, double bound) =>
        Huber<double>.Bound<Double256, Vector256<double>>(value, Vector256.Create(bound));

    /// <inheritdoc cref="Bound(float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Bound(double value, double bound) =>
        Huber<double>.Bound<Double128, Vector128<double>>(Vector128.CreateScalar(value), Vector128.CreateScalar(bound)).ToScalar();
}
