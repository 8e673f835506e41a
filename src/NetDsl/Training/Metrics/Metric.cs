using System.Numerics;

namespace NetDsl;

/// <summary>
/// A figure that says how well a network performs: the mean over rows of a value of each row, or a figure for all rows together. It
/// is measured, not trained for. For a custom one, use <see cref="Create"/> or derive from this class.
/// </summary>
/// <remarks>
/// All use the row weights, if any, and match scikit-learn's functions of the same names. The class of a row is that of <see
/// cref="Accuracy"/>. With one or two outputs, <see cref="Precision"/>, <see cref="Recall"/>, <see cref="F1"/> and <see
/// cref="RocAuc"/> are those of class 1 (<c>average='binary'</c>), with more the mean over the classes, each against the others
/// (<c>average='macro'</c>, <c>multi_class='ovr'</c>). A class whose rows all have weight 0 counts as one without rows.
/// </remarks>
public abstract class Metric
{
    /// <summary>Creates a metric.</summary>
    /// <param name="name">Its name in a <see cref="History"/>.</param>
    /// <param name="higherIsBetter">Whether larger values are better, as for an accuracy.</param>
    protected Metric(string name, bool higherIsBetter = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        HigherIsBetter = higherIsBetter;
    }

    /// <summary>The network's own loss, which every history has.</summary>
    public static Metric Loss { get; } = new LossMetric();

    /// <summary>
    /// Σ (ŷ − y)² over the outputs: the error that the texts print, divided by the number of rows as in chapter 8. Twice the loss of
    /// <see cref="NetDsl.Loss.SquaredError"/>.
    /// </summary>
    public static Metric SumOfSquaredError { get; } = new SumOfSquaredError();

    /// <summary>
    /// The fraction of the rows whose largest output is that of their class, which is the largest target. For a network
    /// with one output it is <see cref="BinaryAccuracy"/>. A row with NaN among its outputs or targets has no class, and counts as wrong.
    /// </summary>
    public static Metric Accuracy { get; } = new Accuracy();

    /// <summary>The fraction of all outputs on the same side of ½ as their target; NaN is on neither side, and counts as wrong.</summary>
    public static Metric BinaryAccuracy { get; } = new BinaryAccuracy();

    /// <summary>|ŷ − y|, the mean over the outputs.</summary>
    public static Metric MeanAbsoluteError { get; } = new MeanAbsoluteError();

    /// <summary>
    /// The fraction of the rows predicted to be of a class that belong to it; 0 if there are none. With more than two classes, the mean
    /// over those that occur among the targets or the predictions.
    /// </summary>
    public static Metric Precision { get; } = OfClasses("precision", ClassRate.Precision);

    /// <summary>
    /// The fraction of the rows of a class that were recognized; 0 if there are none. With more than two classes, the mean over those that
    /// occur among the targets or the predictions.
    /// </summary>
    public static Metric Recall { get; } = OfClasses("recall", ClassRate.Recall);

    /// <summary>The harmonic mean of a class's precision and recall; with more than two classes, the mean over those that occur among the targets or the predictions.</summary>
    public static Metric F1 { get; } = OfClasses("F1", ClassRate.F1);

    /// <summary>
    /// The mean recall over the classes that have rows: an accuracy in which each class counts the same, however rare it
    /// is. With two classes, the mean over both.
    /// </summary>
    public static Metric BalancedAccuracy { get; } = OfClasses("balanced accuracy", ClassRate.BalancedAccuracy);

    /// <summary>
    /// The area under the ROC curve: how often a row of a class has a larger output than a row of another, counting ties as half; 0.5
    /// is chance, 1 is best. With more than two classes, the mean over those that have rows; NaN if there is no pair to compare, or an output is
    /// NaN. With two outputs, the second is the score. It keeps the outputs of all rows: 8 bytes for each row and score, and 24 for each row.
    /// </summary>
    public static Metric RocAuc { get; } = new TalliedMetric("ROC AUC", higherIsBetter: true, outputSize => new RankTally(outputSize));

