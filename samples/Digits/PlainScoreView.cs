namespace Digits;

/// <summary>Lines and nothing else, for files and pipes.</summary>
internal sealed class PlainScoreView(TextWriter output) : IScoreView
{
    public void Show(IEnumerable<Iteration> run, int total)
    {
        output.WriteLine(ScoreTable.Header);
        foreach (Iteration iteration in run)
        {
            if (iteration.Test is { } test)
            {
                output.WriteLine(ScoreTable.Row(iteration.Number, test, iteration.Training));
            }
        }
    }
}
