namespace NetDsl.Models.Numpy;

/// <summary>Reads an array in NumPy's format, as a tensor: row-major and little-endian, whatever its original layout.</summary>
internal static class NpyArray
{
    private const int FirstChunk = 1 << 20;

    /// <summary>Reads the rest of a stream, but never more than one byte beyond what the header announces.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="name">The name of the tensor.</param>
    /// <param name="length">The expected length of the stream in bytes.</param>
    /// <param name="checksum">The CRC-32 of all bytes.</param>
    /// <exception cref="FormatException">It is in another format, or damaged.</exception>
    public static FileTensor Read(Stream stream, string name, long length, uint checksum)
    {
        byte[] mark = ReadUpTo(stream, NpyHeader.MarkSize);
        byte[] size = ReadUpTo(stream, NpyHeader.LengthSize(mark));
        int textSize = NpyHeader.TextSize(size);
        byte[] text = ReadUpTo(stream, textSize);
        NpyHeader header = text.Length == textSize ? NpyHeader.Parse(text) : throw new FormatException("it is truncated within its header");
        long dataSize = header.DataSize;
        int headerSize = mark.Length + size.Length + text.Length;
        if (dataSize >= Array.MaxLength)
        {
            throw new FormatException($"its shape [{string.Join(", ", header.Shape)}] takes more than 2 GB");
        }

        if (length != headerSize + dataSize)
        {
            throw new FormatException(FormattableString.Invariant($"there are {length - headerSize} bytes of elements, its shape [{string.Join(", ", header.Shape)}] takes {dataSize}"));
        }

        byte[] data = ReadUpTo(stream, (int)dataSize + 1);
        if (data.Length != dataSize)
        {
            throw new FormatException(FormattableString.Invariant($"its shape takes {dataSize} bytes, {(data.Length < dataSize ? $"{data.Length} are there" : "more are there")}"));
        }

        if (Crc32.Of([.. mark, .. size, .. text], data) != checksum)
        {
            throw new FormatException("it is damaged: its checksum is another");
        }

        Normalize(data, header);
        return new FileTensor(name, header.Type, header.Shape, data);
    }

    /// <summary>The same matrix with its dimensions exchanged.</summary>
    public static FileTensor Transposed(FileTensor matrix, string name)
    {
        // The columns of one are the rows of the other.
        byte[] data = matrix.Bytes.ToArray();
        long[] shape = [matrix.Shape[1], matrix.Shape[0]];
        ToRowMajor(data, shape, FileTensor.SizeOf(matrix.Type));
        return new FileTensor(name, matrix.Type, shape, data);
    }

    private static void Normalize(byte[] data, NpyHeader header)
    {
        int size = FileTensor.SizeOf(header.Type);
        if (header.IsBigEndian)
        {
            for (int place = 0; place < data.Length; place += size)
            {
                data.AsSpan(place, size).Reverse();
            }
        }

        if (header.IsFortranOrder)
        {
            ToRowMajor(data, header.Shape, size);
        }
    }

    // Converts from the order in which the first dimension varies fastest to that in which the last does.
    private static void ToRowMajor(byte[] data, long[] shape, int size)
    {
        byte[] from = [.. data];
        long[] index = new long[shape.Length];
        for (int place = 0; place < data.Length; place += size)
        {
            long source = 0;
            for (int i = shape.Length - 1; i >= 0; i--)
            {
                source = (source * shape[i]) + index[i];
            }

            from.AsSpan((int)source * size, size).CopyTo(data.AsSpan(place, size));
            for (int i = shape.Length - 1; i >= 0 && ++index[i] == shape[i]; i--)
            {
                index[i] = 0;
            }
        }
    }

    // The given number of bytes, or what is left if that is less. Memory is allocated as the bytes arrive: a header may announce more than there is.
    private static byte[] ReadUpTo(Stream stream, int count)
    {
        byte[] bytes = new byte[Math.Min(count, FirstChunk)];
        int read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        while (read == bytes.Length && read < count)
        {
            Array.Resize(ref bytes, (int)Math.Min(count, 2L * bytes.Length));
            read += stream.ReadAtLeast(bytes.AsSpan(read), bytes.Length - read, throwOnEndOfStream: false);
        }

        Array.Resize(ref bytes, read);
        return bytes;
    }
}
