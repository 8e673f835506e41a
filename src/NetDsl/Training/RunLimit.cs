namespace NetDsl;

/// <summary>The limits of one call: a total number of epochs and steps, and a time.</summary>
internal readonly record struct RunLimit(int Epochs, long Steps, TimeSpan? Time)
{
    public static RunLimit None => new(int.MaxValue, long.MaxValue, null);
}
