using System.Numerics;
using Xunit;

namespace NetDsl.Tests.Optimizers;

/// <summary>An optimizer of a user's own, as docs/optimizers.md writes one.</summary>
public sealed class OwnOptimizerTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(50_003, 1)]
    [InlineData(50_003, 3)]
    public void It_is_given_every_parameter_once(int size, int degree)
    {
        var optimizer = new SignDescent(0.25);
        OptimizerState<float> state = optimizer.CreateState<float>(size);
        float[] parameters = StepTests.Values(size, 0), before = [.. parameters], gradient = StepTests.Values(size, 1), kept = [.. gradient];
        state.Step(parameters, gradient, optimizer.LearningRate, degree);
        Assert.Equal(before.Zip(kept, (w, g) => w - (0.25f * Math.Sign(g))), parameters);
        Assert.Equal(new float[size], gradient);

        // What it remembers is where it was put.
        state.Step(parameters, gradient, optimizer.LearningRate, degree);
        Assert.Equal(before.Zip(kept, (w, g) => w - (0.25f * Math.Sign(g)) - (0.25f * Math.Sign(g))), parameters);
        Assert.Equal(2, state.Steps);
    }

    [Fact]
    public void Its_gradient_is_scaled_clipped_and_regularised()
    {
        var optimizer = new Plain { ClipValue = 1, ClipNorm = 1, L2 = 0.5, L1 = 0.25 };
        double[] parameters = [2, -4, 0], gradient = [6, -0.5, 0];
        optimizer.CreateState<double>(3).Step(parameters, gradient, 1, gradientScale: 0.5);

        // Scaled to 3 and −0.25, clipped to 1 and −0.25, and then to a length of 1.
        double norm = Math.Sqrt(1 + (0.25 * 0.25)) + 1e-6;
        Assert.Equal(2 - ((1 / norm) + 1 + 0.25), parameters[0], 14);
        Assert.Equal(-4 - ((-0.25 / norm) - 2 - 0.25), parameters[1], 14);
        Assert.Equal(0, parameters[2]);
        Assert.Equal([0, 0, 0], gradient);

        // Where nothing but a scale is asked for.
        double[] alone = [1], itsGradient = [4];
        new Plain().CreateState<double>(1).Step(alone, itsGradient, 1, gradientScale: 0.5);
        Assert.Equal([-1], alone);
    }

    [Fact]
    public void What_it_throws_arrives()
    {
        var optimizer = new Failing();
        Assert.Throws<NotSupportedException>(() => optimizer.CreateState<float>(4).Step(new float[4], new float[4], 1));
    }

    private sealed record SignDescent(double LearningRate) : Optimizer(LearningRate)
    {
        public override OptimizerState<T> CreateState<T>(int storageSize) => new State<T>(this, storageSize);

        // Steps along the sign of the sum of all gradients so far.
        private sealed class State<T>(Optimizer optimizer, int storageSize) : OptimizerState<T>(optimizer, storageSize)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            private readonly T[] _sums = new T[storageSize];
            private T _rate;

            protected override void BeginStep(double learningRate) => _rate = T.CreateTruncating(learningRate);

            protected override void Update(Span<T> parameters, Span<T> gradient, int start, double learningRate)
            {
                for (int i = 0; i < parameters.Length; i++)
                {
                    _sums[start + i] += gradient[i];
                    parameters[i] -= _rate * T.CreateTruncating(T.Sign(_sums[start + i]));
                }
            }
        }
    }

    private sealed record Plain() : Optimizer(1)
    {
        public override OptimizerState<T> CreateState<T>(int storageSize) => new State<T>(this, storageSize);

        private sealed class State<T>(Optimizer optimizer, int storageSize) : OptimizerState<T>(optimizer, storageSize)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            protected override void Update(Span<T> parameters, Span<T> gradient, int start, double learningRate)
            {
                for (int i = 0; i < parameters.Length; i++)
                    parameters[i] -= T.CreateTruncating(learningRate) * gradient[i];
            }
        }
    }

    private sealed record Failing() : Optimizer(1)
    {
        public override OptimizerState<T> CreateState<T>(int storageSize) => new State<T>(this, storageSize);

        private sealed class State<T>(Optimizer optimizer, int storageSize) : OptimizerState<T>(optimizer, storageSize)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            protected override void Update(Span<T> parameters, Span<T> gradient, int start, double learningRate) => throw new NotSupportedException();
        }
    }
}
