namespace NetDsl;

/// <summary>
/// What a dataset knows about its rows besides the numbers. It stays with the rows: spans alone cannot distinguish
/// two rows of 2 values from one row of 4.
/// </summary>
internal sealed class RowShape(int inputSize, int targetSize)
{
    /// <summary>Values in an input.</summary>
    public int InputSize => inputSize;

    /// <summary>Values in a target; the number of classes where rows have a class.</summary>
    public int TargetSize => targetSize;

    /// <summary>The names of the inputs, or empty.</summary>
    public IReadOnlyList<string> InputNames { get; set; } = [];

    /// <summary>The names of the targets or classes, or empty.</summary>
    public IReadOnlyList<string> TargetNames { get; set; } = [];

    /// <summary>Whether the sizes match.</summary>
    public bool Has(int inputs, int targets) => inputSize == inputs && targetSize == targets;

    /// <summary>How the rows differ from what is expected: <c>the rows have 2 inputs where the network takes 4, and 1 target where it takes 2</c>.</summary>
    /// <param name="inputs">The expected number of inputs.</param>
    /// <param name="targets">The expected number of targets or classes.</param>
    /// <param name="hasClasses">Whether rows have a class in place of a target.</param>
    /// <param name="taker">What the rows are passed to: <c>the network</c>.</param>
    public string Difference(int inputs, int targets, bool hasClasses, string taker)
    {
        string ofInputs = Counted.Of(inputSize, "input"), ofTargets = hasClasses ? Counted.Of(targetSize, "class", "classes") : Counted.Of(targetSize, "target");
        return inputSize == inputs ? FormattableString.Invariant($"the rows have {ofTargets} where {taker} takes {targets}")
            : targetSize == targets ? FormattableString.Invariant($"the rows have {ofInputs} where {taker} takes {inputs}")
            : FormattableString.Invariant($"the rows have {ofInputs} where {taker} takes {inputs}, and {ofTargets} where it takes {targets}");
    }
}
