namespace NetDsl.Models.Onnx;

/// <summary>
/// Goes through a model's operators in order and records what each value is: a constant, a value that depends on the input, or something
/// that a network of fully connected layers cannot have. The last is an error only if the output depends on it.
/// </summary>
internal sealed partial class GraphReading
{
    // The size of a row of a large image, and the memory limit for reading.
    private const double MaxInputs = 1 << 20, MaxWork = 1 << 26;

    private readonly OnnxModel _model;
    private readonly string _path;
    private readonly Dictionary<string, object> _values = new(StringComparer.Ordinal);

    private GraphReading(OnnxModel model, string path)
    {
        _model = model;
        _path = path;
    }

    /// <summary>What is not supported, and why.</summary>
    private sealed record Failure(string Reason);

    /// <summary>The value of the output.</summary>
    /// <exception cref="NetworkFileException">It is not a network of fully connected layers.</exception>
    public static Flow Read(OnnxModel model, string path)
    {
        var reading = new GraphReading(model, path);
        reading.ReadInput();
        foreach (OnnxNode node in model.Nodes)
        {
            reading.Read(node);
        }

        return reading.ReadOutput();
    }

    private void ReadInput()
    {
        foreach ((string name, OnnxTensor tensor) in _model.Initializers)
        {
            _values[name] = tensor;
        }

        // Older files list constants among the inputs.
        List<OnnxValue> inputs = _model.Inputs.FindAll(input => !_model.Initializers.ContainsKey(input.Name));
        if (inputs.Count != 1)
        {
            throw Wrong($"the model has {inputs.Count} inputs{(inputs.Count == 0 ? "" : $" ({string.Join(", ", inputs.Select(input => input.Name).Take(10))})")}, a network has 1");
        }

        OnnxValue value = inputs[0];
        double size = 1;
        foreach (long dimension in value.Shape.Skip(1))
        {
            size *= dimension > 0 ? dimension : double.NaN;
        }

        if (value.Shape.Length < 2 || !(size <= MaxInputs))
        {
            throw Wrong($"the input '{value.Name}' has the shape [{string.Join(", ", value.Shape.Select(d => d < 0 ? "?" : $"{d}"))}], expected a batch and then dimensions that are known");
        }

        if (size * _model.Nodes.Count > MaxWork)
        {
            throw Wrong($"the model has {_model.Nodes.Count} operators on rows of {size} values, which is more than any network that NetDsl would write");
        }

        _values[value.Name] = new InputFlow((int)size, [-1, .. value.Shape.Skip(1)]);
    }

    private Flow ReadOutput()
    {
        if (_model.Outputs.Count != 1)
        {
            throw Wrong($"the model has {_model.Outputs.Count} outputs{(_model.Outputs.Count == 0 ? "" : $" ({string.Join(", ", _model.Outputs.Select(output => output.Name).Take(10))})")}, a network has 1");
        }

        return _values.GetValueOrDefault(_model.Outputs[0].Name) switch
        {
            Flow flow => flow,
            Failure failure => throw Wrong(failure.Reason),
            OnnxTensor => throw Wrong("the output is a constant"),
            _ => throw Wrong($"no operator gives the output '{_model.Outputs[0].Name}'"),
        };
    }

    private void Read(OnnxNode node)
    {
        object value;
        try
        {
            object[] inputs = [.. node.Inputs.Select(name => name.Length == 0 ? null! : _values.GetValueOrDefault(name) ?? new Failure($"{node.Shown} takes '{name}', which nothing before it gives"))];
            value = Array.Find(inputs, input => input is Failure) ?? Of(node, inputs);
        }
        catch (GraphException exception)
        {
            value = new Failure($"{node.Shown} {exception.Message}");
        }

        // Of dropout and batch normalization, only the first output applies to inference.
        for (int i = 0; i < node.Outputs.Count; i++)
        {
            _values[node.Outputs[i]] = i == 0 ? value : new Failure($"{node.Shown} has a further output, '{node.Outputs[i]}', which networks have no use for");
        }
    }

    private object Of(OnnxNode node, object[] inputs)
    {
        if (node.Domain is not ("" or "ai.onnx") && !(node.Domain == "com.microsoft" && node.Type == "Gelu"))
        {
            throw new GraphException("is an operator of a domain of its own; export the model with the standard operators");
        }

        return Array.Exists(inputs, input => input is Flow)
            ? OfFlow(node, inputs)
            : Constants.Of(node, inputs);
    }

    private NetworkFileException Wrong(string what) => new($"{_path}: {what}");
}

/// <summary>An operator cannot be part of a network; the message continues after its name.</summary>
internal sealed class GraphException(string message) : Exception(message);
