namespace NetDsl.Models.Onnx;

/// <summary>The content of an ONNX file (https://github.com/onnx/onnx, onnx.proto), as far as networks need it.</summary>
internal sealed class OnnxModel
{
    public List<OnnxNode> Nodes { get; } = [];

    public Dictionary<string, OnnxTensor> Initializers { get; } = new(StringComparer.Ordinal);

    public List<OnnxValue> Inputs { get; } = [];

    public List<OnnxValue> Outputs { get; } = [];

    public Dictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

    /// <summary>The version of the operators.</summary>
    public long Opset { get; set; } = 1;

    /// <summary>Reads a file, and the data files next to it that it names.</summary>
    /// <exception cref="NetworkFileException">The file is in another format, or damaged.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static OnnxModel Read(string path)
    {
        byte[] bytes;
        using (FileStream file = ReadableFile.Open(path))
        {
            if (file.Length >= Array.MaxLength)
            {
                throw new NetworkFileException($"{path}: the model has more than 2 GB");
            }

            bytes = new byte[file.Length];
            file.ReadExactly(bytes);
        }

        return OnnxReader.Read(bytes, path);
    }
}

/// <summary>An operator with its inputs and outputs.</summary>
internal sealed class OnnxNode
{
    public string Name { get; set; } = "";

    public string Type { get; set; } = "";

    public string Domain { get; set; } = "";

    public List<string> Inputs { get; } = [];

    public List<string> Outputs { get; } = [];

    public Dictionary<string, OnnxAttribute> Attributes { get; } = new(StringComparer.Ordinal);

    /// <summary>Its name in messages.</summary>
    public string Shown => $"node '{(Name.Length > 0 ? Name : Outputs.FirstOrDefault() ?? "")}' ({(Domain is "" or "ai.onnx" ? "" : Domain + ".")}{Type})";

    public long Whole(string name, long otherwise) => Attributes.TryGetValue(name, out OnnxAttribute? attribute) ? attribute.Whole : otherwise;

    public double Number(string name, double otherwise) => Attributes.TryGetValue(name, out OnnxAttribute? attribute) ? attribute.Number : otherwise;
}

/// <summary>An attribute of an operator.</summary>
internal sealed class OnnxAttribute
{
    public double Number { get; set; }

    public long Whole { get; set; }

    public string Text { get; set; } = "";

    public OnnxTensor? Tensor { get; set; }

    public List<long> Wholes { get; } = [];

    public List<double> Numbers { get; } = [];
}

/// <summary>An input or output of the model: its dimensions, −1 for those that are free.</summary>
internal sealed record OnnxValue(string Name, long[] Shape);
