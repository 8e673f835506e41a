using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>
/// Sums over something of a layer, as a type, so that tiles are compiled with constants: of each unit over the inputs, or of each input over
/// the units. The weight of a sum's k-th term is at k · DepthStep, from one sum to the next it is UnitStep on.
/// </summary>
internal interface IRowSums
{
    /// <summary>Terms of a sum.</summary>
    static abstract nint Depth { get; }

    /// <summary>From the weight of one term to that of the next.</summary>
    static abstract nint DepthStep { get; }

    /// <summary>From the weights of one sum to those of the next.</summary>
    static abstract nint UnitStep { get; }

    /// <summary>Whether a sum begins with a bias.</summary>
    static abstract bool HasBias { get; }
}

/// <summary>A layer's weighted sums, over its inputs; its parameters lie as written-out code has them, see <see cref="QuadLayer"/>.</summary>
internal readonly struct SumsOfUnits<TShape> : IRowSums
    where TShape : struct, ILayerShape
{
    public static nint Depth
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TShape.Inputs;
    }

    public static nint DepthStep
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TShape.Units == 1 ? 1 : RowLanes.InQuads(TShape.Units);
    }

    public static nint UnitStep
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TShape.Units == 1 ? RowLanes.InQuads(TShape.Inputs) : 1;
    }

    public static bool HasBias
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TShape.HasBias;
    }
}

/// <summary>The error that a layer's deltas send back to its inputs: sums over its units.</summary>
internal readonly struct SumsOfInputs<TShape> : IRowSums
    where TShape : struct, ILayerShape
{
    public static nint Depth
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TShape.Units;
    }

    public static nint DepthStep
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => SumsOfUnits<TShape>.UnitStep;
    }

    public static nint UnitStep
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => SumsOfUnits<TShape>.DepthStep;
    }

    public static bool HasBias
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }
}
