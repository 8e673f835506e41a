using System.Text;

namespace NetDsl.Csv;

/// <summary>
/// Keeps bytes that are invalid in the encoding as two characters that Unicode never assigns, one for each half of the byte,
/// so that their place in the table can be reported. The usual replacement, U+FFFD, would make different fields equal.
/// </summary>
internal sealed class UndecodedBytes : DecoderFallback
{
    private const char HighHalf = '\uFDD0', LowHalf = '\uFDE0';
    private const char Replacement = '\uFFFD';

    // The bytes of an unpaired surrogate in UTF-16 or UTF-32 come together; those of UTF-8 are three at most.
    private const int MostBytes = 4;

    public override int MaxCharCount => 2 * MostBytes;

    /// <summary>The encoding with this fallback.</summary>
    public static Encoding In(Encoding encoding)
    {
        var strict = (Encoding)encoding.Clone();
        strict.DecoderFallback = new UndecodedBytes();
        return strict;
    }

    /// <summary>What is wrong with a text that contains undecoded bytes, or null.</summary>
    public static string? Problem(string text, Encoding encoding)
    {
        int place = text.AsSpan().IndexOfAnyInRange(HighHalf, (char)(LowHalf + 15));
        if (place >= 0)
        {
            string before = place > 0 ? $" behind {CsvText.Quoted(text[..place])}" : "";
            int value = place + 1 < text.Length ? (((text[place] - HighHalf) & 15) << 4) | ((text[place + 1] - LowHalf) & 15) : 0;
            return $"the byte {value:X2}{before} is no character in {encoding.WebName}; CsvOptions.Encoding says how the file is encoded";
        }

        return text.Contains(Replacement, StringComparison.Ordinal)
            ? $"{CsvText.Quoted(text)} holds characters that were lost when the text was decoded; CsvOptions.Encoding says how a file is encoded"
            : null;
    }

    public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer();

    private sealed class Buffer : DecoderFallbackBuffer
    {
        private string _characters = "";
        private int _next;

        public override int Remaining => _characters.Length - _next;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            _characters = string.Concat(bytesUnknown.Select(value => $"{(char)(HighHalf + (value >> 4))}{(char)(LowHalf + (value & 15))}"));
            _next = 0;
            return _characters.Length > 0;
        }

        public override char GetNextChar() => _next < _characters.Length ? _characters[_next++] : '\0';

        public override bool MovePrevious()
        {
            if (_next == 0) return false;
            _next--;
            return true;
        }

        public override void Reset() => (_characters, _next) = ("", 0);
    }
}
