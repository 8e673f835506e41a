using System.ComponentModel;
using System.Numerics;
using System.Reflection;

namespace NetDsl.Kernels;

/// <summary>
/// A file of weights that is embedded in the user's assembly. The positions of its tensors were determined when the network was compiled:
/// nothing is parsed, and each value is copied once, to its place in the network's storage. Part of the support for generated code.
/// </summary>
/// <param name="assembly">The assembly.</param>
/// <param name="name">The name of the resource.</param>
/// <param name="length">Its size in bytes when the network was compiled.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe class CompiledFile(Assembly assembly, string name, long length)
{
    private byte[]? _copy;
    private byte* _start;

    /// <summary>Copies one layer's tensors into a network's storage.</summary>
    /// <param name="layout">The layout of the layer.</param>
    /// <param name="storage">The network's parameters.</param>
    /// <param name="weightType">The type of the weights.</param>
    /// <param name="weights">The start of the weights, by units and inputs.</param>
    /// <param name="biasType">The type of the biases.</param>
    /// <param name="biases">The start of the biases; ignored if the layer has none.</param>
    /// <typeparam name="T">The network's precision.</typeparam>
    public void Read<T>(LayerLayout layout, Span<T> storage, TensorType weightType, long weights, TensorType biasType = default, long biases = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ReadOnlySpan<byte> from = Bytes(weights, (long)layout.Inputs * layout.Units * FileTensor.SizeOf(weightType));
        for (int unit = 0; unit < layout.Units; unit++)
        {
            for (int input = 0; input < layout.Inputs; input++)
            {
                storage[layout.IndexOf(input, unit)] = FileTensor.Value<T>(weightType, from, (unit * layout.Inputs) + input);
            }
        }

        if (layout.BiasStart >= 0)
        {
            from = Bytes(biases, (long)layout.Units * FileTensor.SizeOf(biasType));
            for (int unit = 0; unit < layout.Units; unit++)
            {
                storage[layout.BiasStart + unit] = FileTensor.Value<T>(biasType, from, unit);
            }
        }

        GC.KeepAlive(this);
    }

    /// <summary>The largest difference between a network's outputs and those in the file for the same inputs.</summary>
    /// <param name="network">The network.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="inputType">The type of the inputs.</param>
    /// <param name="inputs">Their start.</param>
    /// <param name="outputType">The type of the outputs.</param>
    /// <param name="outputs">Their start.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="T">Its precision.</typeparam>
    public double WorstDifference<TNetwork, T>(TNetwork network, int rows, TensorType inputType, long inputs, TensorType outputType, long outputs)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ReadOnlySpan<byte> from = Bytes(inputs, (long)rows * TNetwork.InputSize * FileTensor.SizeOf(inputType));
        ReadOnlySpan<byte> expected = Bytes(outputs, (long)rows * TNetwork.OutputSize * FileTensor.SizeOf(outputType));
        T[] input = new T[TNetwork.InputSize], output = new T[TNetwork.OutputSize];
        double worst = 0;
        for (int row = 0; row < rows; row++)
        {
            for (int i = 0; i < input.Length; i++)
            {
                input[i] = FileTensor.Value<T>(inputType, from, (row * input.Length) + i);
            }

            network.Forward(input, output);
            for (int i = 0; i < output.Length; i++)
            {
                // NaN is the worst, and stays the worst.
                double difference = Math.Abs(double.CreateTruncating(output[i]) - FileTensor.Value<double>(outputType, expected, (row * output.Length) + i));
                worst = double.IsNaN(difference) || difference > worst ? difference : worst;
            }

            if (double.IsNaN(worst))
            {
                break;
            }
        }

        GC.KeepAlive(this);
        return worst;
    }

    private ReadOnlySpan<byte> Bytes(long start, long count)
    {
        if (_start == null)
        {
            Open();
        }

        return start >= 0 && start + count <= length
            ? new ReadOnlySpan<byte>(_start + start, checked((int)count))
            : throw new InvalidOperationException($"The resource {name} ends before the weights that the network was compiled with: build it again.");
    }

    // The resource is in memory with its assembly, which lives as long as this object. Several threads may get here at once: they find the same.
    private void Open()
    {
        using Stream stream = assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{assembly.GetName().Name} has no resource {name}, with which the network was compiled: build it again.");
        if (stream.Length != length)
        {
            throw new InvalidOperationException($"The resource {name} is another than the network was compiled with: build it again.");
        }

        if (stream is UnmanagedMemoryStream memory)
        {
            _start = memory.PositionPointer;
            return;
        }

        byte[] copy = GC.AllocateUninitializedArray<byte>(checked((int)length), pinned: true);
        stream.ReadExactly(copy);
        copy = Interlocked.CompareExchange(ref _copy, copy, null) ?? copy;
        fixed (byte* start = copy)
        {
            _start = start;
        }
    }
}
