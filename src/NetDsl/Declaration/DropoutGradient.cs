namespace NetDsl;

/// <summary>The factor applied to the error of a unit in the backward pass through dropout.</summary>
public enum DropoutGradient
{
    /// <summary>
    /// The same factor as in the forward pass: 1 / (1 − rate) if the unit was kept, 0 if it was left out.
    /// This yields the gradient of the loss as computed.
    /// </summary>
    Exact,

    /// <summary>
    /// 1 if the unit was kept, 0 if it was left out. The programs of "Grokking Deep Learning", chapters 8 and 9, do this
    /// (<c>layer_1 *= dropout_mask * 2</c> forward, <c>layer_1_delta *= dropout_mask</c> back), so choose it to reproduce their
    /// figures: weights before the dropout then learn at 1 − rate times the learning rate.
    /// </summary>
    MaskOnly,
}
