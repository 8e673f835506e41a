using System.Runtime.Intrinsics;

namespace NetDsl;

/// <summary>
/// A custom activation, written for vectors, so that it runs at full speed. The 128-bit form is required; the
/// wider forms default to it, half by half, and are worth writing if the function is long.
/// </summary>
/// <typeparam name="TSelf">The activation itself.</typeparam>
/// <typeparam name="T">The precision of the networks that use it.</typeparam>
/// <example>
/// <code>
/// public readonly struct Square : IVectorActivation&lt;Square, float&gt;
/// {
///     public static float Value(float z) =&gt; z * z;
///     public static float Derivative(float z, float value) =&gt; 2 * z;
///     public static Vector128&lt;float&gt; Value(Vector128&lt;float&gt; z) =&gt; z * z;
///     public static Vector128&lt;float&gt; Derivative(Vector128&lt;float&gt; z, Vector128&lt;float&gt; value) =&gt; z + z;
/// }
/// </code>
/// </example>
public interface IVectorActivation<TSelf, T> : IActivation<T>
    where TSelf : IVectorActivation<TSelf, T>
    where T : unmanaged
{
    /// <summary>The activations of one vector of units.</summary>
    static abstract Vector128<T> Value(Vector128<T> z);

    /// <summary>The derivatives at one vector of units.</summary>
    static abstract Vector128<T> Derivative(Vector128<T> z, Vector128<T> value);

    /// <summary>The activations of one vector of units.</summary>
    static virtual Vector256<T> Value(Vector256<T> z) =>
        Vector256.Create(TSelf.Value(z.GetLower()), TSelf.Value(z.GetUpper()));

    /// <summary>The derivatives at one vector of units.</summary>
    static virtual Vector256<T> Derivative(Vector256<T> z, Vector256<T> value) =>
        Vector256.Create(TSelf.Derivative(z.GetLower(), value.GetLower()), TSelf.Derivative(z.GetUpper(), value.GetUpper()));

    /// <summary>The activations of one vector of units.</summary>
    static virtual Vector512<T> Value(Vector512<T> z) =>
        Vector512.Create(TSelf.Value(z.GetLower()), TSelf.Value(z.GetUpper()));

    /// <summary>The derivatives at one vector of units.</summary>
    static virtual Vector512<T> Derivative(Vector512<T> z, Vector512<T> value) =>
        Vector512.Create(TSelf.Derivative(z.GetLower(), value.GetLower()), TSelf.Derivative(z.GetUpper(), value.GetUpper()));
}
