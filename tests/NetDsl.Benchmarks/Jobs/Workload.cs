using System.Numerics;
using Digits.Drawing;

namespace NetDsl.Benchmarks.Jobs;

/// <summary>The numbers of a job, the same for every contender: rows, targets, and the parameters that training starts from.</summary>
internal sealed class Workload<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Seed = 1;

    // The sample's digits are drawn on noisy paper, MNIST's are not. Without the noise 16 % of a digit's pixels are not zero,
    // and zeros and others change 51 times per digit; for MNIST it is 19 % and 50 times.
    private const double PaperNoise = 0.08;

    public Workload(Job job)
    {
        Job = job;
        var random = new NumPyRandom(Seed);
        Parameters = DrawParameters(job.Architecture, random);
        Inputs = DrawInputs(job, random);
        Targets = job.Inputs == InputKind.Xor
            ? Convert([0, 1, 1, 0])
            : Convert(Draw(random, job.Rows * job.Architecture.OutputSize, 1));
        LearningRate = T.CreateChecked(job.LearningRate);
    }

    public Job Job { get; }

    public Architecture Architecture => Job.Architecture;

    public int Rows => Job.Rows;

    public T[] Inputs { get; }

    public T[] Targets { get; }

    /// <summary>In canonical order.</summary>
    public T[] Parameters { get; }

    public T LearningRate { get; }

    /// <summary>What each row's gradient is multiplied with in a step on all rows.</summary>
    public T BatchRate => Job.Reduction == Reduction.Mean ? LearningRate / T.CreateChecked(Rows) : LearningRate;

    // Within the bounds of Glorot's initialisation; biases too, so that none can be forgotten unnoticed.
    private static T[] DrawParameters(Architecture architecture, NumPyRandom random)
    {
        var parameters = new double[architecture.ParameterCount];
        foreach (DenseShape layer in architecture.Layers)
        {
            double bound = Math.Sqrt(6.0 / (layer.Inputs + layer.Outputs));
            Draw(random, layer.End - layer.WeightOffset, bound).CopyTo(parameters, layer.WeightOffset);
        }

        return Convert(parameters);
    }

    private static T[] DrawInputs(Job job, NumPyRandom random) => job.Inputs switch
    {
        InputKind.Xor => Convert([0, 0, 1, 0, 1, 1, 1, 0, 1, 1, 1, 1]),
        InputKind.Digits => Convert([.. new DrawnDigits(Seed).Draw<double>(job.Rows).Inputs.ToArray().Select(pixel => pixel > PaperNoise ? pixel : 0)]),
        _ => Convert(Draw(random, job.Rows * job.Architecture.InputSize, 1)),
    };

    private static double[] Draw(NumPyRandom random, int count, double bound)
    {
        var values = new double[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = bound * ((2 * random.NextDouble()) - 1);
        }

        return values;
    }

    private static T[] Convert(double[] values) => Array.ConvertAll(values, T.CreateChecked);
}
