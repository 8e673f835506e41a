using System.Buffers.Binary;

namespace NetDsl.Reports;

/// <summary>
/// Writes a small picture with a palette as PNG (W3C, "Portable Network Graphics", 2003). It is not compressed, so that the same
/// picture is the same bytes whatever the platform's compression does.
/// </summary>
internal static class IndexedPng
{
    private const int MaxStored = 65535;
    private const uint AdlerModulus = 65521;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Encodes the picture.</summary>
    /// <param name="width">The number of pixels in a row.</param>
    /// <param name="height">The number of rows.</param>
    /// <param name="pixels">The color index of each pixel, row after row.</param>
    /// <param name="palette">The colors, at most 256: red, green and blue of each.</param>
    public static byte[] Encode(int width, int height, ReadOnlySpan<byte> pixels, ReadOnlySpan<byte> palette)
    {
        var file = new List<byte>();
        file.AddRange(Signature);

        // Eight bits per pixel, palette colors, no interlacing.
        byte[] header = [0, 0, 0, 0, 0, 0, 0, 0, 8, 3, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        AddChunk(file, "IHDR"u8, header);
        AddChunk(file, "PLTE"u8, palette);

        // Each row begins with the number of its filter: none.
        byte[] rows = new byte[height * (width + 1)];
        for (int row = 0; row < height; row++)
        {
            pixels.Slice(row * width, width).CopyTo(rows.AsSpan((row * (width + 1)) + 1));
        }

        AddChunk(file, "IDAT"u8, Stored(rows));
        AddChunk(file, "IEND"u8, []);
        return [.. file];
    }

    // The zlib format with stored blocks only (RFC 1950 and 1951).
    private static byte[] Stored(byte[] data)
    {
        var stream = new List<byte> { 0x78, 0x01 };
        for (int start = 0; start < data.Length; start += MaxStored)
        {
            int length = Math.Min(MaxStored, data.Length - start);
            stream.Add(start + length == data.Length ? (byte)1 : (byte)0);
            stream.AddRange([(byte)length, (byte)(length >> 8), (byte)~length, (byte)(~length >> 8)]);
            stream.AddRange(data.AsSpan(start, length));
        }

        uint low = 1, high = 0;
        foreach (byte value in data)
        {
            low = (low + value) % AdlerModulus;
            high = (high + low) % AdlerModulus;
        }

        AddNumber(stream, (high << 16) | low);
        return [.. stream];
    }

    private static void AddChunk(List<byte> file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        AddNumber(file, (uint)data.Length);
        file.AddRange(type);
        file.AddRange(data);
        AddNumber(file, ~Crc(Crc(uint.MaxValue, type), data));
    }

    private static void AddNumber(List<byte> file, uint number)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        file.AddRange(bytes);
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> data)
    {
        foreach (byte value in data)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }

        return crc;
    }
}
