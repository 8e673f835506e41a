namespace NetDsl;

/// <summary>
/// A custom activation, written for single numbers: <c>[Layer(4, typeof(Cube))]</c>. Implement it on a struct or
/// class, for <see cref="float"/>, for <see cref="double"/> (networks with <see cref="Precision.Double"/>) or for both.
/// The members are static: an activation has no state. One that implements <see cref="IVectorActivation{TSelf,
/// T}"/> runs at full speed.
/// </summary>
/// <typeparam name="T">The precision of the networks that use it.</typeparam>
/// <example>
/// <code>
/// public readonly struct Cube : IActivation&lt;float&gt;
/// {
///     public static float Value(float z) =&gt; z * z * z;
///     public static float Derivative(float z, float value) =&gt; 3 * z * z;
/// }
/// </code>
/// </example>
public interface IActivation<T>
    where T : unmanaged
{
    /// <summary>The activation of a unit.</summary>
    /// <param name="z">The pre-activation: the weighted sum of the unit's inputs plus its bias.</param>
    static abstract T Value(T z);

    /// <summary>The derivative of <see cref="Value"/> with respect to z, used in backpropagation.</summary>
    /// <param name="z">The pre-activation.</param>
    /// <param name="value">The result of <see cref="Value"/> at z: often a cheaper way to compute the derivative.</param>
    static abstract T Derivative(T z, T value);
}
