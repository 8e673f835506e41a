using Digits.Data;

namespace Digits;

/// <summary>The training loop of chapter 8, over any network of the right size.</summary>
internal static class Training
{
    public const double Alpha = 0.005;
    private const int TestEvery = 10;

    /// <summary>Trains, and yields each iteration as it is done.</summary>
    /// <exception cref="OperationCanceledException">It was interrupted, which takes effect between two iterations.</exception>
    public static IEnumerable<Iteration> Run<TNetwork>(
        TNetwork network, DigitSet training, DigitSet test, int iterations, CancellationToken interruption = default)
        where TNetwork : class, INetwork<TNetwork, double>
    {
        for (int iteration = 0; iteration < iterations; iteration++)
        {
            interruption.ThrowIfCancellationRequested();
            Score trainingScore = Learn(network, training);
            bool tested = iteration % TestEvery == 0 || iteration == iterations - 1;
            yield return new Iteration(iteration, trainingScore, tested ? Test(network, test) : null);
        }
    }

    /// <summary>One pass over the images, with a step of gradient descent on each.</summary>
    private static Score Learn<TNetwork>(TNetwork network, DigitSet digits)
        where TNetwork : class, INetwork<TNetwork, double>
    {
        Span<double> output = stackalloc double[DigitSet.Classes];
        double error = 0;
        int correct = 0;
        for (int i = 0; i < digits.Count; i++)
        {
            network.Forward(digits.Image(i), output);
            if (IndexOfMax(output) == digits.Labels[i]) correct++;

            // The loss is half the squared error.
            error += 2 * network.TrainStep(digits.Image(i), digits.Target(i), Alpha);
        }

        return new Score(error / digits.Count, (double)correct / digits.Count);
    }

    /// <summary>The score on images that the network has not seen.</summary>
    private static Score Test<TNetwork>(TNetwork network, DigitSet digits)
        where TNetwork : class, INetwork<TNetwork, double>
    {
        var outputs = new double[digits.Count * DigitSet.Classes];
        network.ForwardBatch(digits.Images, outputs);

        double error = 0;
        int correct = 0;
        for (int i = 0; i < digits.Count; i++)
        {
            ReadOnlySpan<double> output = outputs.AsSpan(i * DigitSet.Classes, DigitSet.Classes);
            ReadOnlySpan<double> target = digits.Target(i);
            for (int digit = 0; digit < DigitSet.Classes; digit++)
            {
                double difference = target[digit] - output[digit];
                error += difference * difference;
            }

            if (IndexOfMax(output) == digits.Labels[i]) correct++;
        }

        return new Score(error / digits.Count, (double)correct / digits.Count);
    }

    private static int IndexOfMax(ReadOnlySpan<double> values)
    {
        int best = 0;
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] > values[best]) best = i;
        }

        return best;
    }
}
