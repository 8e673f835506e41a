using System.Runtime.Intrinsics;
using NetDsl.Kernels;

namespace NetDsl.Tests.Kernels;

/// <summary>Applies activations to arrays, over lanes and functions chosen at run time.</summary>
internal static class ActivationRunner
{
    /// <summary>The activations that work on each unit by itself: all but Softmax.</summary>
    public static Activation[] OfOneUnit { get; } = [.. Enum.GetValues<Activation>().Where(activation => activation != Activation.Softmax)];

    public static bool IsSingle(LanesName lanes) => lanes <= LanesName.Single512;

    /// <summary>The values at z, which holds numbers that the lanes' precision represents exactly.</summary>
    public static double[] Values(LanesName lanes, Activation activation, double[] z) => Both(lanes, activation, z).Values;

    /// <summary>The derivatives at z, each from z and the value that the same lanes give there.</summary>
    public static double[] Derivatives(LanesName lanes, Activation activation, double[] z) => Both(lanes, activation, z).Derivatives;

    public static (double[] Values, double[] Derivatives) Both(LanesName lanes, Activation activation, double[] z) => lanes switch
    {
        LanesName.Single128 => Choose<Single128, Vector128<float>, float>(activation, z, x => (float)x, x => x),
        LanesName.Single256 => Choose<Single256, Vector256<float>, float>(activation, z, x => (float)x, x => x),
        LanesName.Single512 => Choose<Single512, Vector512<float>, float>(activation, z, x => (float)x, x => x),
        LanesName.Double128 => Choose<Double128, Vector128<double>, double>(activation, z, x => x, x => x),
        LanesName.Double256 => Choose<Double256, Vector256<double>, double>(activation, z, x => x, x => x),
        LanesName.Double512 => Choose<Double512, Vector512<double>, double>(activation, z, x => x, x => x),
        _ => throw new ArgumentOutOfRangeException(nameof(lanes)),
    };

    public static (T[] Values, T[] Derivatives) Apply<TFunction, TLanes, TVector, T>(T[] z)
        where TFunction : IFunction<T>
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        // Padded to whole vectors; what is beyond the end is cut off again.
        var padded = new T[(z.Length + TLanes.Count - 1) / TLanes.Count * TLanes.Count];
        z.CopyTo(padded, 0);
        var values = new T[padded.Length];
        var derivatives = new T[padded.Length];
        for (nuint i = 0; i < (nuint)padded.Length; i += (nuint)TLanes.Count)
        {
            var x = TLanes.Load(in padded[0], i);
            var value = TFunction.Value<TLanes, TVector>(x);
            TLanes.Store(value, ref values[0], i);
            TLanes.Store(TFunction.Derivative<TLanes, TVector>(x, value), ref derivatives[0], i);
        }

        return (values[..z.Length], derivatives[..z.Length]);
    }

    private static (double[] Values, double[] Derivatives) Choose<TLanes, TVector, T>(
        Activation activation, double[] z, Converter<double, T> narrow, Converter<T, double> widen)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        var x = Array.ConvertAll(z, narrow);
        var (values, derivatives) = activation switch
        {
            Activation.Linear => Apply<Linear<T>, TLanes, TVector, T>(x),
            Activation.Relu => Apply<Relu<T>, TLanes, TVector, T>(x),
            Activation.LeakyRelu => Apply<LeakyRelu<T>, TLanes, TVector, T>(x),
            Activation.Sigmoid => Apply<Sigmoid<T>, TLanes, TVector, T>(x),
            Activation.Tanh => Apply<Tanh<T>, TLanes, TVector, T>(x),
            Activation.Elu => Apply<Elu<T>, TLanes, TVector, T>(x),
            Activation.Gelu => Apply<Gelu<T>, TLanes, TVector, T>(x),
            Activation.Silu => Apply<Silu<T>, TLanes, TVector, T>(x),
            Activation.Softplus => Apply<Softplus<T>, TLanes, TVector, T>(x),
            _ => throw new ArgumentOutOfRangeException(nameof(activation)),
        };
        return (Array.ConvertAll(values, widen), Array.ConvertAll(derivatives, widen));
    }
}
