using System.Numerics;
using NetDsl.Benchmarks.Jobs;

namespace NetDsl.Benchmarks.Peers.Naive;

/// <summary>A dense layer in plain loops.</summary>
internal sealed class NaiveLayer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly DenseShape _shape;
    private readonly T[][] _weights;
    private readonly T[][] _gradient;
    private readonly T[] _biases;
    private readonly T[] _biasGradient;

    public NaiveLayer(DenseShape shape)
    {
        _shape = shape;
        _weights = [.. Enumerable.Range(0, shape.Outputs).Select(_ => new T[shape.Inputs])];
        _gradient = [.. Enumerable.Range(0, shape.Outputs).Select(_ => new T[shape.Inputs])];
        _biases = new T[shape.Outputs];
        _biasGradient = new T[shape.Outputs];
        Values = new T[shape.Outputs];
        Deltas = new T[shape.Outputs];
    }

    public T[] Values { get; }

    /// <summary>What the layer above leaves here: the loss's derivative by each value.</summary>
    public T[] Deltas { get; }

    public void SetParameters(ReadOnlySpan<T> canonical)
    {
        for (int j = 0; j < _shape.Outputs; j++)
        {
            for (int i = 0; i < _shape.Inputs; i++)
            {
                _weights[j][i] = canonical[_shape.WeightOffset + (i * _shape.Outputs) + j];
            }

            _biases[j] = _shape.HasBias ? canonical[_shape.BiasOffset + j] : T.Zero;
        }
    }

    public void GetParameters(Span<T> canonical)
    {
        for (int j = 0; j < _shape.Outputs; j++)
        {
            for (int i = 0; i < _shape.Inputs; i++)
            {
                canonical[_shape.WeightOffset + (i * _shape.Outputs) + j] = _weights[j][i];
            }

            if (_shape.HasBias)
                canonical[_shape.BiasOffset + j] = _biases[j];
        }
    }

    public void Forward(T[] input)
    {
        for (int j = 0; j < Values.Length; j++)
        {
            T[] weights = _weights[j];
            T sum = _biases[j];
            for (int i = 0; i < input.Length; i++)
            {
                sum += weights[i] * input[i];
            }

            Values[j] = Activate(sum);
        }
    }

    /// <summary>Takes the deltas through the activation and on to the layer below, if there is one.</summary>
    public void Backward(T[]? inputDeltas)
    {
        for (int j = 0; j < Values.Length; j++)
        {
            Deltas[j] *= Derivative(Values[j]);
        }

        if (inputDeltas is null)
            return;

        Array.Clear(inputDeltas);
        for (int j = 0; j < Values.Length; j++)
        {
            T[] weights = _weights[j];
            T delta = Deltas[j];
            for (int i = 0; i < inputDeltas.Length; i++)
            {
                inputDeltas[i] += delta * weights[i];
            }
        }
    }

    /// <summary>Adds one row's gradient, for a later update.</summary>
    public void AddGradient(T[] input)
    {
        for (int j = 0; j < Values.Length; j++)
        {
            T[] gradient = _gradient[j];
            T delta = Deltas[j];
            for (int i = 0; i < input.Length; i++)
            {
                gradient[i] += delta * input[i];
            }

            _biasGradient[j] += delta;
        }
    }

    /// <summary>Steps down one row's gradient at once.</summary>
    public void Descend(T[] input, T rate)
    {
        for (int j = 0; j < Values.Length; j++)
        {
            T[] weights = _weights[j];
            T step = rate * Deltas[j];
            for (int i = 0; i < input.Length; i++)
            {
                weights[i] -= step * input[i];
            }

            if (_shape.HasBias)
                _biases[j] -= step;
        }
    }

    /// <summary>Steps down the gradient that was added up, and starts a new one.</summary>
    public void Update(T rate)
    {
        for (int j = 0; j < Values.Length; j++)
        {
            T[] weights = _weights[j];
            T[] gradient = _gradient[j];
            for (int i = 0; i < weights.Length; i++)
            {
                weights[i] -= rate * gradient[i];
                gradient[i] = T.Zero;
            }

            if (_shape.HasBias)
                _biases[j] -= rate * _biasGradient[j];
            _biasGradient[j] = T.Zero;
        }
    }

    private T Activate(T z) => _shape.Activation switch
    {
        Relu => z > T.Zero ? z : T.Zero,
        Sigmoid => T.One / (T.One + T.Exp(-z)),
        Tanh => T.Tanh(z),
        _ => z,
    };

    private T Derivative(T value) => _shape.Activation switch
    {
        Relu => value > T.Zero ? T.One : T.Zero,
        Sigmoid => value * (T.One - value),
        Tanh => T.One - (value * value),
        _ => T.One,
    };
}
