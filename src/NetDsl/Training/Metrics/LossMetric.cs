namespace NetDsl;

// A name for what training computes anyway: its sum is never requested.
internal sealed class LossMetric() : Metric("loss")
{
    public override double Sum<T>(Predictions<T> predictions) =>
        throw new InvalidOperationException("The loss is the network's own and cannot be told from outputs; every History and Evaluation has it.");
}
