using System.Buffers.Binary;
using Google.Protobuf;

namespace NetDsl.Models.Onnx;

/// <summary>Decodes the messages of an ONNX file. Fields that are not needed are skipped; only what is named here is nested.</summary>
internal sealed class OnnxReader
{
    private const int Float = 1, Int32 = 6, Int64 = 7, Bool = 9, Float16 = 10, Double = 11, BFloat16 = 16;

    private readonly OnnxModel _model = new();
    private readonly string _path;

    private OnnxReader(string path) => _path = path;

    public static OnnxModel Read(byte[] bytes, string path)
    {
        var reader = new OnnxReader(path);
        try
        {
            reader.ReadModel(new CodedInputStream(bytes));
            return reader._model;
        }
        catch (Exception exception) when (exception is InvalidProtocolBufferException or OverflowException or InvalidOperationException)
        {
            throw new NetworkFileException($"{path}: this is not an ONNX file, or it is damaged: {exception.Message}", exception);
        }
    }

    private void ReadModel(CodedInputStream input)
    {
        Fields(input, (field, tag) =>
        {
            switch (field)
            {
                case 7:
                    ReadGraph(Message(input));
                    return true;
                case 8:
                    ReadOpset(Message(input));
                    return true;
                case 14:
                    (string key, string value) = ReadPair(Message(input));
                    _model.Metadata[key] = value;
                    return true;
                default:
                    return false;
            }
        });
    }

    private void ReadOpset(CodedInputStream input)
    {
        string domain = "";
        long version = 1;
        Fields(input, (field, tag) =>
        {
            switch (field)
            {
                case 1:
                    domain = input.ReadString();
                    return true;
                case 2:
                    version = input.ReadInt64();
                    return true;
                default:
                    return false;
            }
        });

        _model.Opset = domain is "" or "ai.onnx" ? version : _model.Opset;
    }

    private void ReadGraph(CodedInputStream input)
    {
        Fields(input, (field, tag) =>
        {
            switch (field)
            {
                case 1:
                    _model.Nodes.Add(ReadNode(Message(input)));
                    return true;
                case 5:
                    (string name, OnnxTensor tensor) = ReadTensor(Message(input));
                    if (!_model.Initializers.TryAdd(name, tensor))
                    {
                        throw new InvalidOperationException($"the constant '{name}' stands twice");
                    }

                    return true;
                case 11:
                    _model.Inputs.Add(ReadValue(Message(input)));
                    return true;
                case 12:
                    _model.Outputs.Add(ReadValue(Message(input)));
                    return true;
                default:
                    return false;
            }
        });
    }

    private OnnxNode ReadNode(CodedInputStream input)
    {
        var node = new OnnxNode();
        Fields(input, (field, tag) =>
        {
            switch (field)
            {
                case 1:
                    node.Inputs.Add(input.ReadString());
                    return true;
                case 2:
                    node.Outputs.Add(input.ReadString());
                    return true;
                case 3:
                    node.Name = input.ReadString();
                    return true;
                case 4:
                    node.Type = input.ReadString();
                    return true;
                case 5:
                    (string name, OnnxAttribute attribute) = ReadAttribute(Message(input));
                    node.Attributes[name] = attribute;
                    return true;
                case 7:
                    node.Domain = input.ReadString();
                    return true;
                default:
                    return false;
            }
        });

        return node;
    }

    private (string Name, OnnxAttribute Attribute) ReadAttribute(CodedInputStream input)
    {
        string name = "";
        var attribute = new OnnxAttribute();
        Fields(input, (field, tag) =>
        {
            switch (field)
            {
                case 1:
                    name = input.ReadString();
                    return true;
                case 2:
                    attribute.Number = input.ReadFloat();
                    return true;
                case 3:
                    attribute.Whole = input.ReadInt64();
                    return true;
                case 4:
                    attribute.Text = input.ReadBytes().ToStringUtf8();
                    return true;
                case 5:
                    attribute.Tensor = ReadTensor(Message(input)).Tensor;
                    return true;
                case 7:
                    Numbers(input, tag, () => attribute.Numbers.Add(input.ReadFloat()), packed => attribute.Numbers.Add(packed.ReadFloat()));
                    return true;
                case 8:
                    Numbers(input, tag, () => attribute.Wholes.Add(input.ReadInt64()), packed => attribute.Wholes.Add(packed.ReadInt64()));
                    return true;
                default:
                    return false;
            }
        });

        return (name, attribute);
    }

    private static OnnxValue ReadValue(CodedInputStream input)
    {
        string name = "";
        List<long> shape = [];
        Fields(input, (field, tag) =>
        {
            switch (field)
            {
                case 1:
                    name = input.ReadString();
                    return true;
                case 2:
                    ReadType(Message(input), shape);
                    return true;
                default:
                    return false;
            }
        });

        return new OnnxValue(name, [.. shape]);
    }

    // A tensor's type has a shape, which has dimensions.
    private static void ReadType(CodedInputStream input, List<long> shape) =>
        Messages(input, 1, tensor => Messages(tensor, 2, dimensions => Messages(dimensions, 1, dimension => shape.Add(ReadDimension(dimension)))));

    private static long ReadDimension(CodedInputStream input)
    {
        long value = -1;
        Fields(input, (field, _) =>
        {
            value = field == 1 ? input.ReadInt64() : value;
            return field == 1;
        });

        return value > 0 ? value : -1;
    }

