using NetDsl.Benchmarks.Measuring;
using NetDsl.Benchmarks.Peers;
using NetDsl.Kernels;

namespace NetDsl.Benchmarks.Optimizers;

/// <summary>Steps of one of the library's optimizers over parameters of a certain number.</summary>
internal sealed class StepContender : Contender
{
    private const double Rate = 1e-4;

    private readonly OptimizerState<float>? _state;
    private readonly AlignedMemory<float> _parameters;
    private readonly AlignedMemory<float> _gradient;
    private readonly float[] _template;

    /// <param name="name">What the table says.</param>
    /// <param name="optimizer">The optimizer, or none: then it is the step of plain gradient descent that TrainBatch takes.</param>
    /// <param name="size">The number of parameters.</param>
    /// <param name="gradientIsZero">Whether there was a gradient once, long ago: then moments have decayed as far as they do.</param>
    public StepContender(string name, Optimizer? optimizer, int size, bool gradientIsZero = false)
        : base(name)
    {
        _state = optimizer?.CreateState<float>(size);
        _parameters = new AlignedMemory<float>(size);
        _gradient = new AlignedMemory<float>(size);
        _template = [.. Enumerable.Range(0, size).Select(i => ((i * 37 % 101) - 50) / 1024f)];
        Reset();
        if (gradientIsZero)
        {
            // Long enough for a mean that keeps nine tenths to go below the normal numbers.
            Run(2000);
            Array.Clear(_template);
        }
    }

    /// <summary>A gradient for the first of the timed steps; the moments live on it for the others.</summary>
    public override void Reset() => _template.CopyTo(_gradient.Span);

    public override void Run(int calls)
    {
        for (int call = 0; call < calls; call++)
        {
            if (_state is null)
                GradientDescent.StepAndClear(_parameters.Span, _gradient.Span, (float)Rate, degreeOfParallelism: 1);
            else
                _state.Step(_parameters.Span, _gradient.Span, Rate);
        }
    }

    public override double[] ReadResult() => Array.ConvertAll(_parameters.Span.ToArray(), value => (double)value);
}
