using Spectre.Console;

namespace Digits;

/// <summary>Lines and nothing else, for files and pipes.</summary>
internal sealed class PlainTrainingView(TextWriter output) : ITrainingView
{
    public void Show(string header, int epochs, Action<Action<EpochReport, string?>> train)
    {
        output.WriteLine(header);
        train((_, line) =>
        {
            if (line is not null) output.WriteLine(line);
        });
    }

    public ConsoleProgress Progress()
    {
        var settings = new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(output) };
        return new ConsoleProgress(AnsiConsole.Create(settings), isRedirected: true);
    }
}
