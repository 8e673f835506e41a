namespace Penguins;

/// <summary>Penguins to learn from, to tell when to stop, and to be tested on, all of them standardized.</summary>
/// <param name="Training">What networks learn from; the scales are its means and deviations.</param>
/// <param name="Validation">What tells when to stop.</param>
/// <param name="Test">What networks are tested on.</param>
/// <param name="Inputs">The scale of each input.</param>
/// <param name="Targets">The scale of the body mass.</param>
internal sealed record Sets(
    Dataset<double> Training, Dataset<double> Validation, Dataset<double> Test, Standardizer<double> Inputs, Standardizer<double> Targets)
{
    private const double Share = 0.8;

    /// <summary>Divides penguins by chance.</summary>
    public static Sets Of(Dataset<double> penguins, int seed)
    {
        (Dataset<double> known, Dataset<double> test) = penguins.Split(Share, seed);
        (Dataset<double> training, Dataset<double> validation) = known.Split(Share, seed);

        // Learned from the training set alone: what the others are like is not to be known before.
        Standardizer<double> inputs = training.StandardizeInputs(), targets = training.StandardizeTargets();
        return new(training, validation.Standardized(inputs, targets), test.Standardized(inputs, targets), inputs, targets);
    }
}
