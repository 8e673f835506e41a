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
        IReadOnlyList<Peer> peers = PeerCatalog.Create(jobs, options.Peers);
        try
        {
            string machine = Machine.Describe();
            var results = new List<JobResult>();
            Dictionary<string, string> kernels = peers.Where(peer => peer.Kernels is not null).ToDictionary(peer => peer.Name, peer => peer.Kernels!);
            foreach (Job job in jobs)
            {
                Progress($"{results.Count + 1} of {jobs.Count}: {job.Title}");
                results.Add(Measure(job, peers));
                if (options.Json)
                    output.WriteLine(JobFigures.Of(results[^1], kernels).ToJson());
            }

            if (!options.Json)
                WriteTable(output, machine, results, peers);
        }
        finally
        {
            foreach (Peer peer in peers)
            {
                peer.Dispose();
            }
        }
    }

    private JobResult Measure(Job job, IReadOnlyList<Peer> peers) => job.Precision == Precision.Double
        ? Measure(job, new Workload<double>(job), peers)
        : Measure(job, new Workload<float>(job), peers);

    private JobResult Measure<T>(Job job, Workload<T> workload, IReadOnlyList<Peer> peers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var all = new List<Contender>();
        try
        {
            var chosen = new List<Contender>();
            foreach (Peer peer in peers.Where(peer => peer.Absence is null))
            {
                int first = all.Count;
                all.AddRange(peer.Contenders(workload));
                List<Contender> variants = all[first..];
                foreach (Contender variant in variants)
                {
                    double error = Agreement.Check(variant, workload);
                    Progress($"    {variant.FullName}: error {error:G2}");
                }

                if (variants.Count > 0)
                    chosen.Add(SideBySide.Fastest(variants));
            }

            int contenders = chosen.Count;
            PeakRate[] widths = [.. PeakRate.Widths.Select(bits => new PeakRate(bits))];
            if (job.IsBoundByArithmetic && typeof(T) == typeof(float) && widths.Length > 0)
                chosen.Add(SideBySide.Fastest(widths));

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

    private void WriteTable(TextWriter output, string machine, List<JobResult> results, IReadOnlyList<Peer> peers)
    {
        Peer[] present = [.. peers.Where(peer => peer.Absence is null)];
        TextTable table = ResultTable.Build(present, results);
        output.WriteLine(machine);
        output.WriteLine(PeakRate.Describe());
        output.WriteLine();
        output.WriteLine(options.Markdown ? table.ToMarkdown() : table.ToText());
        output.WriteLine($"In each cell: the median time ({Clock.Description}); a peer's ratio to NetDsl in the same round, median and");
        output.WriteLine("quartiles (above 1 NetDsl is faster; NetDsl's own brackets: quartiles over the median); managed bytes allocated per call;");
        output.WriteLine("the processor whose kernels OpenBLAS took, by itself or under NumPy and PyTorch.");
        output.WriteLine(Agreement.Description);
        foreach (Peer peer in present.Where(peer => peer.Note is not null))
        {
            output.WriteLine($"{peer.Name}: {peer.Note}.");
        }

        foreach (Peer peer in peers.Where(peer => peer.Absence is not null))
        {
            output.WriteLine($"{peer.Name} is absent: {peer.Absence}.");
        }
    }

    private void Progress(string line)
    {
        if (options.ShowsProgress)
            Console.Error.WriteLine(line);
    }
}
