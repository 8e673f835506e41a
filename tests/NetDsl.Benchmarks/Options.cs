using System.Globalization;

namespace NetDsl.Benchmarks;

/// <summary>What the program is asked to do.</summary>
internal enum Mode
{
    Table,
    Widths,
    BenchmarkDotNet,
    ColdStart,
    Cores,
    Training,
    Optimizers,
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
          --widths              NetDsl and plain C in processes that have 512-, 256- or 128-bit vectors, or none
          --cold-start          from the start of a process to a network's first result
          --cores               NetDsl's batches on one core and on several
          --optimizers          a step of each optimizer beside plain gradient descent
          --training            the sample's best network for digits, a whole training beside PyTorch's, on one core and on all
          --generator           the source generator, cold and per keystroke
          --bdn [arguments]     the same jobs under BenchmarkDotNet; what follows is passed on to it
          --list                the jobs' names

        Options
          --filter <word>       only jobs whose name contains the word; may be given several times
          --peer <word>         only NetDsl and the peers whose name contains the word; may be given several times
          --markdown            the table as Markdown
          --json                a line of JSON per job instead of the table
          --seconds <number>    for each job (8 unless given; 2 with --widths)
          --epochs <number>     of --training (25 unless given)
          --quiet               no progress on the error stream
        """;

    public Mode Mode { get; init; }

    public IReadOnlyList<string> Filters { get; init; } = [];

    public IReadOnlyList<string> Peers { get; init; } = [];

    public bool Markdown { get; init; }

    public bool Json { get; init; }

    /// <summary>What the command line says.</summary>
    public double? Seconds { get; init; }

    public double SecondsPerJob => Seconds ?? (Mode == Mode.Widths ? 2 : 8);

    /// <summary>How many epochs a whole training has.</summary>
    public int Epochs { get; init; } = 25;

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
                case "--cores":
                    options = options with { Mode = Mode.Cores };
                    break;
                case "--optimizers":
                    options = options with { Mode = Mode.Optimizers };
                    break;
                case "--training":
                    options = options with { Mode = Mode.Training };
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
                case "--peer":
                    options = options with { Peers = [.. options.Peers, Value(arguments, ref i)] };
                    break;
                case "--json":
                    options = options with { Json = true };
                    break;
                case "--markdown":
                    options = options with { Markdown = true };
                    break;
                case "--seconds":
                    options = options with { Seconds = ParseSeconds(Value(arguments, ref i)) };
                    break;
                case "--epochs":
                    options = options with { Epochs = ParseEpochs(Value(arguments, ref i)) };
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

    private static double ParseSeconds(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) && seconds is > 0 and < 1e6
            ? seconds
            : throw new FormatException($"'{text}' is not a number of seconds.");

    private static int ParseEpochs(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int epochs) && epochs > 0
        ? epochs
        : throw new FormatException($"'{text}' is not a number of epochs.");
}
