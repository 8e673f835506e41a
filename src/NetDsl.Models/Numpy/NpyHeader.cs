using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace NetDsl.Models.Numpy;

/// <summary>The header of an array in NumPy's format (numpy.lib.format, versions 1.0 to 3.0).</summary>
/// <param name="Type">The type of the elements.</param>
/// <param name="IsBigEndian">Whether the first byte of an element is the most significant.</param>
/// <param name="IsFortranOrder">Whether the first dimension varies fastest.</param>
/// <param name="Shape">The dimensions.</param>
internal sealed record NpyHeader(TensorType Type, bool IsBigEndian, bool IsFortranOrder, long[] Shape)
{
    /// <summary>The bytes before the header's length: the mark and the version.</summary>
    public const int MarkSize = 8;

    // As in NumPy, which does not read longer ones either.
    private const int MaxSize = 10_000, MaxDimensions = 64;

    private static ReadOnlySpan<byte> Mark => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>The size of the elements in bytes.</summary>
    /// <exception cref="FormatException">There are too many.</exception>
    public long DataSize
    {
        get
        {
            // Zeros first: a shape with a zero is empty, whatever the others are.
            long size = Array.IndexOf(Shape, 0L) >= 0 ? 0 : FileTensor.SizeOf(Type);
            foreach (long dimension in Shape)
            {
                size = size == 0 || dimension <= Array.MaxLength / size ? size * dimension
                    : throw new FormatException($"its shape [{string.Join(", ", Shape)}] takes more than 2 GB");
            }

            return size;
        }
    }

    /// <summary>The size of the header's length in bytes.</summary>
    /// <param name="mark">The first bytes, <see cref="MarkSize"/> of them.</param>
    /// <exception cref="FormatException">It is not an array.</exception>
    public static int LengthSize(ReadOnlySpan<byte> mark) =>
        mark.Length < MarkSize || !mark.StartsWith(Mark) ? throw new FormatException("it is no array in NumPy's format, or it is truncated")
        : (mark[6], mark[7]) switch
        {
            (1, 0) => 2,
            (2 or 3, 0) => 4,
            _ => throw new FormatException(FormattableString.Invariant($"it is of version {mark[6]}.{mark[7]}, known are 1.0, 2.0 and 3.0")),
        };

    /// <summary>The length of the text.</summary>
    /// <exception cref="FormatException">It is longer than the text of an array would be.</exception>
    public static int TextSize(ReadOnlySpan<byte> length)
    {
        uint size = length.Length switch
        {
            2 => BinaryPrimitives.ReadUInt16LittleEndian(length),
            4 => BinaryPrimitives.ReadUInt32LittleEndian(length),
            _ => throw new FormatException("it is truncated within its header"),
        };
        return size <= MaxSize ? (int)size : throw new FormatException(FormattableString.Invariant($"its header would have {size} bytes, at most {MaxSize} are read"));
    }

    /// <summary>Parses the text, a dictionary in Python's syntax.</summary>
    /// <exception cref="FormatException">It is not one, or describes an array that cannot be used for a network.</exception>
    public static NpyHeader Parse(ReadOnlySpan<byte> bytes)
    {
        // The header of a floating-point array is all ASCII; other characters could only be field names, which are rejected.
        var text = new PythonText(Encoding.Latin1.GetString(bytes));
        string? descr = null;
        bool? isFortranOrder = null;
        long[]? shape = null;
        text.Expect('{');
        while (!text.Skips('}'))
        {
            string key = text.String();
            text.Expect(':');
            switch (key)
            {
                case "descr" when descr is null:
                    descr = text.Is('[') ? throw new FormatException("it is a table of several fields; arrays of floating point are read") : text.String();
                    break;
                case "fortran_order" when isFortranOrder is null:
                    isFortranOrder = text.Boolean();
                    break;
                case "shape" when shape is null:
                    shape = text.Tuple(MaxDimensions);
                    break;
                default:
                    throw new FormatException($"its header has the key {SafeTensorsHeader.Shown(key)} twice, or one that the format does not know");
            }

            if (!text.Skips(','))
            {
                text.Expect('}');
                break;
            }
        }

        text.ExpectEnd();
        if (descr is null || isFortranOrder is null || shape is null)
        {
            throw new FormatException("its header lacks one of descr, fortran_order and shape");
        }

        (TensorType type, bool isBigEndian) = TypeOf(descr);
        return new NpyHeader(type, isBigEndian, isFortranOrder.Value, shape);
    }

    private static (TensorType Type, bool IsBigEndian) TypeOf(string descr) => descr switch
    {
        "<f2" => (TensorType.F16, false),
        "<f4" => (TensorType.F32, false),
        "<f8" => (TensorType.F64, false),
        ">f2" => (TensorType.F16, true),
        ">f4" => (TensorType.F32, true),
        ">f8" => (TensorType.F64, true),
        _ when descr.Contains('O', StringComparison.Ordinal) => throw new FormatException("it holds Python objects, which are programs of their own and not read"),
        _ => throw new FormatException($"it is of the type {SafeTensorsHeader.Shown(descr)}; floating point of 16, 32 and 64 bits is read (f2, f4, f8)"),
    };

    /// <summary>Reads the tokens of the header, from left to right.</summary>
    private sealed class PythonText(string text)
    {
        private int _place;

        public bool Is(char c)
        {
            while (_place < text.Length && text[_place] is ' ' or '\t' or '\n' or '\r')
            {
                _place++;
            }

            return _place < text.Length && text[_place] == c;
        }

        public bool Skips(char c)
        {
            bool skips = Is(c);
            _place += skips ? 1 : 0;
            return skips;
        }

        public void Expect(char c)
        {
            if (!Skips(c)) throw Wrong();
        }

        public void ExpectEnd()
        {
            if (Is('\0') || _place < text.Length) throw Wrong();
        }

        public string String()
        {
            char quote = Is('"') ? '"' : '\'';
            Expect(quote);
            int start = _place, end = text.IndexOf(quote, start);
            if (end < 0 || text.AsSpan(start, end - start).Contains('\\')) throw Wrong();
            _place = end + 1;
            return text[start..end];
        }

        public bool Boolean()
        {
            bool value = Is('T');
            string word = value ? "True" : "False";
            if (!Is(word[0]) || string.CompareOrdinal(text, _place, word, 0, word.Length) != 0) throw Wrong();
            _place += word.Length;
            return value;
        }

        public long[] Tuple(int most)
        {
            List<long> numbers = [];
            Expect('(');
            while (!Skips(')'))
            {
                numbers.Add(Number());
                if (numbers.Count > most) throw new FormatException(FormattableString.Invariant($"it has more than {most} dimensions"));
                if (!Skips(','))
                {
                    Expect(')');
                    break;
                }
            }

            return [.. numbers];
        }

        private long Number()
        {
            _ = Is('0');
            int start = _place;
            while (_place < text.Length && char.IsAsciiDigit(text[_place]))
            {
                _place++;
            }

            string digits = text[start.._place];

            // Python 2 marks long integers with L.
            _place += _place < text.Length && text[_place] == 'L' ? 1 : 0;
            return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : throw Wrong();
        }

        private FormatException Wrong() => new(FormattableString.Invariant($"its header is not as NumPy writes it, at character {_place}"));
    }
}
