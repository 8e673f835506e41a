namespace NetDsl.Benchmarks.Training;

/// <summary>A training that goes on by whole epochs.</summary>
internal interface ITraining : IDisposable
{
    /// <summary>Trains one epoch.</summary>
    EpochTime TrainEpoch();

    /// <summary>The part of the test images that are read rightly.</summary>
    double Test();
}

/// <summary>How long an epoch took, in nanoseconds.</summary>
/// <param name="Passed">The time that passed.</param>
/// <param name="Processor">The time that its thread had on a core.</param>
internal readonly record struct EpochTime(double Passed, double Processor);
