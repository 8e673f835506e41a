using System.Globalization;
using System.Numerics;
using NetDsl.Benchmarks.Jobs;

namespace NetDsl.Benchmarks.Measuring;

/// <summary>
/// Before anything is timed, every contender's result must be the reference's. Outputs may differ by a share of the largest
/// output; trained parameters by a share of the largest change that training made, so that one who does not train fails.
/// </summary>
internal static class Agreement
{
    private const double SingleOutputs = 2e-5;
    private const double DoubleOutputs = 1e-13;
    private const double SingleTraining = 2e-3;
    private const double DoubleTraining = 1e-11;

    public static string Description =>
        "Compared with double-precision loops before timing: "
        + $"outputs to {Text(SingleOutputs)} of the largest (double {Text(DoubleOutputs)}), "
        + $"trained parameters to {Text(SingleTraining)} of the largest change (double {Text(DoubleTraining)}).";

    /// <summary>Throws unless the contender's result is right; returns its error as a share of what is compared with.</summary>
    public static double Check<T>(Contender contender, Workload<T> workload)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Job job = workload.Job;
        double[] expected = Reference.Compute(workload, job.CallsToCompare);
        contender.Reset();
        contender.Run(job.CallsToCompare);
        double[] actual = contender.ReadResult();
        if (actual.Length != expected.Length)
        {
            throw new DisagreementException(
                $"{job.Name}: {contender.FullName} gave {actual.Length} values, {expected.Length} are expected.");
        }

        double scale = 0, worst = 0;
        int place = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            double start = job.IsTraining ? double.CreateChecked(workload.Parameters[i]) : 0;
            scale = Math.Max(scale, Math.Abs(expected[i] - start));
            double error = double.IsFinite(actual[i]) ? Math.Abs(actual[i] - expected[i]) : double.PositiveInfinity;
            if (error > worst)
                (worst, place) = (error, i);
        }

        bool single = typeof(T) == typeof(float);
        double allowed = job.IsTraining ? (single ? SingleTraining : DoubleTraining) : (single ? SingleOutputs : DoubleOutputs);
        if (worst > allowed * scale)
        {
            throw new DisagreementException(
                $"{job.Name}: {contender.FullName} gave {Text(actual[place])} for value {place}, {Text(expected[place])} is expected; "
                + $"the error is {Text(worst / scale)} of the largest {(job.IsTraining ? "change" : "output")}, {Text(allowed)} is allowed.");
        }

        return worst / scale;
    }

    private static string Text(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}

/// <summary>Two sides that are to be timed do not compute the same.</summary>
internal sealed class DisagreementException(string message) : Exception(message);
