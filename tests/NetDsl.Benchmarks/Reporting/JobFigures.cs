using System.Text.Json;
using NetDsl.Benchmarks.Measuring;

namespace NetDsl.Benchmarks.Reporting;

/// <summary>A job's figures in a form that another process reads; one line of JSON each.</summary>
/// <param name="Job">The job's name.</param>
/// <param name="Machine">Processor, runtime and vectors.</param>
/// <param name="GigaflopsPerSecond">NetDsl's rate.</param>
/// <param name="ShareOfPeak">Of the core's, for jobs that are bound by arithmetic.</param>
/// <param name="Peers">NetDsl first.</param>
internal sealed record JobFigures(
    string Job, string Machine, double GigaflopsPerSecond, double? ShareOfPeak, IReadOnlyList<PeerFigures> Peers)
{
    /// <param name="result">What was measured.</param>
    /// <param name="kernels">The processor whose kernels each peer's library took, for those that say.</param>
    public static JobFigures Of(JobResult result, IReadOnlyDictionary<string, string> kernels) => new(
        result.Job.Name,
        Measuring.Machine.Describe(),
        result.Rate,
        result.ShareOfPeak,
        [
            .. result.Measurements.Select(measurement => new PeerFigures(
                measurement.Contender.Peer,
                measurement.Contender.Variant,
                measurement.Nanoseconds.Median * result.Job.CallsPerFigure,
                measurement.Ratio,
                measurement.AllocatedBytes * result.Job.CallsPerFigure,
                measurement.Slices,
                kernels.GetValueOrDefault(measurement.Contender.Peer))),
        ]);

    public string ToJson() => JsonSerializer.Serialize(this);

    public static JobFigures FromJson(string line) =>
        JsonSerializer.Deserialize<JobFigures>(line) ?? throw new FormatException($"'{line}' is not a job's figures.");
}

/// <summary>One peer's figures in a job.</summary>
internal sealed record PeerFigures(string Peer, string? Variant, double Nanoseconds, Quartiles Ratio, double? AllocatedBytes, int Slices, string? Kernels);
