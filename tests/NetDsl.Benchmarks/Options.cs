using System.Globalization;

namespace NetDsl.Benchmarks;

/// <summary>What the program is asked to do.</summary>
internal enum Mode
{
    Table,
    Widths,
    BenchmarkDotNet,
    ColdStart,
    GeneratorSpeed,
    List,
    Help,
}

/// <summary>The command line.</summary>
internal sealed record Options
{
    public const string Help = """
        Usage: dotnet run --project tests/NetDsl.Benchmarks -c Release -- [mode] [options]

        Without a mode: every job against every peer that is there, one table, in under five minutes.
          --widths              the same in processes with 512-, 256- and 128-bit vectors and with none: NetDsl's row per width
          --cold-start          from the start of a process to a network's first result
          --generator           the source generator, cold and per keystroke
          --bdn [arguments]     the same jobs under BenchmarkDotNet; what follows is passed on to it
          --list                the jobs' names

        Options
          --filter <word>       only jobs whose name contains the word; may be given several times
          --markdown            the table as Markdown
          --seconds <number>    for each job (8 unless given)
          --quiet               no progress on the error stream
        """;

    public Mode Mode { get; init; }

    public IReadOnlyList<string> Filters { get; init; } = [];

    public bool Markdown { get; init; }

    public double SecondsPerJob { get; init; } = 8;

    public bool ShowsProgress { get; init; } = true;

    /// <summary>What is BenchmarkDotNet's to read.</summary>
    public IReadOnlyList<string> Rest { get; init; } = [];

    /// <exception cref="FormatException">The arguments are not understood.</exception>
    public static Options Parse(IReadOnlyList<string> arguments)
    {
        var options = new Options();
        for (int i = 0; i < arguments.Count; i++)
        {
            switch (arguments[i])
            {
                case "--widths":
                    options = options with { Mode = Mode.Widths };
                    break;
                case "--cold-start":
                    options = options with { Mode = Mode.ColdStart };
                    break;
                case "--generator":
                    options = options with { Mode = Mode.GeneratorSpeed };
                    break;
                case "--bdn":
                    return options with { Mode = Mode.BenchmarkDotNet, Rest = [.. arguments.Skip(i + 1)] };
                case "--list":
                    options = options with { Mode = Mode.List };
                    break;
                case "--help" or "-h" or "-?":
                    return options with { Mode = Mode.Help };
                case "--filter":
                    options = options with { Filters = [.. options.Filters, Value(arguments, ref i)] };
                    break;
                case "--markdown":
                    options = options with { Markdown = true };
                    break;
                case "--seconds":
                    options = options with { SecondsPerJob = Seconds(Value(arguments, ref i)) };
                    break;
                case "--quiet":
                    options = options with { ShowsProgress = false };
                    break;
                default:
                    throw new FormatException($"'{arguments[i]}' is not understood; --help lists what is.");
            }
        }

        return options;
    }

    private static string Value(IReadOnlyList<string> arguments, ref int i) => i + 1 < arguments.Count
        ? arguments[++i]
        : throw new FormatException($"'{arguments[i]}' needs a value.");

    private static double Seconds(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) && seconds is > 0 and < 1e6
            ? seconds
            : throw new FormatException($"'{text}' is not a number of seconds.");
}
