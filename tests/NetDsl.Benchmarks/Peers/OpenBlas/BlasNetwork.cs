using System.Numerics;
using System.Numerics.Tensors;
using NetDsl.Benchmarks.Jobs;

namespace NetDsl.Benchmarks.Peers.OpenBlas;

/// <summary>Backpropagation in products of matrices; one row is a matrix of one row.</summary>
internal readonly unsafe struct BlasNetwork<T>(Workload<T> workload, Blas<T> blas, BlasMemory<T> memory) : IPeerNetwork<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Workload<T> _workload = workload;
    private readonly Blas<T> _blas = blas;
    private readonly BlasMemory<T> _memory = memory;
    private readonly DenseShape[] _layers = [.. workload.Architecture.Layers];

    public ReadOnlySpan<T> Outputs => _memory.Rows.Outputs.Span;

    public void SetParameters(ReadOnlySpan<T> canonical) => canonical.CopyTo(_memory.Parameters.Span);

    public void GetParameters(Span<T> canonical) => _memory.Parameters.Span.CopyTo(canonical);

    public void Forward(int row) => Forward(row, 1);

    public void ForwardScalars(int row) => Forward(row, 1);

    public void ForwardBatch() => Forward(0, _workload.Rows);

    public void TrainStep(int row) => Train(row, 1, _workload.LearningRate);

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
            Train(0, _workload.Rows, _workload.BatchRate);
        }
    }

    private void Forward(int first, int rows)
    {
        Propagate(first, rows);
        int width = _layers[^1].Outputs;
        _memory.Values[^1].Span.CopyTo(_memory.Rows.Outputs.Span.Slice(first * width, rows * width));
    }

    private void Propagate(int first, int rows)
    {
        T* below = _memory.Rows.Inputs.Address + ((nint)first * _layers[0].Inputs);
        for (int k = 0; k < _layers.Length; k++)
        {
            DenseShape layer = _layers[k];
            AlignedBuffer<T> values = _memory.Values[k];
            Span<T> biases = layer.HasBias ? _memory.Parameters.Span.Slice(layer.BiasOffset, layer.Outputs) : [];
            for (int row = 0; row < rows; row++)
            {
                Span<T> start = values.Span.Slice(row * layer.Outputs, layer.Outputs);
                if (layer.HasBias)
                    biases.CopyTo(start);
                else
                    start.Clear();
            }

            _blas.Forward(rows, layer.Inputs, layer.Outputs, below, _memory.Parameters.Address + layer.WeightOffset, values.Address);
            switch (layer.Activation)
            {
                case Relu:
                    TensorPrimitives.Max(values.Span, T.Zero, values.Span);
                    break;
                case Sigmoid:
                    TensorPrimitives.Sigmoid<T>(values.Span, values.Span);
                    break;
                case Tanh:
                    TensorPrimitives.Tanh<T>(values.Span, values.Span);
                    break;
            }

            below = values.Address;
        }
    }

    private void Train(int first, int rows, T rate)
    {
        Propagate(first, rows);
        int width = _layers[^1].Outputs;
        TensorPrimitives.Subtract<T>(
            _memory.Values[^1].Span, _memory.Rows.Targets.Span.Slice(first * width, rows * width), _memory.Deltas[^1].Span);
        for (int k = _layers.Length - 1; k >= 0; k--)
        {
            DenseShape layer = _layers[k];
            AlignedBuffer<T> deltas = _memory.Deltas[k];
            Derivatives.Scale<T>(layer.Activation, _memory.Values[k].Span, deltas.Span);
            T* weights = _memory.Parameters.Address + layer.WeightOffset;
            if (k > 0)
                _blas.Backward(rows, layer.Inputs, layer.Outputs, deltas.Address, weights, _memory.Deltas[k - 1].Address);

            T* below = k > 0 ? _memory.Values[k - 1].Address : _memory.Rows.Inputs.Address + ((nint)first * layer.Inputs);
            _blas.Descend(rows, layer.Inputs, layer.Outputs, below, deltas.Address, rate, weights);
            if (!layer.HasBias)
                continue;

            Span<T> biases = _memory.Parameters.Span.Slice(layer.BiasOffset, layer.Outputs);
            for (int row = 0; row < rows; row++)
            {
                TensorPrimitives.MultiplyAdd(deltas.Span.Slice(row * layer.Outputs, layer.Outputs), -rate, biases, biases);
            }
        }
    }
}
