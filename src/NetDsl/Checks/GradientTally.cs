namespace NetDsl.Checks;

/// <summary>How a derivative compares with its difference quotient.</summary>
internal enum Agreement
{
    /// <summary>They agree, except for rounding.</summary>
    Agrees,

    /// <summary>They are not.</summary>
    Differs,

    /// <summary>The function has a kink here, and no derivative.</summary>
    Kink,
}

/// <summary>Counts what was found in a layer and keeps the worst.</summary>
internal sealed class GradientTally(LayerInfo layer)
{
    private int _checked;
    private int _wrong;
    private int _kinks;
    private GradientDifference? _relative;
    private GradientDifference? _absolute;

    public void Add(GradientDifference difference, Agreement agreement)
    {
        _checked++;
        if (agreement == Agreement.Kink)
        {
            _kinks++;
            return;
        }

        // The first wrong one replaces all correct ones.
        bool first = agreement == Agreement.Differs && _wrong++ == 0;
        if (agreement == Agreement.Agrees && _wrong > 0)
        {
            return;
        }

        _relative = first ? difference : Larger(_relative, difference, d => d.Relative);
        _absolute = first ? difference : Larger(_absolute, difference, d => d.Absolute);
    }

    public LayerGradientReport Report() => new(layer)
    {
        Verdict = _wrong > 0 ? GradientVerdict.Wrong
            : layer.IsFrozen ? GradientVerdict.Frozen
            : _kinks == _checked ? GradientVerdict.Undecided
            : GradientVerdict.Correct,
        Checked = _checked,
        Wrong = _wrong,
        Kinks = _kinks,
        LargestRelative = _relative,
        LargestAbsolute = _absolute,
    };

    // NaN counts as larger than any number: a derivative that is NaN is the worst.
    private static GradientDifference Larger(GradientDifference? sofar, GradientDifference next, Func<GradientDifference, double> by) =>
        sofar is { } old && !(by(next) > by(old) || (double.IsNaN(by(next)) && !double.IsNaN(by(old)))) ? old : next;
}
