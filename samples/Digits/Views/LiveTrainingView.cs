using System.Globalization;
using Spectre.Console;

namespace Digits;

/// <summary>The same lines on a terminal, and under them one that shows how far the training is.</summary>
internal sealed class LiveTrainingView(IAnsiConsole console) : ITrainingView
{
    public void Show(string header, int epochs, Action<Action<EpochReport, string?>> train)
    {
        console.WriteLine(header, new Style(decoration: Decoration.Bold));
        console.Progress()
            .AutoClear(true)
            .Columns(new SpinnerColumn(), new TaskDescriptionColumn(), new ProgressBarColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                ProgressTask task = context.AddTask(Describe(0, epochs), maxValue: epochs);
                train((report, line) =>
                {
                    if (line is not null) console.WriteLine(line);
                    task.Value = report.Epoch;
                    task.Description = Describe(report.Epoch, epochs);
                });
            });
    }

    public ConsoleProgress Progress() => new(console, isRedirected: false);

    private static string Describe(int done, int total) => string.Create(CultureInfo.InvariantCulture, $"{done} of {total}");
}
