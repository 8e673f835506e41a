using System.Numerics;
using NetDsl.Benchmarks.Jobs;
using NetDsl.Benchmarks.Measuring;
using NetDsl.Benchmarks.Peers;
using NetDsl.Benchmarks.Reporting;

namespace NetDsl.Benchmarks;

/// <summary>The default mode: every job, every peer that is there, one table.</summary>
internal sealed class TableRun(Options options)
{
    public void Write(TextWriter output)
    {
        IReadOnlyList<Job> jobs = JobCatalog.Select(options.Filters);
        IReadOnlyList<Peer> peers = PeerCatalog.Create(jobs);
        try
        {
            output.WriteLine(Machine.Describe());
            output.WriteLine(PeakRate.Describe());
            WriteResults(output, Measure(jobs, peers), peers);
        }
        finally
        {
            foreach (Peer peer in peers)
            {
                peer.Dispose();
            }
        }
    }

    private List<JobResult> Measure(IReadOnlyList<Job> jobs, IReadOnlyList<Peer> peers)
    {
        var results = new List<JobResult>();
        foreach (Job job in jobs)
        {
            if (options.ShowsProgress)
                Console.Error.WriteLine($"{results.Count + 1} of {jobs.Count}: {job.Title}");

            results.Add(job.Precision == Precision.Double ? Measure(job, new Workload<double>(job), peers) : Measure(job, new Workload<float>(job), peers));
        }

        return results;
    }

    private JobResult Measure<T>(Job job, Workload<T> workload, IReadOnlyList<Peer> peers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var all = new List<Contender>();
        try
        {
            var chosen = new List<Contender>();
            foreach (Peer peer in peers.Where(peer => peer.Absence is null))
            {
                Contender[] variants = [.. peer.Contenders(workload)];
                all.AddRange(variants);
                foreach (Contender variant in variants)
                {
                    double error = Agreement.Check(variant, workload);
                    if (options.ShowsProgress)
                        Console.Error.WriteLine($"    {variant.FullName}: error {error:G2}");
                }

                if (variants.Length > 0)
                    chosen.Add(SideBySide.Fastest(variants));
            }

            int contenders = chosen.Count;
            if (job.IsBoundByArithmetic && typeof(T) == typeof(float))
                chosen.Add(SideBySide.Fastest([.. PeakRate.Widths.Select(bits => new PeakRate(bits))]));

            IReadOnlyList<Measurement> measurements = new SideBySide(chosen).Run(TimeSpan.FromSeconds(options.SecondsPerJob));
            return new JobResult(job, [.. measurements.Take(contenders)], measurements.Skip(contenders).FirstOrDefault());
        }
        finally
        {
            foreach (Contender contender in all)
            {
                contender.Dispose();
            }
        }
    }

    private void WriteResults(TextWriter output, List<JobResult> results, IReadOnlyList<Peer> peers)
    {
        Peer[] present = [.. peers.Where(peer => peer.Absence is null)];
        TextTable table = ResultTable.Build([.. present.Select(peer => peer.Name)], results);
        output.WriteLine();
        output.WriteLine(options.Markdown ? table.ToMarkdown() : table.ToText());
        output.WriteLine("Median time per call by " + Clock.Description + "; ratio to NetDsl's in the same round, with the quartiles of the rounds;");
        output.WriteLine("above 1 NetDsl is faster. Third line: managed bytes allocated per call. NetDsl's second line: its own quartiles over its median.");
        output.WriteLine(Agreement.Description);
        foreach (Peer peer in present.Where(peer => peer.Note is not null))
        {
            output.WriteLine($"{peer.Name}: {peer.Note}");
        }

        foreach (Peer peer in peers.Where(peer => peer.Absence is not null))
        {
            output.WriteLine($"{peer.Name} is absent: {peer.Absence}");
        }
    }
}
