using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using NetDsl.Benchmarks.Jobs;

namespace NetDsl.Benchmarks.Peers.OnnxRuntime;

/// <summary>
/// Writes a network as an ONNX model: a Gemm (without biases a MatMul) and an activation per layer. Field numbers are
/// onnx.proto's.
/// </summary>
internal static class OnnxModel
{
    public const string Input = "x";
    public const string Output = "y";

    private const int IrVersion = 8;
    private const int OperatorSet = 13;
    private const int FloatType = 1;

    /// <param name="rows">The batch, fixed, as everything else here is.</param>
    /// <param name="parameters">In canonical order.</param>
    public static byte[] Write(Jobs.Architecture architecture, int rows, ReadOnlySpan<float> parameters)
    {
        var graph = new ProtobufWriter();
        string below = Input;
        for (int k = 0; k < architecture.Layers.Count; k++)
        {
            DenseShape layer = architecture.Layers[k];
            bool last = k == architecture.Layers.Count - 1;
            string sum = last && layer.Activation == Linear ? Output : $"z{k}";
            graph.Message(1, layer.HasBias ? Node("Gemm", [below, $"w{k}", $"b{k}"], sum) : Node("MatMul", [below, $"w{k}"], sum));
            below = sum;
            if (layer.Activation != Linear)
            {
                string value = last ? Output : $"a{k}";
                graph.Message(1, Node(layer.Activation.ToString(), [sum], value));
                below = value;
            }

            graph.Message(5, Tensor($"w{k}", parameters.Slice(layer.WeightOffset, layer.Weights), layer.Inputs, layer.Outputs));
            if (layer.HasBias)
                graph.Message(5, Tensor($"b{k}", parameters.Slice(layer.BiasOffset, layer.Outputs), layer.Outputs));
        }

        graph.String(2, architecture.Name);
        graph.Message(11, Value(Input, rows, architecture.InputSize));
        graph.Message(12, Value(Output, rows, architecture.OutputSize));

        var operators = new ProtobufWriter();
        operators.String(1, "");
        operators.Number(2, OperatorSet);
        var model = new ProtobufWriter();
        model.Number(1, IrVersion);
        model.Message(7, graph);
        model.Message(8, operators);
        return model.ToArray();
    }

    // Relu, Sigmoid and Tanh are called in ONNX as they are here.
    private static ProtobufWriter Node(string type, string[] inputs, string output)
    {
        var node = new ProtobufWriter();
        foreach (string input in inputs)
        {
            node.String(1, input);
        }

        node.String(2, output);
        node.String(4, type);
        return node;
    }

    private static ProtobufWriter Tensor(string name, ReadOnlySpan<float> values, params ReadOnlySpan<int> sizes)
    {
        var tensor = new ProtobufWriter();
        foreach (int size in sizes)
        {
            tensor.Number(1, size);
        }

        tensor.Number(2, FloatType);
        tensor.String(8, name);
        tensor.Bytes(9, LittleEndian(values));
        return tensor;
    }

    private static ProtobufWriter Value(string name, params ReadOnlySpan<int> sizes)
    {
        var shape = new ProtobufWriter();
        foreach (int size in sizes)
        {
            var dimension = new ProtobufWriter();
            dimension.Number(1, size);
            shape.Message(1, dimension);
        }

        var tensor = new ProtobufWriter();
        tensor.Number(1, FloatType);
        tensor.Message(2, shape);
        var type = new ProtobufWriter();
        type.Message(1, tensor);
        var value = new ProtobufWriter();
        value.String(1, name);
        value.Message(2, type);
        return value;
    }

    private static byte[] LittleEndian(ReadOnlySpan<float> values)
    {
        byte[] bytes = MemoryMarshal.AsBytes(values).ToArray();
        if (!BitConverter.IsLittleEndian)
        {
            Span<int> words = MemoryMarshal.Cast<byte, int>(bytes.AsSpan());
            BinaryPrimitives.ReverseEndianness(words, words);
        }

        return bytes;
    }

    /// <summary>The part of protocol buffers that a model needs.</summary>
    private sealed class ProtobufWriter
    {
        private readonly List<byte> _bytes = [];

        public byte[] ToArray() => [.. _bytes];

        public void Number(int field, long value)
        {
            Variable((ulong)(field << 3));
            Variable((ulong)value);
        }

        public void Bytes(int field, ReadOnlySpan<byte> value)
        {
            Variable((ulong)((field << 3) | 2));
            Variable((ulong)value.Length);
            _bytes.AddRange(value);
        }

        public void String(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

        public void Message(int field, ProtobufWriter value) => Bytes(field, value.ToArray());

        private void Variable(ulong value)
        {
            for (; value >= 0x80; value >>= 7)
            {
                _bytes.Add((byte)(value | 0x80));
            }

            _bytes.Add((byte)value);
        }
    }
}
