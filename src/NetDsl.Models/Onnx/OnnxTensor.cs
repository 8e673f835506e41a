namespace NetDsl.Models.Onnx;

/// <summary>A constant of a model: numbers that a double represents exactly, including integers up to 2⁵³.</summary>
internal sealed record OnnxTensor(long[] Shape, double[] Values, bool IsFloatingPoint, bool IsDouble)
{
    /// <summary>In a shape: the number of rows, which is free.</summary>
    public const double Batch = double.NegativeInfinity;

    public static OnnxTensor Whole(params double[] values) => new([values.Length], values, false, false);

    /// <summary>Whether it is one number.</summary>
    public bool IsScalar => Values.Length == 1;
}
