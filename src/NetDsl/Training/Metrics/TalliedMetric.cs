namespace NetDsl;

/// <summary>A metric of all rows together that is not a sum over rows.</summary>
internal sealed class TalliedMetric(string name, bool higherIsBetter, Func<int, MetricTally> createTally) : Metric(name, higherIsBetter)
{
    public override double Sum<T>(Predictions<T> predictions) => throw new InvalidOperationException(
        $"'{Name}' is a figure of all rows together and no sum over rows: Of gives it, and every History and Evaluation that was asked for it has it.");

    internal override MetricTally CreateTally(int outputSize) => createTally(outputSize);
}
