namespace Digits;

/// <summary>Shows training while it goes on.</summary>
internal interface IScoreView
{
    /// <summary>Shows each iteration as it comes, until there is none.</summary>
    /// <param name="run">The iterations; asking for the next one trains.</param>
    /// <param name="total">How many there will be.</param>
    void Show(IEnumerable<Iteration> run, int total);
}
