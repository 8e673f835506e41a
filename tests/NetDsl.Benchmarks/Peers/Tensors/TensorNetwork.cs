using System.Numerics;
using System.Numerics.Tensors;
using NetDsl.Benchmarks.Jobs;

namespace NetDsl.Benchmarks.Peers.Tensors;

/// <summary>A chain of <see cref="TensorLayer{T}"/>; rows one at a time, as the primitives know no matrices.</summary>
internal readonly struct TensorNetwork<T>(Workload<T> workload) : IPeerNetwork<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Workload<T> _workload = workload;
    private readonly T[] _outputs = new T[workload.Targets.Length];
    private readonly TensorLayer<T>[] _layers = [.. workload.Architecture.Layers.Select(layer => new TensorLayer<T>(layer))];
    private readonly int _inputSize = workload.Architecture.InputSize;
    private readonly int _outputSize = workload.Architecture.OutputSize;

    public ReadOnlySpan<T> Outputs => _outputs;

    public void SetParameters(ReadOnlySpan<T> canonical)
    {
        foreach (TensorLayer<T> layer in _layers)
        {
            layer.SetParameters(canonical);
        }
    }

    public void GetParameters(Span<T> canonical)
    {
        foreach (TensorLayer<T> layer in _layers)
        {
            layer.GetParameters(canonical);
        }
    }

    public void Forward(int row)
    {
        Propagate(row);
        _layers[^1].Values.CopyTo(_outputs, row * _outputSize);
    }

    public void ForwardScalars(int row) => Forward(row);

    public void ForwardBatch()
    {
        for (int row = 0; row < _workload.Rows; row++)
        {
            Forward(row);
        }
    }

    public void TrainStep(int row)
    {
        FindDeltas(row);
        for (int k = 0; k < _layers.Length; k++)
        {
            _layers[k].Descend(Below(row, k), _workload.LearningRate);
        }
    }

    public void TrainEpoch()
    {
        for (int row = 0; row < _workload.Rows; row++)
        {
            TrainStep(row);
        }
    }

    public void TrainBatch(int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            for (int row = 0; row < _workload.Rows; row++)
            {
                FindDeltas(row);
                for (int k = 0; k < _layers.Length; k++)
                {
                    _layers[k].AddGradient(Below(row, k));
                }
            }

            foreach (TensorLayer<T> layer in _layers)
            {
                layer.Update(_workload.BatchRate);
            }
        }
    }

    private void Propagate(int row)
    {
        for (int k = 0; k < _layers.Length; k++)
        {
            _layers[k].Forward(Below(row, k));
        }
    }

    private void FindDeltas(int row)
    {
        Propagate(row);
        TensorLayer<T> last = _layers[^1];
        TensorPrimitives.Subtract(last.Values, _workload.Targets.AsSpan(row * _outputSize, _outputSize), last.Deltas);
        for (int k = _layers.Length - 1; k >= 0; k--)
        {
            _layers[k].Backward(k > 0 ? _layers[k - 1].Deltas : []);
        }
    }

    private ReadOnlySpan<T> Below(int row, int layer) =>
        layer > 0 ? _layers[layer - 1].Values : _workload.Inputs.AsSpan(row * _inputSize, _inputSize);
}