    /// <summary>
    /// R², the coefficient of determination: 1 − Σ (ŷ − y)² / Σ (y − ȳ)², the mean over the outputs; 1 is best, 0 is the value of predicting
    /// the mean of the targets. NaN for fewer than two rows. An output whose target never changes has 1 if all are met, and otherwise 0.
    /// </summary>
    public static Metric RSquared { get; } = new TalliedMetric("R2", higherIsBetter: true, outputSize => new DeterminationTally(outputSize));

    /// <summary>The square root of the mean of (ŷ − y)² over the rows, in the unit of the targets; the mean over the outputs.</summary>
    public static Metric RootMeanSquaredError { get; } =
        new TalliedMetric("root mean squared error", higherIsBetter: false, outputSize => new RootMeanSquareTally(outputSize));

    /// <summary>
    /// |ŷ − y| / |y|, the mean over the outputs: 0.05 is five percent. A target of 0 counts as 2.2e-16, which makes it enormous.
    /// </summary>
    public static Metric MeanAbsolutePercentageError { get; } = new MeanAbsolutePercentageError();

    /// <summary>Its name in a <see cref="History"/>.</summary>
    public string Name { get; }

    /// <summary>Whether larger values are better.</summary>
    public bool HigherIsBetter { get; }

    /// <summary>
    /// A metric of your own:
    /// <c>Metric.Create("within 10 %", (output, target) => Math.Abs(output[0] - target[0]) &lt;= 0.1 * target[0] ? 1 : 0, higherIsBetter: true)</c>.
    /// </summary>
    /// <param name="name">Its name in a <see cref="History"/>.</param>
    /// <param name="ofRow">Its value for one row; may be called on any training thread.</param>
    /// <param name="higherIsBetter">Whether larger values are better.</param>
    public static Metric Create(string name, RowMetric ofRow, bool higherIsBetter = false) => new FunctionMetric(name, ofRow, higherIsBetter);

    /// <summary>The metric for these rows, as <c>Evaluate</c> and <c>Fit</c> compute it, from existing outputs.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="predictions">Outputs and examples.</param>
    /// <returns>Its value; NaN if the weights of the rows are all 0.</returns>
    /// <exception cref="InvalidOperationException">It is <see cref="Loss"/>, which cannot be computed from outputs.</exception>
    public double Of<T>(Predictions<T> predictions)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (CreateTally(predictions.OutputSize) is { } tally)
        {
            tally.Add(predictions);
            return tally.Value;
        }

        double weight = 0;
        for (int row = 0; row < predictions.Rows; row++)
        {
            weight += predictions.Weight(row);
        }

        return Sum(predictions) / weight;
    }

    /// <summary>
    /// The sum over the rows of the metric's value for a row, times <see cref="Predictions{T}.Weight"/>. A figure for all rows together,
    /// such as <see cref="RocAuc"/>, has none: use <see cref="Of"/>.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="predictions">Outputs and examples.</param>
    /// <exception cref="InvalidOperationException">The metric is a figure for all rows together, or <see cref="Loss"/>.</exception>
    public abstract double Sum<T>(Predictions<T> predictions)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <summary>Keeps the rows of a metric that is not a mean over them; null for one that is.</summary>
    internal virtual MetricTally? CreateTally(int outputSize) => null;

    private static TalliedMetric OfClasses(string name, ClassRate rate) => new(name, higherIsBetter: true, outputSize => new ClassTally(outputSize, rate));
}

/// <summary>The value of a metric for one row.</summary>
/// <param name="output">The network's output.</param>
/// <param name="target">The target; for a class, 1 at the class and 0 elsewhere.</param>
public delegate double RowMetric(ReadOnlySpan<double> output, ReadOnlySpan<double> target);
