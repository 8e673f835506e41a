namespace NetDsl;

/// <summary>
/// The quantity that training minimizes: how far a prediction ŷ is from its target y. The loss
/// of one example is the sum over its outputs; means are over examples.
/// </summary>
/// <remarks>
/// If a loss accepts only certain targets, <c>Fit</c>, <c>StartTraining</c> and <c>Evaluate</c> reject others with an
/// <see cref="ArgumentException"/> that names the first one. A network's own members (<c>TrainStep</c>, <c>TrainEpoch</c>, <c>TrainBatch</c>,
/// <c>Backward</c>, <c>BackwardBatch</c>) are called for a few rows at a time and do not check their values.
/// </remarks>
public enum Loss
{
    /// <summary><see cref="CrossEntropy"/> if the last layer is <see cref="Activation.Softmax"/>, <see cref="SquaredError"/> otherwise.</summary>
    Default,

    /// <summary>
    /// ½ · Σ (ŷ − y)², so that its gradient at the output is ŷ − y. With <see cref="Activation.Softmax"/> the delta goes
    /// through softmax's whole Jacobian.
    /// </summary>
    SquaredError,

    /// <summary>
    /// −Σ y · ln ŷ, the negative log-likelihood of a classifier (J. S. Bridle, "Probabilistic interpretation of feedforward
    /// classification network outputs", 1990). It requires <see cref="Activation.Softmax"/> outputs, and targets
    /// that are one-hot, class indices, or any nonnegative class weights, such as probabilities. It is computed from softmax's
    /// pre-activations z as Σ y · (ln Σ e^z − z), which neither overflows nor loses precision for any finite z; its gradient by z is
    /// ŷ · Σ y − y, and so ŷ − y if the targets of an example sum to 1.
    /// </summary>
    CrossEntropy,

    /// <summary>
    /// −Σ (y · ln ŷ + (1 − y) · ln(1 − ŷ)), one question with the answers 0 and 1 per output (C. M. Bishop, "Pattern
    /// Recognition and Machine Learning", 2006, equation 4.90). It requires <see cref="Activation.Sigmoid"/> outputs,
    /// and targets from 0 to 1. It is computed from sigmoid's pre-activations z as Σ (ln(1 + e^−|z|) + y · max(−z, 0) +
    /// (1 − y) · max(z, 0)), which neither overflows nor loses precision for any finite z; its gradient by z is ŷ − y.
    /// </summary>
    BinaryCrossEntropy,

    /// <summary>Σ |ŷ − y|, also called L1 loss. Its gradient at the output is the sign of ŷ − y, and 0 if they are equal.</summary>
    AbsoluteError,

    /// <summary>
    /// Σ of ½ · e² if |e| ≤ δ and δ · (|e| − ½ · δ) beyond, e = ŷ − y: squared error that outliers do not dominate (P. J.
    /// Huber, "Robust Estimation of a Location Parameter", 1964). δ is <see cref="NetworkAttribute.HuberDelta"/>. Its gradient
    /// at the output is e, clamped between −δ and δ.
    /// </summary>
    Huber,
}
