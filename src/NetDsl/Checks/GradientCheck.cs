using System.Numerics;
using NetDsl.Checks;
using NetDsl.Kernels;

namespace NetDsl;

/// <summary>
/// Compares the gradient that a network computes with difference quotients of its loss: to verify an activation's derivative
/// and everything that depends on it. <c>GradientCheck.Run(network, input, target)</c> returns a report; print it, or check
/// <see cref="GradientReport.Passed"/>.
/// </summary>
/// <remarks>
/// For a parameter w the quotient is (L(w + h) − L(w − h)) / 2h, with the loss of <c>BackwardBatch</c> for L. Its error is about
/// h²·|L‴|/6 from curvature and ε/h from rounding, where ε is the error of one value of L; it is smallest at h = (3ε/|L‴|)^⅓,
/// which for a function of ordinary size is h = u^⅓·max(1, |w|), where u is the machine epsilon: 6.1e-6 in double precision, 4.9e-3
/// in single precision (J. E. Dennis and R. B. Schnabel, "Numerical Methods for Unconstrained Optimization and Nonlinear
/// Equations", 1983, section 5.6). ε is measured, from the higher differences of losses that are a few roundings apart
/// (J. J. Moré and S. M. Wild, "Estimating computational noise", 2011).
/// <para>
/// If a quotient does not agree, smaller steps are tried, as long as rounding alone could not account for the difference:
/// this rules out a kink near w, such as Relu's, or a strong curvature. If it still does not agree, the one-sided quotients decide
/// whether w is at a kink; there the loss has no derivative, and the parameter is counted but not judged.
/// </para>
/// <para>
/// For a network with dropout, all losses are computed with the masks that it would draw next, and it still draws them next. With
/// <see cref="DropoutGradient.MaskOnly"/> the gradient is not that of the loss, and the check does not pass. The gradient of a frozen
/// layer must be 0.
/// </para>
/// The check changes the network's parameters while it runs and restores them, bit for bit, even if something throws;
/// until then nothing else may use the network. It takes two passes per parameter: a few examples are enough.
/// </remarks>
public static class GradientCheck
{
    /// <summary>Checks the gradient of one or more examples, row after row.</summary>
    /// <param name="network">The network; its parameters are the same after the call.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="targets">The targets.</param>
    /// <param name="options">Options, or null for the defaults.</param>
    /// <exception cref="ArgumentException">There are no rows, or they do not fit the network.</exception>
    /// <exception cref="InvalidOperationException">The loss of these examples is not finite, or the same call returns different losses.</exception>
    public static GradientReport Run<TNetwork, T>(
        INetwork<TNetwork, T> network, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, GradientCheckOptions? options = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Run(network, new Examples<T>(inputs, targets), options);

    /// <summary>Checks the gradient of examples whose targets are classes.</summary>
    /// <inheritdoc cref="Run{TNetwork, T}(INetwork{TNetwork, T}, ReadOnlySpan{T}, ReadOnlySpan{T}, GradientCheckOptions?)"/>
    /// <param name="network">The network; its parameters are the same after the call.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="targetClasses">The class of each.</param>
    /// <param name="options">Options, or null for the defaults.</param>
    public static GradientReport Run<TNetwork, T>(
        INetwork<TNetwork, T> network, ReadOnlySpan<T> inputs, ClassIndices targetClasses, GradientCheckOptions? options = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Run(network, new Examples<T>(inputs, targetClasses), options);

    /// <summary>Checks the gradient of one example with a class.</summary>
    /// <inheritdoc cref="Run{TNetwork, T}(INetwork{TNetwork, T}, ReadOnlySpan{T}, ReadOnlySpan{T}, GradientCheckOptions?)"/>
    /// <param name="network">The network; its parameters are the same after the call.</param>
    /// <param name="input">The input.</param>
    /// <param name="targetClass">Its class.</param>
    /// <param name="options">Options, or null for the defaults.</param>
    public static GradientReport Run<TNetwork, T>(
        INetwork<TNetwork, T> network, ReadOnlySpan<T> input, int targetClass, GradientCheckOptions? options = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Run(network, new Examples<T>(input, new ClassIndices(new ReadOnlySpan<int>(in targetClass))), options);

    /// <summary>Checks the gradient of the rows of a dataset.</summary>
    /// <inheritdoc cref="Run{TNetwork, T}(INetwork{TNetwork, T}, ReadOnlySpan{T}, ReadOnlySpan{T}, GradientCheckOptions?)"/>
    /// <param name="network">The network; its parameters are the same after the call.</param>
    /// <param name="data">The rows; a few are enough.</param>
    /// <param name="options">Options, or null for the defaults.</param>
    public static GradientReport Run<TNetwork, T>(INetwork<TNetwork, T> network, Dataset<T> data, GradientCheckOptions? options = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(data);
        return Run(network, data.Examples, options);
    }

    /// <summary>Checks the gradient of examples, which may have weights.</summary>
    /// <inheritdoc cref="Run{TNetwork, T}(INetwork{TNetwork, T}, ReadOnlySpan{T}, ReadOnlySpan{T}, GradientCheckOptions?)"/>
    /// <param name="network">The network; its parameters are the same after the call.</param>
    /// <param name="examples">The examples.</param>
    /// <param name="options">Options, or null for the defaults.</param>
    public static GradientReport Run<TNetwork, T>(INetwork<TNetwork, T> network, Examples<T> examples, GradientCheckOptions? options = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        options ??= new();
        string member = $"GradientCheck.Run of {typeof(TNetwork).Name}";
        RowChecks.Rows((TNetwork)network, examples, member, "the check");
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

        // Each evaluation draws the same masks as the first.
        void BeforeEvaluation()
        {
            masks?.CopyStateOf(masksBefore!);
            options.BeforeEvaluation?.Invoke();
        }
    }
}
