namespace Quickstart;

/// <summary>Collects the figures of one program.</summary>
internal sealed class Report
{
    private readonly List<Figure> _figures = [];

    public IReadOnlyList<Figure> Figures => _figures;

    /// <summary>Adds a figure.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="computed">What the network gave.</param>
    /// <param name="text">What the text's program gives.</param>
    /// <param name="printed">What the text prints of it, if it does.</param>
    public void Add(string name, double computed, double text, string? printed = null) =>
        _figures.Add(new Figure(name, computed, text) { Printed = printed });

    /// <summary>Adds those steps of a run that the text has figures of.</summary>
    /// <param name="run">All steps, in order.</param>
    /// <param name="text">The steps to compare.</param>
    public void Add(IReadOnlyList<TrainingStep> run, IEnumerable<TrainingStep> text)
    {
        foreach (TrainingStep step in text)
        {
            Add($"error at step {step.Number}", run[step.Number].Error, step.Error);
            Add($"prediction at step {step.Number}", run[step.Number].Prediction, step.Prediction);
        }
    }

    /// <summary>Adds a figure that is nothing but rounding errors: it has to be small, and its digits mean nothing.</summary>
    public void AddRoundingNoise(string name, double computed, double text, double below) =>
        _figures.Add(new Figure(name, computed, text) { NoiseBelow = below });
}
