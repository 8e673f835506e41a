namespace NetDsl;

/// <summary>How far one call lets a training go: to so many epochs and steps in all, and for so long.</summary>
internal readonly record struct RunLimit(int Epochs, long Steps, TimeSpan? Time)
{
    public static RunLimit None => new(int.MaxValue, long.MaxValue, null);
}
