using System.Numerics;

namespace NetDsl;

/// <summary>
/// The random numbers of NumPy's legacy generator, <c>numpy.random.RandomState</c>, bit for bit: after the same seed, the
/// same calls return the same numbers. So a seed printed in a Python text produces the same network here.
/// Not thread-safe.
/// </summary>
/// <remarks>
/// The generator is MT19937 (M. Matsumoto and T. Nishimura, "Mersenne Twister: A 623-dimensionally equidistributed uniform
/// pseudo-random number generator", 1998). After construction nothing is allocated.
/// </remarks>
public sealed partial class NumPyRandom
{
    private const int StateSize = 624;

    private const int Shift = 397;

    private readonly uint[] _state = new uint[StateSize];

    private int _position = StateSize;

    private double _spareNormal;

    private bool _hasSpareNormal;

    /// <summary>Creates the generator that <c>numpy.random.seed(seed)</c> creates.</summary>
    /// <param name="seed">0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The seed is negative, which NumPy rejects too.</exception>
    public NumPyRandom(int seed)
        : this(Checked(seed))
    {
    }

    /// <summary>Creates the generator that <c>numpy.random.seed(seed)</c> creates.</summary>
    /// <param name="seed">Any 32-bit number.</param>
    public NumPyRandom(uint seed)
    {
        for (var i = 0; i < StateSize; i++)
        {
            _state[i] = seed;
            seed = unchecked((1812433253u * (seed ^ (seed >> 30))) + (uint)i + 1u);
        }
    }

    /// <summary>The next 32 bits, on which all other draws are based.</summary>
    public uint NextUInt32()
    {
        if (_position == StateSize) Renew();
        return Temper(_state[_position++]);
    }

    /// <summary><c>random_sample()</c>: uniform in [0, 1), a multiple of 2⁻⁵³.</summary>
    public double NextDouble()
    {
        var high = NextUInt32() >> 5;
        var low = NextUInt32() >> 6;
        return ((high * 67108864.0) + low) / 9007199254740992.0;
    }

    /// <summary><c>randint(2)</c>: 0 or 1. NumPy uses 32 random bits for each, whether in one call for an array or in many calls.</summary>
    public int NextBit() => (int)(NextUInt32() & 1u);

    /// <summary>
    /// <c>randn()</c>: normal with mean 0 and standard deviation 1, by the polar method (G. Marsaglia and T. A. Bray, 1964),
    /// which produces two at a time; the second is kept for the next call. The only step that is not exact arithmetic
    /// is the platform's logarithm: if its last bit differs, that of the result may too, as in NumPy itself.
    /// </summary>
    public double NextNormal()
    {
        if (_hasSpareNormal)
        {
            _hasSpareNormal = false;
            return _spareNormal;
        }

        double x, y, square;
        do
        {
            x = (2.0 * NextDouble()) - 1.0;
            y = (2.0 * NextDouble()) - 1.0;
            square = (x * x) + (y * y);
        }
        while (square is >= 1.0 or 0.0);

        var factor = Math.Sqrt(-2.0 * Math.Log(square) / square);
        _spareNormal = factor * x;
        _hasSpareNormal = true;
        return factor * y;
    }

    /// <summary><c>random_sample(n)</c>: fills the span using <see cref="NextDouble"/>.</summary>
    public void FillDoubles(Span<double> destination)
    {
        foreach (ref var value in destination) value = NextDouble();
    }

    /// <summary><c>randint(2, size=n)</c>: fills the span using <see cref="NextBit"/>.</summary>
    public void FillBits(Span<int> destination)
    {
        foreach (ref var value in destination) value = NextBit();
    }

    /// <summary><c>randn(n)</c>: fills the span using <see cref="NextNormal"/>.</summary>
    public void FillNormals(Span<double> destination)
    {
        foreach (ref var value in destination) value = NextNormal();
    }

    /// <summary>A generator in the same state: both return the same numbers from here on.</summary>
    public NumPyRandom Clone()
    {
        var clone = new NumPyRandom(0u);
        clone.CopyStateOf(this);
        return clone;
    }

    /// <summary>Continues from the state of another generator.</summary>
    internal void CopyStateOf(NumPyRandom other)
    {
        other._state.CopyTo(_state, 0);
        _position = other._position;
        _spareNormal = other._spareNormal;
        _hasSpareNormal = other._hasSpareNormal;
    }

    /// <summary>
    /// <c>shuffle(values)</c>, R. A. Fisher and F. Yates' method from the end: each value, from the last to the second, is
    /// swapped with one at or before it. So 0, 1, 2 … become <c>permutation(n)</c>.
    /// </summary>
    public void Shuffle<TValue>(Span<TValue> values)
    {
        for (var i = values.Length - 1; i > 0; i--)
        {
            var other = NextAtMost((uint)i);
            (values[i], values[other]) = (values[other], values[i]);
        }
    }

    // Uniform from 0 to the limit, like NumPy's random_interval: the low bits, redrawn until they are not too large.
    internal int NextAtMost(uint limit)
    {
        var mask = uint.MaxValue >> BitOperations.LeadingZeroCount(limit);
        uint value;
        do value = NextUInt32() & mask;
        while (value > limit);
        return (int)value;
    }

    private static uint Checked(int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seed);
        return (uint)seed;
    }
}
