using System.Numerics;

namespace NetDsl.Onnx;

/// <summary>
/// A model in the ONNX format (https://github.com/onnx/onnx, onnx.proto) under construction: a chain of operators from one input to one
/// output, rows of values in both.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal sealed class OnnxGraph<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public const string Input = "input", Output = "output";

    // Operators of opset 13, and the file format version that goes with it.
    private const int Opset = 13, FormatVersion = 7;

    private const int FloatType = 1, DoubleType = 11;

    private readonly List<Action<ProtoWriter>> _nodes = [];
    private readonly List<Action<ProtoWriter>> _initializers = [];
    private readonly HashSet<string> _names = [Input, Output];
    private int _values;

    private static int ElementType => typeof(T) == typeof(double) ? DoubleType : FloatType;

    /// <summary>Adds a constant.</summary>
    /// <returns>Its name.</returns>
    public string Constant(FileTensor tensor)
    {
        if (!_names.Add(tensor.Name))
        {
            throw new InvalidOperationException($"{tensor.Name} stands twice in the model.");
        }

        _initializers.Add(writer =>
        {
            foreach (long dimension in tensor.Shape)
            {
                writer.Write(1, dimension);
            }

            writer.Write(2, ElementType);
            writer.Write(8, tensor.Name);
            writer.Write(9, tensor.Bytes.Span);
        });
        return tensor.Name;
    }

    /// <summary>Adds a number that is the same for all rows.</summary>
    public string Scalar(double value) => Constant(FileTensor.Of<T>(FormattableString.Invariant($"constant{_values++}"), [T.CreateChecked(value)]));

    /// <summary>Adds an operator.</summary>
    /// <param name="type">The operator.</param>
    /// <param name="inputs">The names of its inputs.</param>
    /// <returns>The name of its output.</returns>
    public string Node(string type, params string[] inputs) => Node(type, inputs, "", _ => { });

    /// <summary>Adds an operator with an integer attribute.</summary>
    public string Node(string type, string attribute, long value, params string[] inputs) => Node(type, inputs, attribute, writer =>
    {
        writer.Write(3, value);
        writer.Write(20, 2);
    });

    /// <summary>Adds an operator with a floating-point attribute.</summary>
    public string Node(string type, string attribute, float value, params string[] inputs) => Node(type, inputs, attribute, writer =>
    {
        writer.Write(2, value);
        writer.Write(20, 1);
    });

    /// <summary>Writes the model.</summary>
    /// <param name="stream">The destination.</param>
    /// <param name="name">The network's name.</param>
    /// <param name="inputs">The number of values in a row of the input.</param>
    /// <param name="outputs">The number of values in a row of the output.</param>
    /// <param name="result">The name of the value that becomes the output.</param>
    /// <param name="metadata">Strings by name.</param>
    public void Write(Stream stream, string name, int inputs, int outputs, string result, IReadOnlyDictionary<string, string> metadata)
    {
        Add("Identity", Output, [result], "", _ => { });
        var model = new ProtoWriter();
        model.Write(1, FormatVersion);
        model.Write(2, "NetDsl");
        model.Write(7, graph =>
        {
            foreach (Action<ProtoWriter> node in _nodes)
            {
                graph.Write(1, node);
            }

            graph.Write(2, name);
            foreach (Action<ProtoWriter> initializer in _initializers)
            {
                graph.Write(5, initializer);
            }

            graph.Write(11, value => WriteValue(value, Input, inputs));
            graph.Write(12, value => WriteValue(value, Output, outputs));
        });
        model.Write(8, opset =>
        {
            opset.Write(1, "");
            opset.Write(2, Opset);
        });
        foreach ((string key, string text) in metadata)
        {
            model.Write(14, entry =>
            {
                entry.Write(1, key);
                entry.Write(2, text);
            });
        }

        model.WriteTo(stream);
    }

    private string Node(string type, string[] inputs, string attribute, Action<ProtoWriter> writeValue)
    {
        string output = FormattableString.Invariant($"value{_values++}");
        Add(type, output, inputs, attribute, writeValue);
        return output;
    }

    private void Add(string type, string output, string[] inputs, string attribute, Action<ProtoWriter> writeValue) => _nodes.Add(node =>
    {
        foreach (string input in inputs)
        {
            node.Write(1, input);
        }

        node.Write(2, output);
        node.Write(3, FormattableString.Invariant($"{type}_{output}"));
        node.Write(4, type);
        if (attribute.Length > 0)
        {
            node.Write(5, writer =>
            {
                writer.Write(1, attribute);
                writeValue(writer);
            });
        }
    });

    // Rows of the given size: the first dimension is free, and named N.
    private static void WriteValue(ProtoWriter value, string name, int size)
    {
        value.Write(1, name);
        value.Write(2, type => type.Write(1, tensor =>
        {
            tensor.Write(1, ElementType);
            tensor.Write(2, shape =>
            {
                shape.Write(1, dimension => dimension.Write(2, "N"));
                shape.Write(1, dimension => dimension.Write(1, size));
            });
        }));
    }
}
