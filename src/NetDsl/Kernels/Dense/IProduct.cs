namespace NetDsl.Kernels;

/// <summary>
/// The memory layout of the matrices of a product C = start + A · B, as a type, so that a tile is compiled with constant
/// distances: element (row, k) of A at row · ARow + k · AStep, row k of B at k · BRow, row of C at row · CRow.
/// </summary>
internal interface IProduct
{
    /// <summary>From one row of A to the next.</summary>
    static abstract nint ARow { get; }

    /// <summary>From one column of A to the next.</summary>
    static abstract nint AStep { get; }

    /// <summary>From one row of B to the next.</summary>
    static abstract nint BRow { get; }

    /// <summary>From one row of C to the next.</summary>
    static abstract nint CRow { get; }
}

/// <summary>sums = inputs · W, for the side-by-side units.</summary>
internal readonly struct ForwardProduct<TShape, T> : IProduct
    where TShape : struct, ILayerShape
    where T : unmanaged
{
    public static nint ARow => DenseLayer.Padded<T>(TShape.Inputs);

    public static nint AStep => 1;

    public static nint BRow => DenseLayer.LaneUnits<T>(TShape.Units);

    public static nint CRow => DenseLayer.Padded<T>(TShape.Units);
}

/// <summary>previous deltas = deltas · rows of weights, one row per unit: those of the dot products, or transposed ones.</summary>
internal readonly struct BackwardProduct<TShape, T> : IProduct
    where TShape : struct, ILayerShape
    where T : unmanaged
{
    public static nint ARow => DenseLayer.Padded<T>(TShape.Units);

    public static nint AStep => 1;

    public static nint BRow => DenseLayer.Padded<T>(TShape.Inputs);

    public static nint CRow => DenseLayer.Padded<T>(TShape.Inputs);
}

/// <summary>gradient of the side-by-side weights += inputsᵀ · deltas.</summary>
internal readonly struct LaneGradientProduct<TShape, T> : IProduct
    where TShape : struct, ILayerShape
    where T : unmanaged
{
    public static nint ARow => 1;

    public static nint AStep => DenseLayer.Padded<T>(TShape.Inputs);

    public static nint BRow => DenseLayer.Padded<T>(TShape.Units);

    public static nint CRow => DenseLayer.LaneUnits<T>(TShape.Units);
}

/// <summary>gradient of the dot products' weights += deltasᵀ · inputs.</summary>
internal readonly struct DotGradientProduct<TShape, T> : IProduct
    where TShape : struct, ILayerShape
    where T : unmanaged
{
    public static nint ARow => 1;

    public static nint AStep => DenseLayer.Padded<T>(TShape.Units);

    public static nint BRow => DenseLayer.Padded<T>(TShape.Inputs);

    public static nint CRow => DenseLayer.Padded<T>(TShape.Inputs);
}
