using System.ComponentModel;

namespace NetDsl.Kernels;

/// <summary>
/// The operations of one vector width and precision, as static members, so that a kernel is written once for
/// <typeparamref name="TVector"/> and the JIT compiles it separately for each width. The vectors themselves are
/// the runtime's own (<c>Vector128&lt;float&gt;</c> to <c>Vector512&lt;double&gt;</c>): wrapping them in structs would cost half the speed.
/// Part of the support for generated code; not meant to be called or implemented by applications.
/// </summary>
/// <typeparam name="TVector">The vector type of this width.</typeparam>
/// <typeparam name="T">The type of an element.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged
{
    /// <summary>The number of elements in a vector.</summary>
    static abstract int Count { get; }

    /// <summary>A vector of zeros.</summary>
    static abstract TVector Zero { get; }

    /// <summary>A vector whose elements all hold the value.</summary>
    static abstract TVector Create(T value);

    /// <summary>A constant in all elements, passed in double precision and rounded to <typeparamref name="T"/>.</summary>
    static abstract TVector Constant(double value);

    /// <summary>Reads <see cref="Count"/> elements from <paramref name="index"/> on.</summary>
    static abstract TVector Load(ref readonly T source, nuint index);

    /// <summary>Writes <see cref="Count"/> elements from <paramref name="index"/> on.</summary>
    static abstract void Store(TVector value, ref T destination, nuint index);

    /// <summary>a + b</summary>
    static abstract TVector Add(TVector a, TVector b);

    /// <summary>a − b</summary>
    static abstract TVector Subtract(TVector a, TVector b);

    /// <summary>a · b, element by element</summary>
    static abstract TVector Multiply(TVector a, TVector b);

    /// <summary>a / b</summary>
    static abstract TVector Divide(TVector a, TVector b);

    /// <summary>√a, element by element, correctly rounded.</summary>
    static abstract TVector Sqrt(TVector a);

    /// <summary>a · b + c, fused if the hardware supports it, otherwise rounded twice.</summary>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);

    /// <summary>|a|</summary>
    static abstract TVector Abs(TVector a);

    /// <summary>The smaller of the two; NaN if b is NaN; if only a is NaN, whatever the hardware returns.</summary>
    static abstract TVector Min(TVector a, TVector b);

    /// <summary>The larger of the two; NaN if b is NaN; if only a is NaN, whatever the hardware returns.</summary>
    static abstract TVector Max(TVector a, TVector b);

    /// <summary>All bits set where a &lt; b, none elsewhere.</summary>
    static abstract TVector LessThan(TVector a, TVector b);

    /// <summary>All bits set where a = b, none elsewhere (so NaN is unequal to itself).</summary>
    static abstract TVector AreEqual(TVector a, TVector b);

    /// <summary>Bitwise and.</summary>
    static abstract TVector And(TVector a, TVector b);

    /// <summary>Bitwise or.</summary>
    static abstract TVector Or(TVector a, TVector b);

    /// <summary>The bits of <paramref name="whenTrue"/> where the mask is set, otherwise those of <paramref name="whenFalse"/>.</summary>
    static abstract TVector Select(TVector mask, TVector whenTrue, TVector whenFalse);

    /// <summary>The sum of all elements.</summary>
    static abstract T Sum(TVector a);

    /// <summary>The largest of all elements; if one is NaN, whatever the hardware returns.</summary>
    static abstract T Largest(TVector a);

    /// <summary>Adds the sums of all elements of four vectors to four elements in memory, from <paramref name="index"/> on.</summary>
    static abstract void AddSums(TVector a, TVector b, TVector c, TVector d, ref T destination, nuint index);

    /// <summary>The integers nearest to a · b, ties to even; |a · b| &lt; 2²² (float) or 2⁵¹ (double).</summary>
    static abstract TVector RoundedProduct(TVector a, TVector b);

    /// <summary>2ⁿ for integral n within the exponents of normal numbers.</summary>
    static abstract TVector PowerOfTwo(TVector n);

    /// <summary>
    /// a · 2ⁿ, rounded once, for integral n; beyond the largest number it is infinite, in the subnormal range it loses
    /// bits gradually. n lies within the exponents of normal numbers and half as far again, and a · 2^(n/2) is normal or n is 0.
    /// </summary>
    static abstract TVector Scale(TVector a, TVector n);

    /// <summary>The value of a custom activation.</summary>
    static abstract TVector Value<TActivation>(TVector z)
        where TActivation : IVectorActivation<TActivation, T>;

    /// <summary>The derivative of a custom activation.</summary>
    static abstract TVector Derivative<TActivation>(TVector z, TVector value)
        where TActivation : IVectorActivation<TActivation, T>;

    /// <summary>The value of a custom activation written for single numbers, element by element.</summary>
    static abstract TVector ScalarValue<TActivation>(TVector z)
        where TActivation : IActivation<T>;

    /// <summary>The derivative of a custom activation written for single numbers, element by element.</summary>
    static abstract TVector ScalarDerivative<TActivation>(TVector z, TVector value)
        where TActivation : IActivation<T>;
}
