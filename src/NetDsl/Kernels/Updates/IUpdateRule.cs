namespace NetDsl.Kernels;

/// <summary>
/// What is done to each parameter by itself, given its gradient and up to two numbers that are kept for it from step to step.
/// Written once for every vector width and both precisions, like the kernels; see <see cref="Elementwise"/>.
/// </summary>
internal interface IUpdateRule
{
    /// <summary>How many numbers are kept for each parameter: 0, 1 or 2.</summary>
    static abstract int Slots { get; }

    /// <summary>Sets what is the same for all parameters of a step.</summary>
    /// <param name="step">The step's number, from 1.</param>
    /// <param name="learningRate">The step's rate.</param>
    /// <param name="gradientScale">What the gradient in memory is to be multiplied with.</param>
    void Begin(long step, double learningRate, double gradientScale);

    /// <summary>Updates whole vectors and leaves the gradient 0. Slots that the rule has not are the parameters again.</summary>
    void Run<TLanes, TVector, T>(ref T parameters, ref T gradient, ref T first, ref T second, nint count)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged;
}
