using System.Numerics;
using NetDsl.Benchmarks.Jobs;

namespace NetDsl.Benchmarks.Peers.Naive;

/// <summary>Backpropagation as one writes it down first: an array of weights per unit, a loop per sum.</summary>
internal readonly struct NaiveNetwork<T>(Workload<T> workload) : IPeerNetwork<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Workload<T> _workload = workload;
    private readonly T[][] _inputs = Rows(workload.Inputs, workload.Architecture.InputSize);
    private readonly T[][] _targets = Rows(workload.Targets, workload.Architecture.OutputSize);
    private readonly T[] _outputs = new T[workload.Targets.Length];
    private readonly NaiveLayer<T>[] _layers = [.. workload.Architecture.Layers.Select(layer => new NaiveLayer<T>(layer))];

    public ReadOnlySpan<T> Outputs => _outputs;

    public void SetParameters(ReadOnlySpan<T> canonical)
    {
        foreach (NaiveLayer<T> layer in _layers)
        {
            layer.SetParameters(canonical);
        }
    }

    public void GetParameters(Span<T> canonical)
    {
        foreach (NaiveLayer<T> layer in _layers)
        {
            layer.GetParameters(canonical);
        }
    }

    public void Forward(int row)
    {
        T[] output = Propagate(_inputs[row]);
        Array.Copy(output, 0, _outputs, row * output.Length, output.Length);
    }

    public void ForwardScalars(int row) => Forward(row);

    public void ForwardBatch()
    {
        for (int row = 0; row < _inputs.Length; row++)
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
        for (int row = 0; row < _inputs.Length; row++)
        {
            TrainStep(row);
        }
    }

    public void TrainBatch(int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            for (int row = 0; row < _inputs.Length; row++)
            {
                FindDeltas(row);
                for (int k = 0; k < _layers.Length; k++)
                {
                    _layers[k].AddGradient(Below(row, k));
                }
            }

            foreach (NaiveLayer<T> layer in _layers)
            {
                layer.Update(_workload.BatchRate);
            }
        }
    }

    private T[] Propagate(T[] input)
    {
        foreach (NaiveLayer<T> layer in _layers)
        {
            layer.Forward(input);
            input = layer.Values;
        }

        return input;
    }

    private void FindDeltas(int row)
    {
        T[] output = Propagate(_inputs[row]);
        NaiveLayer<T> last = _layers[^1];
        for (int j = 0; j < output.Length; j++)
        {
            last.Deltas[j] = output[j] - _targets[row][j];
        }

        for (int k = _layers.Length - 1; k >= 0; k--)
        {
            _layers[k].Backward(k > 0 ? _layers[k - 1].Deltas : null);
        }
    }

    private T[] Below(int row, int layer) => layer > 0 ? _layers[layer - 1].Values : _inputs[row];

    private static T[][] Rows(T[] values, int width) => [.. values.Chunk(width)];
}
