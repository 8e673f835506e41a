using System.Diagnostics;
using System.Globalization;
using NetDsl.Benchmarks.Jobs;
using NetDsl.Benchmarks.Peers.PlainC;
using NetDsl.Benchmarks.Reporting;

namespace NetDsl.Benchmarks.Widths;

/// <summary>Runs the jobs in child processes whose .NET is kept from the wider vectors, and sets the widths side by side.</summary>
internal sealed class WidthRuns(Options options)
{
    private const string Nothing = "–";

    // The switches of the runtime; each also takes away what is wider.
    private static readonly (string Head, string? Variable)[] _widths =
    [
        ("as it is", null),
        ("EnableAVX512=0", "DOTNET_EnableAVX512"),
        ("EnableAVX2=0", "DOTNET_EnableAVX2"),
        ("EnableHWIntrinsic=0", "DOTNET_EnableHWIntrinsic"),
    ];

    public void Write(TextWriter output)
    {
        IReadOnlyList<Job> jobs = JobCatalog.Select(options.Filters);
        var runs = new List<Dictionary<string, JobFigures>>();
        foreach ((string head, string? variable) in _widths)
        {
            if (options.ShowsProgress)
                Console.Error.WriteLine(head);

            runs.Add(Run(variable).ToDictionary(figures => figures.Job));
            output.WriteLine($"{head}: {runs[^1].Values.First().Machine}");
        }

        var table = new TextTable(["job", .. _widths.Select(width => width.Head)]);
        foreach (Job job in jobs)
        {
            table.Add([[job.Title], .. runs.Select(run => Cell(run[job.Name]))]);
        }

        output.WriteLine();
        output.WriteLine(options.Markdown ? table.ToMarkdown() : table.ToText());
        output.WriteLine("NetDsl's median time and share of the peak at this width; plain C's time over NetDsl's, C built for the same");
        output.WriteLine("instructions; NetDsl's managed bytes per call.");
    }

    private IEnumerable<JobFigures> Run(string? variable)
    {
        string program = Environment.ProcessPath ?? throw new InvalidOperationException("The path of this process is unknown.");
        string[] self = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [typeof(Program).Assembly.Location] : [];
        var start = new ProcessStartInfo(
            program,
            [
                .. self, "--json", "--quiet", "--peer", PlainCPeer.PeerName,
                "--seconds", options.SecondsPerJob.ToString(CultureInfo.InvariantCulture),
                .. options.Filters.SelectMany(filter => new[] { "--filter", filter }),
            ])
        {
            RedirectStandardOutput = true,
        };
        if (variable is not null)
            start.Environment[variable] = "0";

        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        while (process.StandardOutput.ReadLine() is { } line)
        {
            yield return JobFigures.FromJson(line);
        }

        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"The run with {variable ?? "every width"} ended with {process.ExitCode}; its errors stand above.");
        }
    }

    private static string[] Cell(JobFigures figures)
    {
        PeerFigures own = figures.Peers[0];
        PeerFigures? plain = figures.Peers.FirstOrDefault(peer => peer.Peer == PlainCPeer.PeerName);
        string share = figures.ShareOfPeak is { } peak ? $", {Figures.Percent(peak)} of peak" : "";
        string ratio = plain is null
            ? Nothing
            : $"{Figures.Ratio(plain.Ratio.Median)} ({Figures.Digits(plain.Ratio.Lower)}–{Figures.Digits(plain.Ratio.Upper)})";
        return [Figures.Time(own.Nanoseconds) + share, ratio, own.AllocatedBytes is { } bytes ? Figures.Bytes(bytes) : Nothing];
    }
}
