namespace NetDsl;

/// <summary>The type of a network's parameters, inputs and outputs.</summary>
public enum Precision
{
    /// <summary>32-bit numbers, <see cref="float"/>: the usual choice for networks.</summary>
    Single,

    /// <summary>64-bit numbers, <see cref="double"/>: for figures compared to the last digit.</summary>
    Double,
}
