namespace NetDsl;

/// <summary>What training makes small: a number that says how far a prediction ŷ is from its target y.</summary>
public enum Loss
{
    /// <summary>½ · Σ (ŷ − y)² over the outputs of one example, so that its gradient at the output is ŷ − y.</summary>
    SquaredError,
}
