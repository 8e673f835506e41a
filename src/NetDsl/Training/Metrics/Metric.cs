using System.Numerics;

namespace NetDsl;

/// <summary>
/// A figure that tells how well a network does: the mean over rows of a value that each row has. It is watched, not trained for.
/// One of your own is <see cref="Create"/>, or a class derived from this one.
/// </summary>
public abstract class Metric
{
    /// <summary>A metric.</summary>
    /// <param name="name">What it is called in a <see cref="History"/>.</param>
    /// <param name="higherIsBetter">Whether larger values are better, as those of an accuracy are.</param>
    protected Metric(string name, bool higherIsBetter = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        HigherIsBetter = higherIsBetter;
    }

    /// <summary>The network's own loss, which every history has.</summary>
    public static Metric Loss { get; } = new LossMetric();

    /// <summary>
    /// Σ (ŷ − y)² over the outputs: what the texts print as the error, divided by the number of rows as chapter 8 does. Twice the loss of
    /// <see cref="NetDsl.Loss.SquaredError"/>.
    /// </summary>
    public static Metric SumOfSquaredError { get; } = new SumOfSquaredError();

    /// <summary>
    /// The part of the rows whose largest output is that of their class, which is the largest target. Of a network with one
    /// output it is <see cref="BinaryAccuracy"/>. A row with NaN among its outputs or targets is of no class, and counts as wrong.
    /// </summary>
    public static Metric Accuracy { get; } = new Accuracy();

    /// <summary>The part of all outputs that lie on the side of ½ where their target lies; NaN lies on neither, and counts as wrong.</summary>
    public static Metric BinaryAccuracy { get; } = new BinaryAccuracy();

    /// <summary>|ŷ − y|, the mean over the outputs.</summary>
    public static Metric MeanAbsoluteError { get; } = new MeanAbsoluteError();

    /// <summary>What it is called in a <see cref="History"/>.</summary>
    public string Name { get; }

    /// <summary>Whether larger values are better.</summary>
    public bool HigherIsBetter { get; }

    /// <summary>
    /// A metric of your own:
    /// <c>Metric.Create("within 10 %", (output, target) => Math.Abs(output[0] - target[0]) &lt;= 0.1 * target[0] ? 1 : 0, higherIsBetter: true)</c>.
    /// </summary>
    /// <param name="name">What it is called in a <see cref="History"/>.</param>
    /// <param name="ofRow">Its value for one row; may be called on any thread that trains.</param>
    /// <param name="higherIsBetter">Whether larger values are better.</param>
    public static Metric Create(string name, RowMetric ofRow, bool higherIsBetter = false) => new FunctionMetric(name, ofRow, higherIsBetter);

    /// <summary>The sum over the rows of the metric's value for a row, times <see cref="Predictions{T}.Weight"/>.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="predictions">Outputs and examples.</param>
    public abstract double Sum<T>(Predictions<T> predictions)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}

/// <summary>The value of a metric for one row.</summary>
/// <param name="output">The network's output.</param>
/// <param name="target">What it should be; for a class, 1 at the class and 0 elsewhere.</param>
public delegate double RowMetric(ReadOnlySpan<double> output, ReadOnlySpan<double> target);