    private static (string Key, string Value) ReadPair(CodedInputStream input)
    {
        string key = "", value = "";
        Fields(input, (field, tag) =>
        {
            switch (field)
            {
                case 1:
                    key = input.ReadString();
                    return true;
                case 2:
                    value = input.ReadString();
                    return true;
                default:
                    return false;
            }
        });

        return (key, value);
    }

    private (string Name, OnnxTensor Tensor) ReadTensor(CodedInputStream input)
    {
        string name = "";
        int type = 0;
        List<long> shape = [];
        List<double> values = [];
        ReadOnlyMemory<byte>? raw = null;
        bool isExternal = false;
        Dictionary<string, string> external = [];
        Fields(input, (field, tag) =>
        {
            switch (field)
            {
                case 1:
                    Numbers(input, tag, () => shape.Add(input.ReadInt64()), packed => shape.Add(packed.ReadInt64()));
                    return true;
                case 2:
                    type = input.ReadInt32();
                    return true;
                case 4:
                    Numbers(input, tag, () => values.Add(input.ReadFloat()), packed => values.Add(packed.ReadFloat()));
                    return true;
                case 5:
                    Numbers(input, tag, () => values.Add(OfInt32(input.ReadInt32(), type)), packed => values.Add(OfInt32(packed.ReadInt32(), type)));
                    return true;
                case 7:
                    Numbers(input, tag, () => values.Add(input.ReadInt64()), packed => values.Add(packed.ReadInt64()));
                    return true;
                case 8:
                    name = input.ReadString();
                    return true;
                case 9:
                    raw = input.ReadBytes().Memory;
                    return true;
                case 10:
                    Numbers(input, tag, () => values.Add(input.ReadDouble()), packed => values.Add(packed.ReadDouble()));
                    return true;
                case 13:
                    (string key, string value) = ReadPair(Message(input));
                    external[key] = value;
                    return true;
                case 14:
                    isExternal = input.ReadInt32() == 1;
                    return true;
                default:
                    return false;
            }
        });

        if (isExternal)
        {
            raw = ExternalData.Read(_path, name, external);
        }

        double[] numbers = raw is { } bytes ? OfRaw(bytes.Span, type, name) : [.. values];
        long count = 1;
        foreach (long dimension in shape)
        {
            count = dimension < 0 ? throw new InvalidOperationException($"a dimension of '{name}' is negative") : checked(count * dimension);
        }

        return count == numbers.Length
            ? (name, new OnnxTensor([.. shape], numbers, type is Float or Float16 or Double or BFloat16, type == Double))
            : throw new InvalidOperationException(FormattableString.Invariant($"the constant '{name}' has {numbers.Length} values, its shape has {count}"));
    }

    // 16-bit numbers are stored in 32-bit fields.
    private static double OfInt32(int value, int type) => type switch
    {
        Float16 => (double)BitConverter.UInt16BitsToHalf((ushort)value),
        BFloat16 => BitConverter.UInt32BitsToSingle((uint)(ushort)value << 16),
        _ => value,
    };

    private static double[] OfRaw(ReadOnlySpan<byte> bytes, int type, string name)
    {
        int size = type switch
        {
            Double or Int64 => 8,
            Float or Int32 => 4,
            Float16 or BFloat16 => 2,
            Bool => 1,
            _ => throw new InvalidOperationException(FormattableString.Invariant($"the constant '{name}' is of the type {type}, which networks have no use for")),
        };
        if (bytes.Length % size != 0)
        {
            throw new InvalidOperationException($"the constant '{name}' ends within a number");
        }

        double[] values = new double[bytes.Length / size];
        for (int i = 0; i < values.Length; i++)
        {
            ReadOnlySpan<byte> value = bytes.Slice(i * size, size);
            values[i] = type switch
            {
                Double => BinaryPrimitives.ReadDoubleLittleEndian(value),
                Int64 => BinaryPrimitives.ReadInt64LittleEndian(value),
                Float => BinaryPrimitives.ReadSingleLittleEndian(value),
                Int32 => BinaryPrimitives.ReadInt32LittleEndian(value),
                Float16 => (double)BinaryPrimitives.ReadHalfLittleEndian(value),
                BFloat16 => BitConverter.UInt32BitsToSingle((uint)BinaryPrimitives.ReadUInt16LittleEndian(value) << 16),
                _ => value[0],
            };
        }

        return values;
    }

    // Repeated numbers are stored one by one or packed.
    private static void Numbers(CodedInputStream input, uint tag, Action readOne, Action<CodedInputStream> readPacked)
    {
        if (WireFormat.GetTagWireType(tag) != WireFormat.WireType.LengthDelimited)
        {
            readOne();
            return;
        }

        CodedInputStream packed = Message(input);
        while (!packed.IsAtEnd)
        {
            readPacked(packed);
        }
    }

    // Goes through a message; fields that are not read are skipped.
    private static void Fields(CodedInputStream input, Func<int, uint, bool> read)
    {
        for (uint tag; (tag = input.ReadTag()) != 0;)
        {
            if (!read(WireFormat.GetTagFieldNumber(tag), tag))
            {
                input.SkipLastField();
            }
        }
    }

    // The messages of one field.
    private static void Messages(CodedInputStream input, int number, Action<CodedInputStream> read) => Fields(input, (field, _) =>
    {
        if (field == number)
        {
            read(Message(input));
        }

        return field == number;
    });

    private static CodedInputStream Message(CodedInputStream input) => input.ReadBytes().CreateCodedInput();
}
