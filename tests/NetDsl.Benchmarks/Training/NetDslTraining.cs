using System.Diagnostics;
using Digits;
using NetDsl.Benchmarks.Measuring;

namespace NetDsl.Benchmarks.Training;

/// <summary>The training by <c>Fit</c>, cut into epochs.</summary>
internal sealed class NetDslTraining(DigitData data, int epochs, int cores) : ITraining
{
    private readonly TrainingRun<BestNetwork, float> _run =
        new BestNetwork().StartTraining(data.Training, BestNetwork.OptionsFor(epochs, cores));

    public EpochTime TrainEpoch()
    {
        long passed = Stopwatch.GetTimestamp(), processor = Clock.Nanoseconds;
        _run.TrainEpochs(1);
        return new EpochTime(Stopwatch.GetElapsedTime(passed).TotalNanoseconds, Clock.Nanoseconds - processor);
    }

    public double Test() => _run.Network.Evaluate(data.Test, Metric.Accuracy)[Metric.Accuracy];

    public void Dispose()
    {
        // Nothing is held but memory.
    }
}
