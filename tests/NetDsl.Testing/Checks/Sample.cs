namespace NetDsl.Testing;

/// <summary>Parameters, in canonical order, and rows of a data set: what a network and its reference are both run on.</summary>
/// <param name="Parameters">The parameters.</param>
/// <param name="Inputs">An input per row.</param>
/// <param name="Targets">A target per row.</param>
public sealed record Sample(double[] Parameters, double[][] Inputs, double[][] Targets)
{
    private const int ManyInputs = 16;

    /// <summary>
    /// Random values that have no digits beyond the precision, so that both sides start from the same numbers: weights that
    /// keep the layers' values near 1, biases and data between −1 and 1 (targets of cross-entropies from 0 to 1). Where there are many inputs, every seventh is 0, and
    /// four fifths of every second row, as pixels are.
    /// </summary>
    public static Sample Draw(ReferenceNetwork network, int rows, int seed, Func<double, double> round)
    {
        var random = new Random(seed);
        var parameters = new List<double>();
        for (int layer = 0; layer < network.Layers.Count; layer++)
        {
            double limit = Math.Sqrt(3.0 / network.InputsOf(layer));
            int weights = network.InputsOf(layer) * network.Layers[layer].Units;
            parameters.AddRange(Enumerable.Range(0, weights).Select(_ => Uniform(limit)));
            parameters.AddRange(Enumerable.Range(0, network.Layers[layer].Bias ? network.Layers[layer].Units : 0).Select(_ => Uniform(0.5)));
        }

        double[][] inputs = Rows(network.InputSize);
        for (int row = 0; row < rows && network.InputSize >= ManyInputs; row++)
        {
            for (int i = 0; i < network.InputSize; i++)
            {
                if (row % 2 == 0 ? i % 7 == 6 : random.Next(5) > 0)
                    inputs[row][i] = 0;
            }
        }

        double[][] targets = Rows(network.OutputSize);
        for (int row = 0; row < rows; row++)
            ToTargets(network.LossFunction, targets[row], row);

        return new([.. parameters], inputs, targets);

        double Uniform(double limit) => round(2 * limit * random.NextDouble() - limit);

        // For cross-entropies what they are made for: one-hot, probabilities, and weights with any sum; from 0 to 1.
        void ToTargets(ReferenceLoss loss, double[] target, int row)
        {
            int one = random.Next(target.Length);
            double sum = loss.Name == "CrossEntropy" && row % 3 == 1 ? target.Sum(Math.Abs) : 1;
            for (int j = 0; j < target.Length && loss.Name.EndsWith("CrossEntropy", StringComparison.Ordinal); j++)
                target[j] = row % 3 == 0 ? j == one ? 1 : 0 : round(Math.Abs(target[j]) / sum);
        }

        double[][] Rows(int length) => [.. Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, length).Select(_ => Uniform(1)).ToArray())];
    }
}
