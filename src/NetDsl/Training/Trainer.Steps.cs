using System.Numerics;
using System.Runtime.CompilerServices;
using NetDsl.Kernels;

namespace NetDsl;

// The steps.
internal sealed partial class Trainer<TNetwork, T>
{
    private readonly StepPlan _plan;
    private readonly RowGatherer<T>? _gatherer;
    private readonly T[] _outputs;
    private readonly IReadOnlyList<LayerInfo> _layers;
    private readonly AlignedMemory<T> _gradient;
    private readonly OptimizerState<T>? _optimizer;
    private double _rate = double.NaN;

    // In the network's precision. A rate too large for single precision becomes infinite: training then diverges and says why.
    private T Rate => T.CreateTruncating(_rate) is var rate && T.IsInfinity(rate) ? T.BitDecrement(rate) : rate;

    // Takes the steps of the next rows; returns false if they diverged and training has ended.
    [MethodImpl(Jit.Optimize)]
    private bool Train(Examples<T> examples, Examples<T> validation, int rows)
    {
        if (_place == 0 || _plan.ChangesRateWithinEpoch)
        {
            double epoch = History.Epochs + ((double)(_place / _plan.BatchSize) / _plan.StepsPerEpoch);
            _rate = _options.Optimizer.LearningRate * _options.Schedule.At(epoch);
        }

        Examples<T> part = _gatherer is not null ? _gatherer.Gather(examples, _place, rows)
            : rows == _rows ? examples
            : examples.Slice(_place, rows, _inputSize, _outputSize);
        Span<T> outputs = _outputs.Length == 0 ? default : _outputs.AsSpan(0, rows * _outputSize);
        double loss = _plan.Way switch
        {
            StepWay.RowByRow => DoublePrecision.Of(_network.TrainEpoch(part, Rate, outputs)) * rows,
            StepWay.Descent => DoublePrecision.Of(Descend(part)) * rows,
            _ => DoublePrecision.Of(StepAlongGradient(part, rows, outputs)),
        };
        History.Steps += _plan.StepsIn(rows);
        if (!double.IsFinite(loss))
        {
            Diverge(examples, validation, FormattableString.Invariant($"the loss became {Named(loss)}"), rows);
            return false;
        }

        // The step counts, even if a custom metric throws.
        _place += rows;
        _training.Add(loss, rows, outputs, part, _outputSize);
        return true;
    }

    private T Descend(Examples<T> part) => part.HasClasses
        ? ((IClassifier<T>)(object)_network).TrainBatch(
            part.Inputs, new ClassIndices(part.TargetClasses), Rate, degreeOfParallelism: _options.DegreeOfParallelism)
        : _network.TrainBatch(part.Inputs, part.Targets, Rate, degreeOfParallelism: _options.DegreeOfParallelism);

    [MethodImpl(Jit.Optimize)]
    private T StepAlongGradient(Examples<T> part, int rows, Span<T> outputs)
    {
        Span<T> gradient = _gradient.Span;
        bool isUsed = false;
        try
        {
            T loss = _network.BackwardBatch(part, outputs, gradient, _options.DegreeOfParallelism);
            if (T.IsFinite(loss))
            {
                _optimizer!.Step(_network.Parameters, gradient, _layers, _rate, _options.DegreeOfParallelism, 1.0 / rows);
                isUsed = true;
            }

            return loss;
        }
        finally
        {
            // Nothing of a failed step may affect the next one.
            if (!isUsed)
            {
                gradient.Clear();
            }
        }
    }
}
