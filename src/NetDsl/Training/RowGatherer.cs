using System.Numerics;
using System.Runtime.CompilerServices;
using NetDsl.Kernels;

namespace NetDsl;

/// <summary>Memory in which the rows of a step are contiguous, as kernels need them.</summary>
internal sealed class RowGatherer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // For fewer values, a loop is cheaper than a call that copies.
    private const int MinValuesToCall = 12;

    private readonly RowOrder _order;
    private readonly int _inputSize;
    private readonly int _outputSize;
    private readonly T[] _inputs;
    private readonly T[] _targets;
    private readonly int[] _classes;
    private readonly T[] _weights;

    public RowGatherer(RowOrder order, int capacity, int inputSize, int outputSize, Examples<T> examples)
    {
        _order = order;
        _inputSize = inputSize;
        _outputSize = outputSize;
        _inputs = new T[checked(capacity * inputSize)];
        _targets = examples.HasClasses ? [] : new T[checked(capacity * outputSize)];
        _classes = examples.HasClasses ? new int[capacity] : [];
        _weights = examples.Weights.IsEmpty ? [] : new T[capacity];
    }

    public void Carry(StateCarrier state) => _order.Carry(state);

    /// <summary>The rows that the epoch takes from a given position on.</summary>
    [MethodImpl(Jit.Optimize)]
    public Examples<T> Gather(Examples<T> examples, int place, int count)
    {
        for (int i = 0; i < count; i++)
        {
            int row = _order.Draw(place + i);
            Copy(examples.Inputs.Slice(row * _inputSize, _inputSize), _inputs.AsSpan(i * _inputSize, _inputSize));
            if (examples.HasClasses)
            {
                _classes[i] = examples.TargetClasses[row];
            }
            else
            {
                Copy(examples.Targets.Slice(row * _outputSize, _outputSize), _targets.AsSpan(i * _outputSize, _outputSize));
            }

            if (!examples.Weights.IsEmpty)
            {
                _weights[i] = examples.Weights[row];
            }
        }

        ReadOnlySpan<T> inputs = _inputs.AsSpan(0, count * _inputSize);
        ReadOnlySpan<T> weights = examples.Weights.IsEmpty ? default : _weights.AsSpan(0, count);
        return examples.HasClasses
            ? new(inputs, new ClassIndices(_classes.AsSpan(0, count)), weights)
            : new(inputs, _targets.AsSpan(0, count * _outputSize), weights);
    }

    private static void Copy(ReadOnlySpan<T> source, Span<T> destination)
    {
        if (source.Length >= MinValuesToCall)
        {
            source.CopyTo(destination);
            return;
        }

        for (int i = 0; i < source.Length; i++)
        {
            destination[i] = source[i];
        }
    }
}
