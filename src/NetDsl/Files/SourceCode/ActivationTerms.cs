using System.Numerics;
using NetDsl.Kernels;

namespace NetDsl.SourceCode;

/// <summary>The activations as formulas.</summary>
internal static class ActivationTerms
{
    public const string Argument = "z", Largest = "max";

    /// <summary>The value of an activation at <c>z</c>; null if it depends on more than one number, or none.</summary>
    public static Term? Of<T>(string activation)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => activation switch
        {
            nameof(Activation.Relu) => Value<Relu<T>, T>(),
            nameof(Activation.LeakyRelu) => Value<LeakyRelu<T>, T>(),
            nameof(Activation.Sigmoid) => Value<Sigmoid<T>, T>(),
            nameof(Activation.Tanh) => Value<Tanh<T>, T>(),
            nameof(Activation.Elu) => Value<Elu<T>, T>(),
            nameof(Activation.Gelu) => Value<Gelu<T>, T>(),
            nameof(Activation.Silu) => Value<Silu<T>, T>(),
            nameof(Activation.Softplus) => Value<Softplus<T>, T>(),
            _ => null,
        };

    /// <summary>e^(z − max).</summary>
    public static Term ExpOfDifference<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Exponential.ExpOfDifference<TermLanes<T>, Term, T>(new(TermNode.Argument(Argument)), new(TermNode.Argument(Largest)));

    private static Term Value<TFunction, T>()
        where TFunction : IFunction<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => TFunction.Value<TermLanes<T>, Term>(new(TermNode.Argument(Argument)));
}
