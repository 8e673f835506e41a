using System.Numerics;
using NetDsl.Benchmarks.Jobs;
using NetDsl.Benchmarks.Measuring;
using NetDsl.Benchmarks.Peers.NetDslNetworks;
using NetDsl.Benchmarks.Reporting;

namespace NetDsl.Benchmarks.Cores;

/// <summary>Sets the batch jobs on one core, on two, four and so on side by side: NetDsl alone, by the time that passes.</summary>
internal sealed class CoreRuns(Options options)
{
    public void Write(TextWriter output)
    {
        int[] degrees = [.. Degrees(Environment.ProcessorCount)];
        var table = new TextTable(["job", .. degrees.Select(degree => degree == 1 ? "1 core" : $"{degree} cores")]);
        foreach (Job job in JobCatalog.Select(options.Filters).Where(job => job.IsBatch && job.Precision == Precision.Single))
        {
            if (options.ShowsProgress)
                Console.Error.WriteLine(job.Title);

            table.Add([[job.Title], .. Measure(job, degrees).Select(Cell)]);
        }

        output.WriteLine(Machine.Describe());
        output.WriteLine();
        output.WriteLine(options.Markdown ? table.ToMarkdown() : table.ToText());
        output.WriteLine("In each cell: the median time that passes; how many times as fast as on one core in the same round, median and quartiles;");
        output.WriteLine("managed bytes allocated per call, on all threads. Results were compared before: they are the same on any number, bit for bit.");
        output.WriteLine("Other programs that run meanwhile take cores away: these figures need a quiet machine.");
    }

    // Powers of two, and all.
    private static IEnumerable<int> Degrees(int cores)
    {
        for (int degree = 1; degree < cores; degree *= 2)
            yield return degree;

        yield return cores;
    }

    private IReadOnlyList<Measurement> Measure(Job job, int[] degrees)
    {
        var workload = new Workload<float>(job);
        Contender[] contenders = [.. degrees.Select(degree => NetDslPeer.OnCores(workload, degree))];
        try
        {
            foreach (Contender contender in contenders)
            {
                Agreement.Check(contender, workload);
                if (!contender.ReadResult().SequenceEqual(contenders[0].ReadResult()))
                    throw new DisagreementException($"{job.Name}: {contender.FullName} gave other bits than on one core.");
            }

            return new SideBySide(contenders).Run(TimeSpan.FromSeconds(options.SecondsPerJob));
        }
        finally
        {
            foreach (Contender contender in contenders)
            {
                contender.Dispose();
            }
        }
    }

    private static string[] Cell(Measurement measurement)
    {
        Quartiles ratio = measurement.Ratio;
        string speed = $"{Figures.Ratio(1 / ratio.Median)} ({Figures.Digits(1 / ratio.Upper)}–{Figures.Digits(1 / ratio.Lower)})";
        return [Figures.Time(measurement.Nanoseconds.Median), speed, measurement.AllocatedBytes is { } bytes ? Figures.Bytes(bytes) : ""];
    }
}
