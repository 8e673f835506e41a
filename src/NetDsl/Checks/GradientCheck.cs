using System.Numerics;
using NetDsl.Checks;
using NetDsl.Kernels;

namespace NetDsl;

/// <summary>
/// Compares the gradient that a network computes with difference quotients of its loss: whether an activation's derivative is
/// right, and everything that stands on it. <c>GradientCheck.Run(network, input, target)</c> gives a report; print it, or ask
/// <see cref="GradientReport.Passed"/>.
/// </summary>
/// <remarks>
/// For a parameter w the quotient is (L(w + h) − L(w − h)) / 2h, with the loss of <c>BackwardBatch</c> for L. Its error is about
/// h²·|L‴|/6 by curvature and ε/h by rounding, if ε is the error of one value of L; it is least at h = (3ε/|L‴|)^⅓, which for a
/// function of ordinary size is h = u^⅓·max(1, |w|), where u is the precision's relative step: 6.1e-6 in double precision, 4.9e-3
/// in single precision (J. E. Dennis and R. B. Schnabel, "Numerical Methods for Unconstrained Optimization and Nonlinear
/// Equations", 1983, section 5.6). ε is measured, from the higher differences of losses that are a few roundings apart
/// (J. J. Moré and S. M. Wild, "Estimating computational noise", 2011).
/// <para>
/// Where a quotient does not agree, smaller steps are tried, as long as rounding could not make up for the difference by itself:
/// a kink beside w, as Relu has, or a strong curvature drops out. If it still does not agree, the quotients to either side decide
/// whether w stands at a kink; there the loss has no derivative, and the parameter is counted and not judged.
/// </para>
/// <para>
/// Of a network with dropout all losses are computed with the masks that it would draw next, and it draws them next. One with
/// <see cref="DropoutGradient.MaskOnly"/> has another gradient than its loss, and does not pass. The gradient of a frozen layer
/// has to be 0.
/// </para>
/// The check changes the network's parameters while it runs and puts them back, bit for bit, also when something throws; until
/// then nothing else may use the network. It takes two passes per parameter: a few examples are enough.
/// </remarks>
public static class GradientCheck
{
    /// <summary>Checks the gradient of one example or of several, row after row.</summary>
    /// <param name="network">The network; when the call is over its parameters are what they were.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="targets">The targets.</param>
    /// <param name="options">What to do otherwise than by default.</param>
    /// <exception cref="ArgumentException">There is no row, or the rows are not the network's.</exception>
    /// <exception cref="InvalidOperationException">The loss of these examples is not a finite number, or the same call does not give it twice.</exception>
    public static GradientReport Run<TNetwork, T>(
        INetwork<TNetwork, T> network, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, GradientCheckOptions? options = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Run(network, new Examples<T>(inputs, targets), options);

    /// <summary>Checks the gradient of examples whose targets are classes.</summary>
    /// <inheritdoc cref="Run{TNetwork, T}(INetwork{TNetwork, T}, ReadOnlySpan{T}, ReadOnlySpan{T}, GradientCheckOptions?)"/>
    /// <param name="network">The network; when the call is over its parameters are what they were.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="targetClasses">The class of each.</param>
    /// <param name="options">What to do otherwise than by default.</param>
    public static GradientReport Run<TNetwork, T>(
        INetwork<TNetwork, T> network, ReadOnlySpan<T> inputs, ClassIndices targetClasses, GradientCheckOptions? options = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Run(network, new Examples<T>(inputs, targetClasses), options);

    /// <summary>Checks the gradient of one example of a class.</summary>
    /// <inheritdoc cref="Run{TNetwork, T}(INetwork{TNetwork, T}, ReadOnlySpan{T}, ReadOnlySpan{T}, GradientCheckOptions?)"/>
    /// <param name="network">The network; when the call is over its parameters are what they were.</param>
    /// <param name="input">The input.</param>
    /// <param name="targetClass">Its class.</param>
    /// <param name="options">What to do otherwise than by default.</param>
    public static GradientReport Run<TNetwork, T>(
        INetwork<TNetwork, T> network, ReadOnlySpan<T> input, int targetClass, GradientCheckOptions? options = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Run(network, new Examples<T>(input, new ClassIndices(new ReadOnlySpan<int>(in targetClass))), options);

    /// <summary>Checks the gradient of examples, which may have weights.</summary>
    /// <inheritdoc cref="Run{TNetwork, T}(INetwork{TNetwork, T}, ReadOnlySpan{T}, ReadOnlySpan{T}, GradientCheckOptions?)"/>
    /// <param name="network">The network; when the call is over its parameters are what they were.</param>
    /// <param name="examples">The examples.</param>
    /// <param name="options">What to do otherwise than by default.</param>
    public static GradientReport Run<TNetwork, T>(INetwork<TNetwork, T> network, Examples<T> examples, GradientCheckOptions? options = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        options ??= new();
        string member = $"GradientCheck.Run of {typeof(TNetwork).Name}";
        if (examples.Inputs.IsEmpty)
        {
            throw new ArgumentException($"{member}: there is no example, the check takes at least one", nameof(examples));
        }

        ExampleChecks.Rows(examples, 0, TNetwork.InputSize, TNetwork.OutputSize, network is IClassifier<T>, member);
        if (options.Tolerance is { } tolerance && !(tolerance > 0 && double.IsFinite(tolerance)))
        {
            throw new ArgumentOutOfRangeException(nameof(options), tolerance, $"{member}: the tolerance is a number greater than 0");
        }

        if (options.SampleSize < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.SampleSize, $"{member}: the sample of a layer has at least one parameter");
        }

        T[] before = network.Parameters.ToArray();
        NumPyRandom? masks = (network as IDropout)?.Dropout.Random, masksBefore = masks?.Clone();
        try
        {
            return new GradientComparison<TNetwork, T>(network, examples, options, BeforeEvaluation).Run();
        }
        finally
        {
            before.CopyTo(network.Parameters);
            masks?.CopyStateOf(masksBefore!);
        }

        // Each evaluation draws the masks that the first one drew.
        void BeforeEvaluation()
        {
            masks?.CopyStateOf(masksBefore!);
            options.BeforeEvaluation?.Invoke();
        }
    }
}
