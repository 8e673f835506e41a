using Spectre.Console;
using Spectre.Console.Rendering;

namespace NetDsl;

/// <summary>
/// Shows training progress on the console: a table with lines for some of the epochs and, on a terminal, a line below
/// it with the current epoch and the time left. Set it as <see cref="FitOptions.Progress"/>, and dispose of it when training
/// is over: <c>using var progress = new ConsoleProgress();</c>.
/// </summary>
/// <remarks>
/// If output goes to a file or a pipe, or the terminal cannot move the cursor, there is only the table. If the terminal does not
/// support Unicode, everything is ASCII.
/// </remarks>
public sealed class ConsoleProgress : IProgress<EpochReport>, IDisposable
{
    private const int BarWidth = 24;

    // Often enough to look alive, rarely enough to cost nothing.
    private static readonly TimeSpan _refresh = TimeSpan.FromMilliseconds(50);

    private readonly IAnsiConsole _console;
    private readonly bool _isLive;
    private EpochTable? _table;
    private EpochReport? _last;
    private TimeSpan _shownAt = TimeSpan.MinValue;
    private int _lastRow;
    private bool _hasStatus;

    /// <summary>Creates progress for the console of this process.</summary>
    public ConsoleProgress()
        : this(AnsiConsole.Console, System.Console.IsOutputRedirected)
    {
    }

    /// <summary>Creates progress for another console.</summary>
    /// <param name="console">Where to write.</param>
    /// <param name="isRedirected">Whether output goes to a file or a pipe.</param>
    public ConsoleProgress(IAnsiConsole console, bool isRedirected)
    {
        ArgumentNullException.ThrowIfNull(console);
        _console = console;
        _isLive = !isRedirected && console.Profile.Capabilities.Ansi;
    }

    /// <summary>The approximate maximum number of lines in the table, including the first and the last epoch.</summary>
    public int MaxRows { get; init; } = 25;

    /// <summary>Shows an epoch that has been completed.</summary>
    public void Report(EpochReport value)
    {
        if (_table is null)
        {
            _table = new(value, _console.Profile.Capabilities.Unicode);
            WriteLine(_table.Header);
        }

        _last = value;
        int every = Math.Max(1, ((value.Epochs - 1) / Math.Max(1, MaxRows)) + 1);
        if (value.Epoch == 1 || value.Epoch == value.Epochs || value.Epoch % every == 0)
        {
            WriteRow(value);
        }

        if (_isLive && value.Epoch < value.Epochs && (!_hasStatus || value.Elapsed - _shownAt >= _refresh))
        {
            ShowStatus(_table.Status(value, BarWidth));
            _shownAt = value.Elapsed;
        }
    }

    /// <summary>Removes the line at the bottom, shows the last epoch, and says why training ended if it ended early.</summary>
    public void Dispose()
    {
        ClearStatus();
        if (_last is not { } last)
        {
            return;
        }

        if (_lastRow != last.Epoch)
        {
            WriteRow(last);
        }

        if (last.History.Reason is not (StopReason.None or StopReason.Done))
        {
            WriteLine(_table!.Plain(last.History.Message));
        }

        _last = null;
    }

    private void WriteRow(EpochReport report)
    {
        WriteLine(_table!.Row(report));
        _lastRow = report.Epoch;
    }

    private void WriteLine(string line)
    {
        ClearStatus();
        _console.Profile.Out.Writer.WriteLine(line);
    }

    // A line wider than the terminal would wrap, and could not be removed.
    private void ShowStatus(string line)
    {
        ClearStatus();
        int room = Math.Max(0, _console.Profile.Width - 1);
        _console.Profile.Out.Writer.Write(line.Length > room ? line[..room] : line);
        _console.Profile.Out.Writer.Flush();
        _hasStatus = true;
    }

    private void ClearStatus()
    {
        if (_hasStatus)
        {
            _console.Write(new ControlCode("\r\u001b[2K"));
            _hasStatus = false;
        }
    }
}
