namespace NetDsl;

/// <summary>
/// What training makes small: a number that says how far a prediction ŷ is from its target y. The loss of one example is the
/// sum over its outputs; where a member speaks of a mean, it is the mean over examples.
/// </summary>
/// <remarks>
/// Where a loss takes certain targets only, <c>Fit</c>, <c>StartTraining</c> and <c>Evaluate</c> refuse others with an
/// <see cref="ArgumentException"/> that names the first. A network's own members (<c>TrainStep</c>, <c>TrainEpoch</c>, <c>TrainBatch</c>,
/// <c>Backward</c>, <c>BackwardBatch</c>) are called for a few rows at a time and do not look at their values.
/// </remarks>
public enum Loss
{
    /// <summary><see cref="CrossEntropy"/> where the last layer is <see cref="Activation.Softmax"/>, <see cref="SquaredError"/> otherwise.</summary>
    Default,

    /// <summary>
    /// ½ · Σ (ŷ − y)², so that its gradient at the output is ŷ − y. With <see cref="Activation.Softmax"/> the delta goes
    /// through softmax's whole Jacobian.
    /// </summary>
    SquaredError,

    /// <summary>
    /// −Σ y · ln ŷ, the negative log-likelihood of a classifier (J. S. Bridle, "Probabilistic interpretation of feedforward
    /// classification network outputs", 1990). It takes the outputs of <see cref="Activation.Softmax"/>, and targets that are
    /// one-hot, or the index of a class, or any weights of classes that are not negative, such as probabilities. It is computed from softmax's
    /// pre-activations z as Σ y · (ln Σ e^z − z), which no finite z makes overflow or lose its digits; its gradient by z is
    /// ŷ · Σ y − y, and so ŷ − y where the targets of an example sum to 1.
    /// </summary>
    CrossEntropy,

    /// <summary>
    /// −Σ (y · ln ŷ + (1 − y) · ln(1 − ŷ)), one question with the answers 0 and 1 per output (C. M. Bishop, "Pattern
    /// Recognition and Machine Learning", 2006, equation 4.90). It takes the outputs of <see cref="Activation.Sigmoid"/>, and
    /// targets from 0 to 1. It is computed from sigmoid's pre-activations z as Σ (ln(1 + e^−|z|) + y · max(−z, 0) +
    /// (1 − y) · max(z, 0)), which no finite z makes overflow or lose its digits; its gradient by z is ŷ − y.
    /// </summary>
    BinaryCrossEntropy,

    /// <summary>Σ |ŷ − y|, also called L1 loss. Its gradient at the output is the sign of ŷ − y, and 0 where they are equal.</summary>
    AbsoluteError,

    /// <summary>
    /// Σ of ½ · e² where |e| ≤ δ and δ · (|e| − ½ · δ) beyond, e = ŷ − y: squared error that outliers do not dominate (P. J.
    /// Huber, "Robust Estimation of a Location Parameter", 1964). δ is <see cref="NetworkAttribute.HuberDelta"/>. Its gradient
    /// at the output is e, held between −δ and δ.
    /// </summary>
    Huber,
}
