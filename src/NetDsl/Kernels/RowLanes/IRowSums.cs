using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>
/// Sums over something of a layer, as a type, so that tiles are compiled with constants: of each unit over the inputs, or of each input over
/// the units. The weight of a sum's k-th term is at k · DepthStep, and that of the next sum UnitStep further on.
/// </summary>
internal interface IRowSums
{
    /// <summary>How many sums.</summary>
    static abstract nint Count { get; }

    /// <summary>Terms of a sum.</summary>
    static abstract nint Depth { get; }

    /// <summary>From the weight of one term to that of the next.</summary>
    static abstract nint DepthStep { get; }

    /// <summary>From the weights of one sum to those of the next.</summary>
    static abstract nint UnitStep { get; }

    /// <summary>Whether a sum begins with a bias.</summary>
    static abstract bool HasBias { get; }

    /// <summary>Whether sums are added to what is there.</summary>
    static abstract bool Adds { get; }
}

/// <summary>The weighted sums of a layer's units that stand side by side, a row of weights for each input.</summary>
internal readonly struct ColumnSums<TShape, T> : IRowSums
    where TShape : struct, ILayerShape
    where T : unmanaged
{
    public static nint Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TShape.IsInQuads ? (TShape.Units == 1 ? 0 : TShape.Units) : DenseLayer.LaneUnits<T>(TShape.Units);
    }

    public static nint Depth
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TShape.Inputs;
    }

    public static nint DepthStep
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TShape.IsInQuads ? (TShape.Units + 3) / 4 * 4 : DenseLayer.LaneUnits<T>(TShape.Units);
    }

    public static nint UnitStep
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1;
    }

    public static bool HasBias
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TShape.HasBias;
    }

    public static bool Adds
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }
}

/// <summary>The weighted sums of the other units, a row of weights for each unit.</summary>
internal readonly struct DotSums<TShape, T> : IRowSums
    where TShape : struct, ILayerShape
    where T : unmanaged
{
    public static nint Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TShape.Units - ColumnSums<TShape, T>.Count;
    }

    public static nint Depth
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TShape.Inputs;
    }

    public static nint DepthStep
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1;
    }

    public static nint UnitStep
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TShape.IsInQuads ? (TShape.Inputs + 3) / 4 * 4 : DenseLayer.Padded<T>(TShape.Inputs);
    }

    public static bool HasBias
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TShape.HasBias;
    }

    public static bool Adds
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }
}

/// <summary>The error that some units send back to the inputs: sums over these units.</summary>
/// <typeparam name="TUnits">The weighted sums of the units.</typeparam>
/// <typeparam name="TBefore">Those of the units whose error is there already.</typeparam>
internal readonly struct BackwardSums<TUnits, TBefore> : IRowSums
    where TUnits : struct, IRowSums
    where TBefore : struct, IRowSums
{
    public static nint Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TUnits.Depth;
    }

    public static nint Depth
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TUnits.Count;
    }

    public static nint DepthStep
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TUnits.UnitStep;
    }

    public static nint UnitStep
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TUnits.DepthStep;
    }

    public static bool HasBias
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }

    public static bool Adds
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => typeof(TUnits) != typeof(TBefore) && TBefore.Count > 0;
    }
}
