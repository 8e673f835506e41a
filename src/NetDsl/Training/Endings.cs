using System.Globalization;
using System.Numerics;

namespace NetDsl;

/// <summary>The messages about the end of training.</summary>
internal static class Endings
{
    public static string Sentence(StopReason reason, History history, FitOptions options)
    {
        string epochs = FormattableString.Invariant($"{history.Epochs} of {history.PlannedEpochs} epochs");
        return reason switch
        {
            StopReason.Done => FormattableString.Invariant($"Done: all {history.Epochs} epochs."),
            StopReason.EarlyStopping => Early(history, options.EarlyStopping!),
            StopReason.Cancelled => $"Cancelled after {epochs}; the network is as the last step left it.",
            StopReason.Stopped => $"Stopped, as asked for, after {epochs}.",
            StopReason.TimeUp => $"The time budget of {options.TimeBudget!.Value.ToString("c", CultureInfo.InvariantCulture)} was used up after {epochs}.",
            _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
        };
    }

    /// <summary>The epoch, and the steps if the loss of some rows was the cause: <c>epoch 3, step 12 of 94</c>.</summary>
    public static string Place(int epoch, StepPlan plan, int place, int rows)
    {
        if (rows == 0)
        {
            return $"epoch {Of(epoch)}";
        }

        int first = (place / plan.BatchSize) + 1, last = first + plan.StepsIn(rows) - 1;
        return first == last
            ? $"epoch {Of(epoch)}, step {Of(first)} of {Of(plan.StepsPerEpoch)}"
            : $"epoch {Of(epoch)}, between step {Of(first)} and step {Of(last)} of {Of(plan.StepsPerEpoch)}";
    }

    /// <summary>What to try against divergence.</summary>
    public static string Advice(double rate, Optimizer optimizer) => string.Create(
        CultureInfo.InvariantCulture,
        $"Try a smaller learning rate than {rate:G4}, or inputs of about the size of 1{(optimizer.ClipNorm is null ? $", or clipped gradients: new {optimizer.GetType().Name} {{ ClipNorm = 1 }}" : "")}.");

    /// <summary>The value in the examples that made divergence inevitable, or null.</summary>
    public static string? BadValue<T>(Examples<T> examples, int inputSize, int outputSize, string kind)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int input = Numbers.FirstNotFinite(examples.Inputs), target = Numbers.FirstNotFinite(examples.Targets);
        return input >= 0 ? Bad(kind, "inputs", input, inputSize, examples.Inputs[input])
            : target >= 0 ? Bad(kind, "targets", target, outputSize, examples.Targets[target])
            : null;
    }

    private static string Bad<T>(string kind, string argument, int index, int size, T value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => FormattableString.Invariant(
            $"The {kind}{argument} themselves hold a number that is none: value {index % size} of row {index / size}, counted from 0, is {(T.IsNaN(value) ? "NaN" : "infinite")}.");

    private static string Early(History history, EarlyStopping rule)
    {
        bool onValidation = history.HasValidation && !rule.OnTrainingRows;
        string watched = (onValidation ? "validation " : "") + rule.Metric.Name;
        Curves curves = onValidation ? history.Validation : history.Training;
        string best = history.BestEpoch == 0 ? " was never a number."
            : FormattableString.Invariant($" was best in epoch {history.BestEpoch}, {curves[rule.Metric][history.BestEpoch - 1]:G4}")
            + (onValidation ? "." : " while weights changed.");
        return FormattableString.Invariant($"Stopped early after {history.Epochs} of {history.PlannedEpochs} epochs: {watched}{best}");
    }

    private static string Of(int number) => number.ToString(CultureInfo.InvariantCulture);
}
