namespace NetDsl;

/// <summary>Why training ended.</summary>
public enum StopReason
{
    /// <summary>It has not ended.</summary>
    None,

    /// <summary>All epochs are done.</summary>
    Done,

    /// <summary>The metric that <see cref="NetDsl.EarlyStopping"/> watches has not improved for too long.</summary>
    EarlyStopping,

    /// <summary>
    /// The loss or a weight became infinite or NaN, or the loss exceeded the best one by more than <see cref="FitOptions.DivergenceFactor"/>;
    /// <see cref="History.Message"/> says when, which weights the network has now, how good they are, and what to try.
    /// </summary>
    Diverged,

    /// <summary><see cref="FitOptions.Cancellation"/> was requested.</summary>
    Cancelled,

    /// <summary>A callback or the owner of the run requested it.</summary>
    Stopped,

    /// <summary><see cref="FitOptions.TimeBudget"/> is used up.</summary>
    TimeUp,
}
