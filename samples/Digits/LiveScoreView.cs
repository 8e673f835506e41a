using System.Globalization;
using Spectre.Console;

namespace Digits;

/// <summary>The same lines on a terminal, and under them one that shows how far the training is.</summary>
internal sealed class LiveScoreView(IAnsiConsole console) : IScoreView
{
    public void Show(IEnumerable<Iteration> run, int total)
    {
        console.WriteLine(ScoreTable.Header, new Style(decoration: Decoration.Bold));
        console.Progress()
            .AutoClear(true)
            .Columns(new SpinnerColumn(), new TaskDescriptionColumn(), new ProgressBarColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                ProgressTask task = context.AddTask(Describe(0, total), maxValue: total);
                foreach (Iteration iteration in run)
                {
                    if (iteration.Test is { } test)
                    {
                        console.WriteLine(ScoreTable.Row(iteration.Number, test, iteration.Training));
                    }

                    task.Increment(1);
                    task.Description = Describe(iteration.Number + 1, total);
                }
            });
    }

    private static string Describe(int done, int total) => string.Create(CultureInfo.InvariantCulture, $"iteration {done} of {total}");
}
