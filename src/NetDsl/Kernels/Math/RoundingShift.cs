namespace NetDsl.Kernels;

/// <summary>
/// 1.5 · 2ᵖ, p the number of bits in a significand. Numbers of this size are one apart, so adding it to a smaller number a
/// rounds a to an integer, ties to even, and leaves that integer, in two's complement, in the sum's low bits.
/// </summary>
internal static class RoundingShift
{
    public const float Single = 12582912;

    public const double Double = 6755399441055744;
}
