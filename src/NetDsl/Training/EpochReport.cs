using System.Globalization;
using System.Text;

namespace NetDsl;

/// <summary>An epoch that has just been completed, as passed to <see cref="FitOptions.Progress"/> and <see cref="FitOptions.Callback"/>.</summary>
public readonly struct EpochReport
{
    private readonly IStoppable _run;

    internal EpochReport(IStoppable run, History history, int epoch, TimeSpan elapsed)
    {
        _run = run;
        History = history;
        Epoch = epoch;
        Elapsed = elapsed;
    }

    /// <summary>All epochs so far; it keeps growing as training continues.</summary>
    public History History { get; }

    /// <summary>The epoch's number, counted from 1.</summary>
    public int Epoch { get; }

    /// <summary>The number of epochs in the options.</summary>
    public int Epochs => History.PlannedEpochs;

    /// <summary>The mean loss per row.</summary>
    public double Loss => History.Loss[Epoch - 1];

    /// <summary>The mean loss per validation row, or null without validation.</summary>
    public double? ValidationLoss => History.HasValidation ? History.ValidationLoss[Epoch - 1] : null;

    /// <summary>The rate of the epoch's last step.</summary>
    public double LearningRate => History.LearningRates[Epoch - 1];

    /// <summary>The time that training has taken so far.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>The estimated time for the remaining epochs, based on those before.</summary>
    public TimeSpan Remaining => TimeSpan.FromTicks((long)(Elapsed.Ticks * ((Epochs - Epoch) / (double)Epoch)));

    /// <summary>A metric on the training rows.</summary>
    /// <exception cref="ArgumentException">The options do not include it.</exception>
    public double this[Metric metric] => History[metric][Epoch - 1];

    /// <summary>A metric on the training rows, by its name.</summary>
    /// <exception cref="ArgumentException">The options do not include such a metric.</exception>
    public double this[string name] => History[name][Epoch - 1];

    /// <summary>A metric on the validation rows.</summary>
    /// <exception cref="ArgumentException">The options do not include it.</exception>
    /// <exception cref="InvalidOperationException">There are no validation rows.</exception>
    public double Validation(Metric metric) => History.Validation[metric][Epoch - 1];

    /// <summary>Ends training before the next step.</summary>
    public void Stop() => _run.RequestStop();

    /// <summary>The epoch in one line: <c>epoch 3/20: loss 0.2291, accuracy 0.9342, validation loss 0.3012, validation accuracy 0.9120</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(FormattableString.Invariant($"epoch {Epoch}/{Epochs}:"));
        Append(text, "", History.Training);
        if (History.HasValidation)
        {
            text.Append(',');
            Append(text, "validation ", History.Validation);
        }

        return text.ToString();
    }

    private void Append(StringBuilder text, string prefix, Curves curves)
    {
        for (int i = 0; i < curves.Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? "" : ",")} {prefix}{curves[i].Name} {curves[i][Epoch - 1]:G4}");
        }
    }
}

// Something that a report can end.
internal interface IStoppable
{
    void RequestStop();
}
