using NetDsl.Benchmarks.Jobs;
using NetDsl.Benchmarks.Measuring;
using NetDsl.Benchmarks.Peers;

namespace NetDsl.Benchmarks.Reporting;

/// <summary>A job's measurements, NetDsl's first; the peak's where it was measured beside them.</summary>
internal sealed record JobResult(Job Job, IReadOnlyList<Measurement> Measurements, Measurement? Peak)
{
    public Measurement NetDsl => Measurements[0];

    public Measurement? Of(string peer) => Measurements.FirstOrDefault(measurement => measurement.Contender.Peer == peer);

    /// <summary>Billions of floating-point operations per second, by the median.</summary>
    public double Rate => Job.Operations / NetDsl.Nanoseconds.Median;

    /// <summary>That as a share of what the core reached in the same rounds.</summary>
    public double? ShareOfPeak => Peak is { Contender: PeakRate peak }
        ? Peak.Ratio.Median * Job.Operations / peak.Operations
        : null;
}

/// <summary>Jobs down, peers across; in each cell the time, the ratio to NetDsl's with its quartiles, the bytes allocated, and whose kernels were taken.</summary>
internal static class ResultTable
{
    private const string Nothing = "–";

    public static TextTable Build(IReadOnlyList<Peer> peers, IReadOnlyList<JobResult> results)
    {
        var table = new TextTable(["job", .. peers.Select(peer => peer.Name), "rate"]);
        foreach (JobResult result in results)
        {
            table.Add([[result.Job.Title], .. peers.Select(peer => Cell(result, result.Of(peer.Name), peer.Kernels)), Rate(result)]);
        }

        return table;
    }

    private static string[] Cell(JobResult result, Measurement? measurement, string? kernels)
    {
        if (measurement is null)
            return [Nothing];

        string time = Figures.Time(measurement.Nanoseconds.Median * result.Job.CallsPerFigure);
        string bytes = measurement.AllocatedBytes is { } allocated ? Figures.Bytes(allocated * result.Job.CallsPerFigure) : Nothing;
        if (measurement == result.NetDsl)
            return [time, Spread(measurement.Nanoseconds.Scale(1 / measurement.Nanoseconds.Median)), bytes];

        return [time, $"{Figures.Ratio(measurement.Ratio.Median)} {Spread(measurement.Ratio)}", bytes, .. kernels is null ? (string[])[] : [kernels]];
    }

    private static string Spread(Quartiles quartiles) => $"({Figures.Digits(quartiles.Lower)}–{Figures.Digits(quartiles.Upper)})";

    // Where most inputs are zero, who skips them does fewer operations than are counted.
    private static string[] Rate(JobResult result)
    {
        if (result.Job.Inputs == InputKind.Digits)
            return [Nothing];

        string rate = $"{Figures.Digits(result.Rate)} GFLOP/s";
        return result.ShareOfPeak is { } share ? [rate, $"{Figures.Percent(share)} of peak"] : [rate];
    }
}
