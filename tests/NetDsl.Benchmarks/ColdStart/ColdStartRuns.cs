using System.Diagnostics;
using System.Globalization;
using NetDsl.Benchmarks.Measuring;
using NetDsl.Benchmarks.Reporting;

namespace NetDsl.Benchmarks.ColdStart;

/// <summary>
/// What a network costs a process that starts for it: child processes of NetDsl.Benchmarks.ColdStart, in rounds, beside one
/// that does nothing.
/// </summary>
internal sealed class ColdStartRuns(Options options)
{
    private const string Project = "NetDsl.Benchmarks.ColdStart";
    private const int Rounds = 15;
    private const string NoNetwork = "nothing";

    private static readonly (string Title, string Network, string Member)[] _cases =
    [
        ("no network", NoNetwork, "forward"),
        ("3-4-1, first Forward", "tiny", "forward"),
        ("3-4-1, first TrainStep", "tiny", "step"),
        ("3-4-1, first TrainEpoch", "tiny", "epoch"),
        ("784-100-10, first Forward", "digits", "forward"),
        ("784-100-10, first TrainStep", "digits", "step"),
        ("784-100-10, first TrainEpoch", "digits", "epoch"),
    ];

    public void Write(TextWriter output)
    {
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        string folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", Project, "bin"));
        string extension = OperatingSystem.IsWindows() ? ".exe" : "";
        (string Title, string Path)[] programs =
        [
            .. from program in new[]
               {
                   (Title: "JIT", Path: Path.Combine(folder, configuration, "net10.0", Project + extension)),
                   (Title: "NativeAOT", Path: Path.Combine(folder, "Release", "net9.0", "linux-x64", "publish", Project + extension)),
               }
               where File.Exists(program.Path)
               select program,
        ];
        if (programs.Length == 0)
            throw new FormatException($"{Project} is not built: dotnet build tests/{Project} -c {configuration}");

        output.WriteLine(Machine.Describe());
        var table = new TextTable(
            ["", "start to end of the process", "more than none", "processor time to the result", "in the network", "of it JIT", "methods"]);
        foreach ((string title, string path) in programs)
        {
            AddRows(table, title, path);
        }

        output.WriteLine();
        output.WriteLine(options.Markdown ? table.ToMarkdown() : table.ToText());
        output.WriteLine($"Medians of {Rounds} processes, in turns, with quartiles.");
        output.WriteLine("\"In the network\": construction and the first call, by the process's own clock.");
        if (programs.All(program => program.Title == "JIT"))
            output.WriteLine($"For NativeAOT's rows: dotnet publish tests/{Project} -c Release -r linux-x64 -p:NativeAot=true");
    }

    private void AddRows(TextTable table, string title, string path)
    {
        var whole = _cases.ToDictionary(run => run, _ => new List<double>());
        var reports = _cases.ToDictionary(run => run, _ => new List<double[]>());
        for (int round = 0; round < Rounds; round++)
        {
            if (options.ShowsProgress)
                Console.Error.WriteLine($"{title}: round {round + 1} of {Rounds}");

            foreach (var run in _cases)
            {
                long start = Stopwatch.GetTimestamp();
                using Process process = Start(path, run.Network, run.Member);
                process.WaitForExit();
                whole[run].Add(Stopwatch.GetElapsedTime(start).TotalNanoseconds);
                Require(process);
                reports[run].Add(Report(path, run.Network, run.Member));
            }
        }

        List<double> none = whole[_cases[0]];
        foreach (var run in _cases)
        {
            Quartiles time = Quartiles.Of(whole[run]);
            Quartiles more = Quartiles.Of(whole[run].Zip(none, (own, nothing) => own - nothing));
            bool network = run.Network != NoNetwork;
            table.Add(
            [
                [$"{title}: {run.Title}"],
                [Figures.Time(time.Median), $"({Figures.Time(time.Lower)}–{Figures.Time(time.Upper)})"],
                network ? [Figures.Time(more.Median)] : [],
                [Figures.Time(Middle(reports[run], 3))],
                network ? [Figures.Time(Middle(reports[run], 0))] : [],
                network ? [Figures.Time(Middle(reports[run], 1))] : [],
                network ? [Middle(reports[run], 2).ToString("F0", CultureInfo.InvariantCulture)] : [],
            ]);
        }
    }

    private static double Middle(List<double[]> reports, int column) => Quartiles.Of(reports.Select(report => report[column])).Median;

    private static double[] Report(string path, string network, string member)
    {
        using Process process = Start(path, network, member, "report");
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Require(process);
        return [.. output.Split(' ').Select(value => double.Parse(value, CultureInfo.InvariantCulture))];
    }

    private static Process Start(string path, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(path, arguments) { RedirectStandardOutput = true })
        ?? throw new InvalidOperationException($"{path} did not start.");

    private static void Require(Process process)
    {
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{Project} ended with {process.ExitCode}.");
    }
}
