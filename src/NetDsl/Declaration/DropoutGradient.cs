namespace NetDsl;

/// <summary>What the error of a unit is multiplied by on its way back through dropout.</summary>
public enum DropoutGradient
{
    /// <summary>
    /// By what the unit's value was multiplied by on its way forward: 1 / (1 − rate) where it was kept, 0 where it was left out.
    /// This is the gradient of the loss as it was computed.
    /// </summary>
    Exact,

    /// <summary>
    /// By 1 where the unit was kept, 0 where it was left out. The programs of "Grokking Deep Learning", chapters 8 and 9, do so
    /// (<c>layer_1 *= dropout_mask * 2</c> forward, <c>layer_1_delta *= dropout_mask</c> back), and for their figures it has to be
    /// chosen: weights before the dropout then learn at 1 − rate times the learning rate.
    /// </summary>
    MaskOnly,
}
