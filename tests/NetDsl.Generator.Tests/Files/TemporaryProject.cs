using System.Buffers.Binary;
using NetDsl.Build;

namespace NetDsl.Generator.Tests.Files;

/// <summary>A project's folder with files of weights, of which the build's own program tells the generator.</summary>
internal sealed class TemporaryProject : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netdsl").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public string Path(string name)
    {
        string path = System.IO.Path.Combine(_folder, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        return path;
    }

    public void Write(string name, IReadOnlyList<FileTensor> tensors, IReadOnlyDictionary<string, string>? metadata = null) =>
        new SafeTensorsFile(tensors, metadata).Write(Path(name));

    public string Manifest() => Read().Text;

    public Dictionary<string, byte[]> Resources() => Read().Resources.ToDictionary(resource => resource.Name, resource => File.ReadAllBytes(resource.Path));

    /// <summary>A tensor of any floating-point type; the values are exact in it.</summary>
    public static FileTensor Tensor(string name, string type, double[] values, params long[] shape)
    {
        TensorType kind = Enum.Parse<TensorType>(type);
        int size = type == "F64" ? 8 : type == "F32" ? 4 : 2;
        byte[] bytes = new byte[values.Length * size];
        for (int i = 0; i < values.Length; i++)
        {
            Span<byte> element = bytes.AsSpan(i * size, size);
            switch (kind)
            {
                case TensorType.F64:
                    BinaryPrimitives.WriteDoubleLittleEndian(element, values[i]);
                    break;
                case TensorType.F32:
                    BinaryPrimitives.WriteSingleLittleEndian(element, (float)values[i]);
                    break;
                case TensorType.F16:
                    BinaryPrimitives.WriteHalfLittleEndian(element, (Half)values[i]);
                    break;
                default:
                    BinaryPrimitives.WriteUInt16LittleEndian(element, (ushort)(BitConverter.SingleToUInt32Bits((float)values[i]) >> 16));
                    break;
            }
        }

        return new FileTensor(name, kind, shape, bytes);
    }

    private Manifest Read()
    {
        string source = Path("Net.cs");
        string[] files = Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).Where(file => file.EndsWith(".safetensors", StringComparison.Ordinal) || file.EndsWith(".onnx", StringComparison.Ordinal)).ToArray();
        File.WriteAllText(source, string.Join("\n", files.Select(file => "// " + System.IO.Path.GetFileName(file))));
        return NetDsl.Build.Manifest.Of(new ProjectFiles(_folder, [.. files.Order(StringComparer.Ordinal)], [source]), _folder);
    }
}
