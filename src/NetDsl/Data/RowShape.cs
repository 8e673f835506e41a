namespace NetDsl;

/// <summary>
/// What a dataset knows of each of its rows beyond the numbers. It goes with the rows wherever they go: spans alone do not tell
/// two rows of 2 values from one row of 4.
/// </summary>
internal sealed class RowShape(int inputSize, int targetSize)
{
    /// <summary>Values in an input.</summary>
    public int InputSize => inputSize;

    /// <summary>Values in a target; the number of classes where rows have a class.</summary>
    public int TargetSize => targetSize;

    /// <summary>What the inputs are called, or empty.</summary>
    public IReadOnlyList<string> InputNames { get; set; } = [];

    /// <summary>What the targets, or the classes, are called, or empty.</summary>
    public IReadOnlyList<string> TargetNames { get; set; } = [];

    /// <summary>Whether these are the sizes.</summary>
    public bool Has(int inputs, int targets) => inputSize == inputs && targetSize == targets;

    /// <summary>How the rows differ from what takes them: <c>the rows have 2 inputs where the network takes 4, and 1 target where it takes 2</c>.</summary>
    /// <param name="inputs">The inputs that are taken.</param>
    /// <param name="targets">The targets, or the classes, that are taken.</param>
    /// <param name="hasClasses">Whether rows have a class in place of a target.</param>
    /// <param name="taker">What takes them: <c>the network</c>.</param>
    public string Difference(int inputs, int targets, bool hasClasses, string taker)
    {
        string ofInputs = Counted.Of(inputSize, "input"), ofTargets = hasClasses ? Counted.Of(targetSize, "class", "classes") : Counted.Of(targetSize, "target");
        return inputSize == inputs ? FormattableString.Invariant($"the rows have {ofTargets} where {taker} takes {targets}")
            : targetSize == targets ? FormattableString.Invariant($"the rows have {ofInputs} where {taker} takes {inputs}")
            : FormattableString.Invariant($"the rows have {ofInputs} where {taker} takes {inputs}, and {ofTargets} where it takes {targets}");
    }
}
