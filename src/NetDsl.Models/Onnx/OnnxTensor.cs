namespace NetDsl.Models.Onnx;

/// <summary>A constant of a model: numbers that a double holds exactly, whole ones up to 2⁵³ among them.</summary>
internal sealed record OnnxTensor(long[] Shape, double[] Values, bool IsFloatingPoint, bool IsDouble)
{
    /// <summary>In a shape: the number of rows, which is whatever it is.</summary>
    public const double Batch = double.NegativeInfinity;

    public static OnnxTensor Whole(params double[] values) => new([values.Length], values, false, false);

    /// <summary>Whether it is one number.</summary>
    public bool IsScalar => Values.Length == 1;
}
