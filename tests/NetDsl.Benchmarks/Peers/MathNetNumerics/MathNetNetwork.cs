using MathNet.Numerics.LinearAlgebra;
using NetDsl.Benchmarks.Jobs;

namespace NetDsl.Benchmarks.Peers.MathNetNumerics;

/// <summary>Backpropagation in matrix notation: a row is a vector, a batch a matrix.</summary>
internal readonly struct MathNetNetwork<T> : IPeerNetwork<T>
    where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
{
    private readonly Workload<T> _workload;
    private readonly IReadOnlyList<DenseShape> _layers;
    private readonly Matrix<T> _inputs;
    private readonly Matrix<T> _targets;
    private readonly Vector<T>[] _inputRows;
    private readonly Vector<T>[] _targetRows;
    private readonly Matrix<T>[] _weights;
    private readonly Vector<T>[] _biases;
    private readonly T[] _outputs;

    public MathNetNetwork(Workload<T> workload)
    {
        _workload = workload;
        _layers = workload.Architecture.Layers;
        _inputs = Matrix<T>.Build.DenseOfRowMajor(workload.Rows, workload.Architecture.InputSize, workload.Inputs);
        _targets = Matrix<T>.Build.DenseOfRowMajor(workload.Rows, workload.Architecture.OutputSize, workload.Targets);
        _inputRows = [.. _inputs.EnumerateRows()];
        _targetRows = [.. _targets.EnumerateRows()];
        _weights = new Matrix<T>[_layers.Count];
        _biases = new Vector<T>[_layers.Count];
        _outputs = new T[workload.Targets.Length];
    }

    public ReadOnlySpan<T> Outputs => _outputs;

    public void SetParameters(ReadOnlySpan<T> canonical)
    {
        for (int k = 0; k < _layers.Count; k++)
        {
            DenseShape layer = _layers[k];
            _weights[k] = Matrix<T>.Build.DenseOfRowMajor(
                layer.Inputs, layer.Outputs, canonical.Slice(layer.WeightOffset, layer.Weights).ToArray());
            _biases[k] = layer.HasBias
                ? Vector<T>.Build.Dense(canonical.Slice(layer.BiasOffset, layer.Outputs).ToArray())
                : Vector<T>.Build.Dense(layer.Outputs);
        }
    }

    public void GetParameters(Span<T> canonical)
    {
        for (int k = 0; k < _layers.Count; k++)
        {
            DenseShape layer = _layers[k];
            _weights[k].ToRowMajorArray().CopyTo(canonical[layer.WeightOffset..]);
            if (layer.HasBias)
                _biases[k].AsArray().CopyTo(canonical[layer.BiasOffset..]);
        }
    }

    public void Forward(int row) => Propagate(row)[^1].AsArray().CopyTo(_outputs, row * _layers[^1].Outputs);

    public void ForwardScalars(int row) => Forward(row);

    public void ForwardBatch()
    {
        Matrix<T> output = PropagateAll()[^1];
        output.ToRowMajorArray().CopyTo(_outputs, 0);
    }

    public void TrainStep(int row)
    {
        Vector<T>[] values = Propagate(row);
        Vector<T> error = values[^1] - _targetRows[row];
        for (int k = _layers.Count - 1; k >= 0; k--)
        {
            Vector<T> delta = Derivative(_layers[k].Activation, values[k + 1]) is { } slope ? error.PointwiseMultiply(slope) : error;
            if (k > 0)
                error = _weights[k] * delta;

            _weights[k] -= values[k].OuterProduct(delta) * _workload.LearningRate;
            if (_layers[k].HasBias)
                _biases[k] -= delta * _workload.LearningRate;
        }
    }

    public void TrainEpoch()
    {
        for (int row = 0; row < _inputRows.Length; row++)
        {
            TrainStep(row);
        }
    }

    public void TrainBatch(int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            Matrix<T>[] values = PropagateAll();
            Matrix<T> error = values[^1] - _targets;
            for (int k = _layers.Count - 1; k >= 0; k--)
            {
                Matrix<T> delta = Derivative(_layers[k].Activation, values[k + 1]) is { } slope ? error.PointwiseMultiply(slope) : error;
                if (k > 0)
                    error = delta.TransposeAndMultiply(_weights[k]);

                _weights[k] -= values[k].TransposeThisAndMultiply(delta) * _workload.BatchRate;
                if (_layers[k].HasBias)
                    _biases[k] -= delta.ColumnSums() * _workload.BatchRate;
            }
        }
    }

    private Vector<T>[] Propagate(int row)
    {
        var values = new Vector<T>[_layers.Count + 1];
        values[0] = _inputRows[row];
        for (int k = 0; k < _layers.Count; k++)
        {
            Vector<T> sums = values[k] * _weights[k];
            if (_layers[k].HasBias)
                sums += _biases[k];

            values[k + 1] = _layers[k].Activation switch
            {
                Relu => sums.PointwiseMaximum(T.Zero),
                Sigmoid => sums.Map(Logistic),
                Tanh => sums.PointwiseTanh(),
                _ => sums,
            };
        }

        return values;
    }

    private Matrix<T>[] PropagateAll()
    {
        var values = new Matrix<T>[_layers.Count + 1];
        values[0] = _inputs;
        for (int k = 0; k < _layers.Count; k++)
        {
            Matrix<T> sums = values[k] * _weights[k];
            Vector<T> biases = _biases[k];
            if (_layers[k].HasBias)
                sums.MapIndexedInplace((_, j, sum) => sum + biases[j]);

            values[k + 1] = _layers[k].Activation switch
            {
                Relu => sums.PointwiseMaximum(T.Zero),
                Sigmoid => sums.Map(Logistic),
                Tanh => sums.PointwiseTanh(),
                _ => sums,
            };
        }

        return values;
    }

    private static Vector<T>? Derivative(Activation activation, Vector<T> values) =>
        Slope(activation) is { } slope ? values.Map(slope) : null;

    private static Matrix<T>? Derivative(Activation activation, Matrix<T> values) =>
        Slope(activation) is { } slope ? values.Map(slope) : null;

    private static Func<T, T>? Slope(Activation activation) => activation switch
    {
        Relu => static value => value > T.Zero ? T.One : T.Zero,
        Sigmoid => static value => value * (T.One - value),
        Tanh => static value => T.One - (value * value),
        _ => null,
    };

    private static T Logistic(T z) => T.One / (T.One + T.Exp(-z));
}
