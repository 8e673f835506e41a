using System.Numerics;

namespace NetDsl;

/// <summary>Training on standardized rows, after which the network takes and returns raw numbers: <see cref="FitOptions.Standardize"/>.</summary>
internal static class StandardizedFit
{
    public static History Run<TNetwork, T>(TNetwork network, FitOptions options, Examples<T> examples, Examples<T> validation)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string member = typeof(TNetwork).Name + ".Fit with Standardize";

        // Checks the rows too, before anything is learned from them.
        int rows = new TrainedRows<TNetwork, T>(network, options, examples, validation, "Fit").TrainingRowCount;
        Examples<T> training = RowChecks.Part<TNetwork, T>(examples, 0, rows);
        var inputs = Standardizer<T>.Learn(training.Inputs, TNetwork.InputSize);
        bool hasProbabilities = examples.HasClasses || TargetDomains.AreProbabilities<TNetwork, T>(network);
        Standardizer<T>? targets = hasProbabilities ? null : Standardizer<T>.Learn(training.Targets, TNetwork.OutputSize);
        LayerFolding.Check<TNetwork, T>(inputs, targets, member, nameof(options));
        Examples<T> all = Scaled(examples, inputs, targets), others = Scaled(validation, inputs, targets);
        var scaled = new TrainedRows<TNetwork, T>(network, options, all, others, "Fit");
        try
        {
            scaled.Trainer.Run(scaled.Training(all), scaled.Validation(all, others), RunLimit.None);
        }
        finally
        {
            // Even if a callback throws: once Fit has begun, the network takes raw numbers.
            LayerFolding.Fold<TNetwork, T>(network.Parameters, inputs, targets);
        }

        History history = scaled.Trainer.History;
        history.Add(targets is null
            ? " The network has absorbed the standardized inputs' scales and takes raw ones."
            : " The network has absorbed the scales and takes and gives raw numbers; losses and metrics are those of standardized targets.");
        return history;
    }

    // Copies: the caller's rows do not change.
    private static Examples<T> Scaled<T>(Examples<T> examples, Standardizer<T> inputs, Standardizer<T>? targets)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] x = new T[examples.Inputs.Length];
        inputs.Apply(examples.Inputs, x);
        if (examples.HasClasses)
        {
            return examples.With(x, default);
        }

        T[] y = examples.Targets.ToArray();
        targets?.Apply(y);
        return examples.With(x, y);
    }
}
