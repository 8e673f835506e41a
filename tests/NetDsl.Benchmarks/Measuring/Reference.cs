using System.Numerics;
using NetDsl.Benchmarks.Jobs;

namespace NetDsl.Benchmarks.Measuring;

/// <summary>What must come out: the textbook's loops in double precision, for the same rows and parameters.</summary>
internal sealed class Reference
{
    private readonly Job _job;
    private readonly double[] _inputs;
    private readonly double[] _targets;
    private readonly double[] _parameters;
    private readonly double[] _gradient;
    private readonly double[][] _values;
    private readonly double[][] _deltas;

    private Reference(Job job, double[] inputs, double[] targets, double[] parameters)
    {
        _job = job;
        _inputs = inputs;
        _targets = targets;
        _parameters = parameters;
        _gradient = new double[parameters.Length];
        _values = [.. job.Architecture.Layers.Select(layer => new double[layer.Outputs])];
        _deltas = [.. job.Architecture.Layers.Select(layer => new double[layer.Outputs])];
    }

    /// <summary>The outputs of all rows, or the parameters after so many calls.</summary>
    public static double[] Compute<T>(Workload<T> workload, int calls)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var reference = new Reference(workload.Job, Widen(workload.Inputs), Widen(workload.Targets), Widen(workload.Parameters));
        return workload.Job.IsTraining ? reference.Train(calls) : reference.Forward();

        static double[] Widen(T[] values) => Array.ConvertAll(values, double.CreateChecked);
    }

    private double[] Forward()
    {
        var outputs = new List<double>();
        for (int row = 0; row < _job.Rows; row++)
        {
            Forward(row);
            outputs.AddRange(_values[^1]);
        }

        return [.. outputs];
    }

    private double[] Train(int calls)
    {
        double batchRate = _job.Reduction == Reduction.Mean ? _job.LearningRate / _job.Rows : _job.LearningRate;
        for (int call = 0; call < calls; call++)
        {
            Array.Clear(_gradient);
            if (_job.IsBatch)
            {
                for (int row = 0; row < _job.Rows; row++)
                {
                    AddGradient(row);
                }
            }
            else
            {
                AddGradient(call % _job.Rows);
            }

            for (int i = 0; i < _parameters.Length; i++)
            {
                _parameters[i] -= (_job.IsBatch ? batchRate : _job.LearningRate) * _gradient[i];
            }
        }

        return _parameters;
    }

    private void Forward(int row)
    {
        ReadOnlySpan<double> below = Row(_inputs, row, _job.Architecture.InputSize);
        for (int k = 0; k < _values.Length; k++)
        {
            DenseShape layer = _job.Architecture.Layers[k];
            for (int j = 0; j < layer.Outputs; j++)
            {
                double sum = layer.HasBias ? _parameters[layer.BiasOffset + j] : 0;
                for (int i = 0; i < layer.Inputs; i++)
                {
                    sum += below[i] * _parameters[layer.WeightOffset + (i * layer.Outputs) + j];
                }

                _values[k][j] = Value(layer.Activation, sum);
            }

            below = _values[k];
        }
    }

    private void AddGradient(int row)
    {
        Forward(row);
        ReadOnlySpan<double> target = Row(_targets, row, _job.Architecture.OutputSize);
        for (int j = 0; j < target.Length; j++)
        {
            _deltas[^1][j] = _values[^1][j] - target[j];
        }

        for (int k = _values.Length - 1; k >= 0; k--)
        {
            DenseShape layer = _job.Architecture.Layers[k];
            ReadOnlySpan<double> below = k == 0 ? Row(_inputs, row, layer.Inputs) : _values[k - 1];
            for (int j = 0; j < layer.Outputs; j++)
            {
                double delta = _deltas[k][j] *= Derivative(layer.Activation, _values[k][j]);
                if (layer.HasBias)
                    _gradient[layer.BiasOffset + j] += delta;

                for (int i = 0; i < layer.Inputs; i++)
                {
                    _gradient[layer.WeightOffset + (i * layer.Outputs) + j] += below[i] * delta;
                }
            }

            for (int i = 0; k > 0 && i < layer.Inputs; i++)
            {
                double sum = 0;
                for (int j = 0; j < layer.Outputs; j++)
                {
                    sum += _parameters[layer.WeightOffset + (i * layer.Outputs) + j] * _deltas[k][j];
                }

                _deltas[k - 1][i] = sum;
            }
        }
    }

    private static ReadOnlySpan<double> Row(double[] rows, int row, int width) => rows.AsSpan(row * width, width);

    private static double Value(Activation activation, double z) => activation switch
    {
        Linear => z,
        Relu => Math.Max(z, 0),
        Sigmoid => 1 / (1 + Math.Exp(-z)),
        Tanh => Math.Tanh(z),
        _ => throw new NotSupportedException($"No job uses {activation}."),
    };

    private static double Derivative(Activation activation, double value) => activation switch
    {
        Linear => 1,
        Relu => value > 0 ? 1 : 0,
        Sigmoid => value * (1 - value),
        Tanh => 1 - (value * value),
        _ => throw new NotSupportedException($"No job uses {activation}."),
    };
}
