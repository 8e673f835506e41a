using System.Numerics;
using Xunit;

namespace NetDsl.Testing;

public sealed partial class NetworkChecks<TSelf, T>
{
    // More than a machine has cores, too.
    private static readonly int[] _degrees = [2, 3, 8, 64, int.MaxValue];

    // From none to several blocks; beside the sizes of tiles and blocks, and rows that are left over one by one.
    private static readonly int[] _rowCounts = [0, 1, 2, 11, 12, 13, 23, 24, 25, 47, 48, 49, 71, 95, 96, 97, 100, 193, 400, 513, 1025];

    /// <inheritdoc />
    public override void Parallelism()
    {
        // A row costs what it has multiplications; so much is done in a moment.
        int most = 4_000_000 / TSelf.StorageSize;
        foreach (int rows in _rowCounts.Where(rows => rows <= Math.Max(most, 49)))
        {
            Results expected = RunOn(rows, 1);
            foreach (int degree in _degrees)
            {
                Results actual = RunOn(rows, degree);
                string what = $"{_name} on {rows} rows: with {degree} threads";
                AssertSame(expected.Outputs, actual.Outputs, $"{what}, an output");
                AssertSame(expected.Gradient, actual.Gradient, $"{what}, the gradient");
                AssertSame(expected.Parameters, actual.Parameters, $"{what}, a trained parameter");
                AssertSame(expected.Losses, actual.Losses, $"{what}, a loss");
            }
        }

        Results RunOn(int rows, int degree)
        {
            TSelf network = TSelf.Create(3);
            T[] inputs = Waves(rows * TSelf.InputSize, 1);
            T[] targets = Waves(rows * TSelf.OutputSize, 2);
            T[] outputs = new T[rows * TSelf.OutputSize];

            // Not zero: where a gradient is added in another order than to zero, it shows.
            T[] gradient = Waves(TSelf.StorageSize, 3);
            network.ForwardBatch(inputs, outputs, degree);
            T loss = network.BackwardBatch(inputs, targets, gradient, degree);
            T trained = rows == 0 ? T.Zero : network.TrainBatch(inputs, targets, Round(LearningRate), Reduction.Mean, 2, degree);
            return new(outputs, gradient, network.Parameters.ToArray(), [loss, trained]);
        }
    }

    private static T[] Waves(int length, int seed) => [.. Enumerable.Range(0, length).Select(i => T.CreateTruncating(Math.Sin((seed * 1000) + (i * 0.7))))];

    private static void AssertSame(T[] expected, T[] actual, string what)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            if (!expected[i].Equals(actual[i]))
                Assert.Fail(FormattableString.Invariant($"{what} is {actual[i]:R} at {i}, and {expected[i]:R} with one."));
        }
    }

    private sealed record Results(T[] Outputs, T[] Gradient, T[] Parameters, T[] Losses);
}
