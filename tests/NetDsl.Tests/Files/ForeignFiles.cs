using System.Buffers.Binary;
using System.Text;

namespace NetDsl.Tests.Files;

/// <summary>Files as other programs write them, made from the format's definition alone.</summary>
internal static class ForeignFiles
{
    /// <summary>A header and the bytes that follow it.</summary>
    public static byte[] Of(string header, ReadOnlySpan<byte> data)
    {
        byte[] json = Encoding.UTF8.GetBytes(header), bytes = new byte[8 + json.Length + data.Length];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, json.Length);
        json.CopyTo(bytes, 8);
        data.CopyTo(bytes.AsSpan(8 + json.Length));
        return bytes;
    }

    /// <summary>Tensors in the order given, whose values are counted on from 1 in hundredths.</summary>
    public static byte[] Counting(string dtype, params (string Name, int[] Shape)[] tensors)
    {
        var entries = new List<string>();
        var data = new List<byte>();
        int count = 0;
        foreach ((string name, int[] shape) in tensors)
        {
            int start = data.Count;
            for (int i = 0; i < shape.Aggregate(1, (a, b) => a * b); i++)
            {
                data.AddRange(Bytes(dtype, ++count / 100.0));
            }

            entries.Add($"\"{name}\":{{\"dtype\":\"{dtype}\",\"shape\":[{string.Join(",", shape)}],\"data_offsets\":[{start},{data.Count}]}}");
        }

        return Of("{" + string.Join(",", entries) + "}", data.ToArray());
    }

    /// <summary>As Python's writer: sorted by name.</summary>
    public static byte[] Sorted(string dtype, params (string Name, int[] Shape)[] tensors) =>
        Counting(dtype, [.. tensors.OrderBy(tensor => tensor.Name, StringComparer.Ordinal)]);

    /// <summary>A module's Linear layers, weights [units, inputs] and biases.</summary>
    public static (string Name, int[] Shape)[] Linear(params (string Name, int Inputs, int Units)[] layers) =>
        [.. layers.SelectMany(layer => ((string, int[])[])[(layer.Name + ".weight", [layer.Units, layer.Inputs]), (layer.Name + ".bias", [layer.Units])])];

    private static byte[] Bytes(string dtype, double value)
    {
        byte[] bytes = new byte[8];
        switch (dtype)
        {
            case "F64":
                BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
                return bytes;
            case "F32":
                BinaryPrimitives.WriteSingleLittleEndian(bytes, (float)value);
                return bytes[..4];
            case "F16":
                BinaryPrimitives.WriteHalfLittleEndian(bytes, (Half)value);
                return bytes[..2];
            default:
                // The upper half of a float; what is cut off is not rounded.
                BinaryPrimitives.WriteSingleLittleEndian(bytes, (float)value);
                return bytes[2..4];
        }
    }
}
