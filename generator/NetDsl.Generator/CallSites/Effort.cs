namespace NetDsl.Generator.CallSites;

/// <summary>
/// How far one question about the code is followed. Names lead to names, in code that is being typed also in circles, and one that
/// has several values leads to all of them; whatever takes longer is not known.
/// </summary>
internal sealed class Effort
{
    private const int MaxSteps = 256;

    private int _steps;

    /// <summary>Takes a step, if there is one left.</summary>
    public bool TryStep() => ++_steps <= MaxSteps;
}
