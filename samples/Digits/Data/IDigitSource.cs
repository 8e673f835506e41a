using System.Numerics;

namespace Digits.Data;

/// <summary>Where images of digits come from.</summary>
internal interface IDigitSource
{
    /// <summary>What there is to say of it before a lesson begins; empty if nothing.</summary>
    string Introduction { get; }

    /// <summary>Whether the digits are MNIST's; a lesson takes less time over drawn ones.</summary>
    bool IsMnist { get; }

    /// <summary>Reads or draws the images; where there are fewer than asked for, all of them.</summary>
    /// <param name="training">The most images to learn from.</param>
    /// <param name="validation">The most images to validate with, others than those; 0 for no such set.</param>
    DigitSets<T> Read<T>(int training, int validation)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>The sets in a sentence.</summary>
    string Describe<T>(DigitSets<T> digits)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
