using System.Numerics;
using System.Numerics.Tensors;
using NetDsl.Benchmarks.Jobs;

namespace NetDsl.Benchmarks.Peers.Tensors;

/// <summary>A dense layer with its weights as [output][input], so that every inner loop is a vector operation over inputs.</summary>
internal sealed class TensorLayer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly DenseShape _shape;
    private readonly T[] _weights;
    private readonly T[] _gradient;
    private readonly T[] _biases;
    private readonly T[] _biasGradient;
    private readonly T[] _derivatives;

    public TensorLayer(DenseShape shape)
    {
        _shape = shape;
        _weights = new T[shape.Weights];
        _gradient = new T[shape.Weights];
        _biases = new T[shape.Outputs];
        _biasGradient = new T[shape.Outputs];
        _derivatives = new T[shape.Outputs];
        Values = new T[shape.Outputs];
        Deltas = new T[shape.Outputs];
    }

    public T[] Values { get; }

    public T[] Deltas { get; }

    public void SetParameters(ReadOnlySpan<T> canonical)
    {
        for (int j = 0; j < _shape.Outputs; j++)
        {
            for (int i = 0; i < _shape.Inputs; i++)
            {
                _weights[(j * _shape.Inputs) + i] = canonical[_shape.WeightOffset + (i * _shape.Outputs) + j];
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
                canonical[_shape.WeightOffset + (i * _shape.Outputs) + j] = _weights[(j * _shape.Inputs) + i];
            }

            if (_shape.HasBias)
                canonical[_shape.BiasOffset + j] = _biases[j];
        }
    }

    public void Forward(ReadOnlySpan<T> input)
    {
        for (int j = 0; j < Values.Length; j++)
        {
            Values[j] = TensorPrimitives.Dot(Row(_weights, j), input) + _biases[j];
        }

        switch (_shape.Activation)
        {
            case Relu:
                TensorPrimitives.Max(Values, T.Zero, Values);
                break;
            case Sigmoid:
                TensorPrimitives.Sigmoid<T>(Values, Values);
                break;
            case Tanh:
                TensorPrimitives.Tanh<T>(Values, Values);
                break;
        }
    }

    public void Backward(Span<T> inputDeltas)
    {
        switch (_shape.Activation)
        {
            case Relu:
                // There is no primitive for it.
                for (int j = 0; j < Values.Length; j++)
                {
                    Deltas[j] = Values[j] > T.Zero ? Deltas[j] : T.Zero;
                }

                break;
            case Sigmoid:
                TensorPrimitives.Subtract(T.One, Values, _derivatives);
                TensorPrimitives.Multiply<T>(_derivatives, Values, _derivatives);
                TensorPrimitives.Multiply<T>(Deltas, _derivatives, Deltas);
                break;
            case Tanh:
                TensorPrimitives.Multiply<T>(Values, Values, _derivatives);
                TensorPrimitives.Subtract(T.One, _derivatives, _derivatives);
                TensorPrimitives.Multiply<T>(Deltas, _derivatives, Deltas);
                break;
        }

        inputDeltas.Clear();
        for (int j = 0; j < Deltas.Length && !inputDeltas.IsEmpty; j++)
        {
            TensorPrimitives.MultiplyAdd(Row(_weights, j), Deltas[j], inputDeltas, inputDeltas);
        }
    }

    public void AddGradient(ReadOnlySpan<T> input)
    {
        for (int j = 0; j < Deltas.Length; j++)
        {
            Span<T> gradient = Row(_gradient, j);
            TensorPrimitives.MultiplyAdd(input, Deltas[j], gradient, gradient);
        }

        TensorPrimitives.Add<T>(_biasGradient, Deltas, _biasGradient);
    }

    public void Descend(ReadOnlySpan<T> input, T rate)
    {
        for (int j = 0; j < Deltas.Length; j++)
        {
            Span<T> weights = Row(_weights, j);
            TensorPrimitives.MultiplyAdd(input, -rate * Deltas[j], weights, weights);
        }

        if (_shape.HasBias)
            TensorPrimitives.MultiplyAdd(Deltas, -rate, _biases, _biases);
    }

    public void Update(T rate)
    {
        TensorPrimitives.MultiplyAdd(_gradient, -rate, _weights, _weights);
        if (_shape.HasBias)
            TensorPrimitives.MultiplyAdd(_biasGradient, -rate, _biases, _biases);

        Array.Clear(_gradient);
        Array.Clear(_biasGradient);
    }

    private Span<T> Row(T[] matrix, int output) => matrix.AsSpan(output * _shape.Inputs, _shape.Inputs);
}
