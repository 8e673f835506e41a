using System.Buffers.Binary;
using System.Numerics;

namespace NetDsl;

/// <summary>A tensor of a file: a name, a shape and elements, row-major and little-endian as in the file.</summary>
public sealed class FileTensor
{
    internal FileTensor(string name, TensorType type, long[] shape, ReadOnlyMemory<byte> bytes, long offset = 0)
    {
        Offset = offset;
        Name = name;
        Type = type;
        Shape = shape;
        Bytes = bytes;
    }

    /// <summary>Its name, <c>layer1.weight</c>.</summary>
    public string Name { get; }

    /// <summary>The type of its elements.</summary>
    public TensorType Type { get; }

    /// <summary>Its dimensions, the outermost first; none for a single value.</summary>
    public IReadOnlyList<long> Shape { get; }

    /// <summary>The number of its elements.</summary>
    public int Count => Bytes.Length / SizeOf(Type);

    /// <summary>The position of its elements in the file that it was read from.</summary>
    internal long Offset { get; }

    /// <summary>Its elements, row-major and little-endian.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Whether its elements are floating point.</summary>
    public bool IsFloatingPoint => Type is TensorType.F16 or TensorType.BF16 or TensorType.F32 or TensorType.F64;

    /// <summary>A tensor of single or double precision.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">Its elements, row-major.</param>
    /// <param name="shape">Its dimensions, the outermost first.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <exception cref="ArgumentException">The shape has a different number of elements.</exception>
    /// <exception cref="NotSupportedException">The elements are of another type.</exception>
    public static FileTensor Of<T>(string name, ReadOnlySpan<T> values, params long[] shape)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(shape);
        long count = 1;
        foreach (long dimension in shape)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(dimension, nameof(shape));
            count = checked(count * dimension);
        }

        if (count != values.Length)
        {
            throw new ArgumentException(FormattableString.Invariant($"The tensor {name}: there are {values.Length} values, the shape [{string.Join(", ", shape)}] has {count}"), nameof(values));
        }

        TensorType type = TypeOf<T>();
        int size = SizeOf(type);
        byte[] bytes = new byte[checked(values.Length * size)];
        for (int i = 0; i < values.Length; i++)
        {
            Write(values[i], bytes.AsSpan(i * size));
        }

        return new FileTensor(name, type, [.. shape], bytes);
    }

    /// <summary>Writes the elements, widened or rounded to the requested type.</summary>
    /// <param name="destination"><see cref="Count"/> values; all are written.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <exception cref="ArgumentException">The destination has the wrong length.</exception>
    /// <exception cref="InvalidOperationException">The elements are not floating point.</exception>
    public void CopyTo<T>(Span<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (destination.Length != Count)
        {
            throw new ArgumentException(FormattableString.Invariant($"The tensor {Name}: destination has {destination.Length} values, the tensor has {Count}"), nameof(destination));
        }

        for (int i = 0; i < destination.Length; i++)
        {
            destination[i] = Value<T>(i);
        }
    }

    /// <summary>The size of an element in bytes.</summary>
    internal static int SizeOf(TensorType type) => type switch
    {
        TensorType.F64 or TensorType.I64 or TensorType.U64 => 8,
        TensorType.F32 or TensorType.I32 or TensorType.U32 => 4,
        TensorType.F16 or TensorType.BF16 or TensorType.I16 or TensorType.U16 => 2,
        _ => 1,
    };

    /// <summary>The type of a network's numbers in files.</summary>
    internal static TensorType TypeOf<T>() =>
        typeof(T) == typeof(float) ? TensorType.F32
        : typeof(T) == typeof(double) ? TensorType.F64
        : throw new NotSupportedException($"{typeof(T).Name}: networks are of float or double.");

    /// <summary>One element, widened or rounded.</summary>
    internal T Value<T>(int index)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => IsFloatingPoint
            ? Value<T>(Type, Bytes.Span, index)
            : throw new InvalidOperationException($"The tensor {Name} is of {Type}, not of floating point.");

    /// <summary>One of the elements in memory, in the file's format.</summary>
    internal static T Value<T>(TensorType type, ReadOnlySpan<byte> elements, int index)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ReadOnlySpan<byte> bytes = elements[(index * SizeOf(type))..];
        return type switch
        {
            TensorType.F32 => T.CreateTruncating(BinaryPrimitives.ReadSingleLittleEndian(bytes)),
            TensorType.F64 => T.CreateTruncating(BinaryPrimitives.ReadDoubleLittleEndian(bytes)),
            TensorType.F16 => T.CreateTruncating(BinaryPrimitives.ReadHalfLittleEndian(bytes)),
            TensorType.BF16 => T.CreateTruncating(BitConverter.UInt32BitsToSingle((uint)BinaryPrimitives.ReadUInt16LittleEndian(bytes) << 16)),
            _ => throw new InvalidOperationException($"{type} is not floating point."),
        };
    }

    private static void Write<T>(T value, Span<byte> bytes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (value is float single)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes, single);
        }
        else
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes, (double)(object)value);
        }
    }
}
