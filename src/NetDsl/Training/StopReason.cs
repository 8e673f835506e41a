namespace NetDsl;

/// <summary>Why training ended.</summary>
public enum StopReason
{
    /// <summary>It has not ended.</summary>
    None,

    /// <summary>All epochs are done.</summary>
    Done,

    /// <summary>What <see cref="NetDsl.EarlyStopping"/> watches has not become better for too long.</summary>
    EarlyStopping,

    /// <summary>
    /// The loss or a weight became infinite or NaN, or the loss left the best by more than <see cref="FitOptions.DivergenceFactor"/>;
    /// <see cref="History.Message"/> says when, which weights the network has now, how good they are, and what to try.
    /// </summary>
    Diverged,

    /// <summary><see cref="FitOptions.Cancellation"/> asked for it.</summary>
    Cancelled,

    /// <summary>A callback, or who holds the run, asked for it.</summary>
    Stopped,

    /// <summary><see cref="FitOptions.TimeBudget"/> is used up.</summary>
    TimeUp,
}
