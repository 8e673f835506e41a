namespace NetDsl.Kernels;

/// <summary>
/// The update of each parameter, given its gradient and up to two numbers that are kept for it from step to step.
/// Written once for every vector width and both precisions, like the kernels; see <see cref="Elementwise"/>.
/// </summary>
internal interface IUpdateRule
{
    /// <summary>The number of values kept for each parameter: 0, 1 or 2.</summary>
    static abstract int Slots { get; }

    /// <summary>Sets the values that are the same for all parameters in a step.</summary>
    /// <param name="step">The step's number, from 1.</param>
    /// <param name="learningRate">The step's rate.</param>
    /// <param name="gradientScale">The factor to apply to the gradient in memory.</param>
    void Begin(long step, double learningRate, double gradientScale);

    /// <summary>Updates whole vectors and leaves the gradient 0. For slots that the rule does not have, the parameters are passed again.</summary>
    void Run<TLanes, TVector, T>(ref T parameters, ref T gradient, ref T first, ref T second, nint count)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged;
}
