using NetDsl.Generator.Text;

namespace NetDsl.Generator.Model;

/// <summary>The type of a network's numbers: everything that differs between single and double precision.</summary>
/// <param name="Name">The type as C# writes it.</param>
/// <param name="Word">The precision in words.</param>
/// <param name="Bytes">Bytes of a number.</param>
internal sealed record NumberType(string Name, string Word, int Bytes)
{
    /// <summary>Bytes of a cache line and of the widest vector: layers of a tiled network start on a multiple of it.</summary>
    private const int BlockBytes = 64;

    private static readonly NumberType _single = new("float", "single", 4), _double = new("double", "double", 8);

    /// <summary>Numbers of a block of 64 bytes.</summary>
    public int Block => BlockBytes / Bytes;

    public static NumberType Of(Precision precision) => precision == Precision.Single ? _single : _double;

    /// <summary>A number as a literal of the type.</summary>
    public string LiteralOf(double value) => Literal.Of(value) + (this == _single ? "f" : "");

    /// <summary>A whole number as a literal of the type, as people write it: <c>0f</c>, <c>0.0</c>.</summary>
    public string WholeLiteralOf(int value) => Literal.Of(value) + (this == _single ? "f" : ".0");

    /// <summary>A number as the type holds it.</summary>
    public double Round(double value) => this == _single ? (float)value : value;

    /// <summary>The next multiple of a block: what a layer of so many units takes in memory.</summary>
    public int RoundUp(int units) => (units + Block - 1) / Block * Block;
}
