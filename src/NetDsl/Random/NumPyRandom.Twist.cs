using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl;

// The generator itself, eight numbers at a time: its state is renewed as a whole, and each number depends on others that
// are 1 and 397 places away.
public sealed partial class NumPyRandom
{
    private const uint UpperBit = 0x80000000u;
    private const uint Twist = 0x9908B0DFu;

    /// <summary>
    /// Sets a bit for each unit that dropout keeps, from one draw of 32 bits for each: at a rate of ½ the bit
    /// of <c>randint(2)</c>, otherwise whether the draw is at least rate · 2³².
    /// </summary>
    /// <param name="words">Whole words of 32 units; bits beyond the last unit are cleared.</param>
    /// <param name="units">How many units.</param>
    /// <param name="rate">The fraction of them that is left out.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void FillKept(Span<uint> words, int units, double rate)
    {
        // Once shifted, the top bit decides at a rate of ½; otherwise the comparison with the threshold does.
        bool isHalf = rate == 0.5;
        uint threshold = isHalf ? 1 : (uint)Math.Min(Math.Round(rate * 4294967296.0), uint.MaxValue);
        words.Clear();
        int unit = 0;
        while (unit < units)
        {
            if (_position == StateSize)
            {
                Renew();
            }

            if (unit % 32 == 0 && Math.Min(units - unit, StateSize - _position) >= 32)
            {
                ref uint draws = ref _state[_position];
                words[unit / 32] = isHalf
                    ? LowBits(ref draws, 0) | (LowBits(ref draws, 8) << 8) | (LowBits(ref draws, 16) << 16) | (LowBits(ref draws, 24) << 24)
                    : AtLeast(ref draws, 0, threshold) | (AtLeast(ref draws, 8, threshold) << 8) | (AtLeast(ref draws, 16, threshold) << 16) | (AtLeast(ref draws, 24, threshold) << 24);
                _position += 32;
                unit += 32;
                continue;
            }

            uint draw = Temper(_state[_position++]);
            if ((isHalf ? draw & 1 : draw) >= threshold)
            {
                words[unit / 32] |= 1u << (unit % 32);
            }

            unit++;
        }
    }

    // The lowest bit of each of eight draws.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint LowBits(ref uint state, nuint index) => (Temper(Vector256.LoadUnsafe(ref state, index)) << 31).ExtractMostSignificantBits();

    // Whether each of eight draws is at least the threshold. Vectors compare signed numbers fastest: the top bit is flipped.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint AtLeast(ref uint state, nuint index, uint threshold)
    {
        Vector256<int> draws = (Temper(Vector256.LoadUnsafe(ref state, index)) ^ Vector256.Create(UpperBit)).AsInt32();
        return ~Vector256.LessThan(draws, Vector256.Create((int)(threshold ^ UpperBit))).ExtractMostSignificantBits() & 0xFF;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Temper(Vector256<uint> bits)
    {
        bits ^= bits >>> 11;
        bits ^= (bits << 7) & Vector256.Create(0x9D2C5680u);
        bits ^= (bits << 15) & Vector256.Create(0xEFC60000u);
        return bits ^ (bits >>> 18);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Temper(uint bits)
    {
        bits ^= bits >> 11;
        bits ^= (bits << 7) & 0x9D2C5680u;
        bits ^= (bits << 15) & 0xEFC60000u;
        return bits ^ (bits >> 18);
    }

    private void Renew()
    {
        // The first numbers use old ones 397 places further on, the others use new ones 227 places back.
        RenewRange(0, StateSize - Shift, Shift);
        RenewRange(StateSize - Shift, StateSize - 1, Shift - StateSize);
        _state[StateSize - 1] = Twisted(_state[StateSize - 1], _state[0], _state[Shift - 1]);
        _position = 0;
    }

    private void RenewRange(int start, int end, int away)
    {
        int i = start;
        for (; i <= end - 8; i += 8)
        {
            Vector256<uint> here = Vector256.LoadUnsafe(ref _state[i]), next = Vector256.LoadUnsafe(ref _state[i + 1]);
            Vector256<uint> mixed = (here & Vector256.Create(UpperBit)) | (next & Vector256.Create(~UpperBit));
            Vector256<uint> odd = Vector256<uint>.Zero - (mixed & Vector256<uint>.One);
            (Vector256.LoadUnsafe(ref _state[i + away]) ^ (mixed >>> 1) ^ (odd & Vector256.Create(Twist))).StoreUnsafe(ref _state[i]);
        }

        for (; i < end; i++)
        {
            _state[i] = Twisted(_state[i], _state[i + 1], _state[i + away]);
        }
    }

    private static uint Twisted(uint here, uint next, uint away)
    {
        uint mixed = (here & UpperBit) | (next & ~UpperBit);
        return away ^ (mixed >> 1) ^ ((mixed & 1u) * Twist);
    }
}
