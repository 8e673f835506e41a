using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace NetDsl.Files.Tests;

/// <summary>Files as <c>numpy.savez</c> writes them, made from the format's definition alone.</summary>
internal static class NumpyFiles
{
    /// <summary>A zip archive of arrays.</summary>
    public static byte[] Zip(bool compressed, params (string Name, byte[] Array)[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] array) in entries)
            {
                using Stream entry = archive.CreateEntry(name, compressed ? CompressionLevel.Optimal : CompressionLevel.NoCompression).Open();
                entry.Write(array);
            }
        }

        return stream.ToArray();
    }

    /// <summary>An array of any header.</summary>
    public static byte[] Array(string header, byte[] data, byte version = 1)
    {
        int lengthSize = version == 1 ? 2 : 4;
        string padded = header.PadRight(((8 + lengthSize + header.Length + 64) / 64 * 64) - 8 - lengthSize - 1) + "\n";
        byte[] length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, padded.Length);
        return [0x93, .. "NUMPY"u8, version, 0, .. length[..lengthSize], .. Encoding.Latin1.GetBytes(padded), .. data];
    }

    /// <summary>An array of values that are given row by row.</summary>
    public static byte[] Array(string descr, bool fortran, float[] values, params int[] shape)
    {
        List<byte> data = [];
        for (int i = 0; i < values.Length; i++)
        {
            // Column by column, of matrices.
            float value = fortran && shape.Length == 2 ? values[(i % shape[0] * shape[1]) + (i / shape[0])] : values[i];
            byte[] bytes = descr[1..] switch
            {
                "f2" => BitConverter.GetBytes((Half)value),
                "f4" => BitConverter.GetBytes(value),
                _ => BitConverter.GetBytes((double)value),
            };
            data.AddRange(descr[0] == '>' ? bytes.Reverse() : bytes);
        }

        string dimensions = shape.Length == 1 ? $"({shape[0]},)" : $"({string.Join(", ", shape)})";
        return Array($"{{'descr': '{descr}', 'fortran_order': {(fortran ? "True" : "False")}, 'shape': {dimensions}, }}", [.. data]);
    }
}
