using System.Numerics;

namespace Digits.Data;

/// <summary>What a lesson learns from and is tested on.</summary>
/// <param name="Training">The images that the network learns from.</param>
/// <param name="Validation">Images that tell when to stop, if the lesson asked for some.</param>
/// <param name="Test">Images that show how well it reads what it has not seen.</param>
internal sealed record DigitSets<T>(Dataset<T> Training, Dataset<T>? Validation, Dataset<T> Test)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The same images with ten targets each, 1 for the digit that it shows, for networks whose loss is the squared error.</summary>
    public DigitSets<T> ToOneHot() => new(Training.ToOneHot(), Validation?.ToOneHot(), Test.ToOneHot());
}
