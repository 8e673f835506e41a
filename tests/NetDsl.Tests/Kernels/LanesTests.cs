using System.Runtime.Intrinsics;
using NetDsl.Kernels;
using Xunit;

namespace NetDsl.Tests.Kernels;

/// <summary>The operations of each vector type, element by element against scalar arithmetic.</summary>
public abstract class LanesTests<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged
{
    private static readonly bool _isSingle = typeof(T) == typeof(float);

    private static readonly int _maxExponent = _isSingle ? 127 : 1023;

    [Fact]
    public void Count_is_the_number_of_elements_in_the_vector()
    {
        Assert.Equal(System.Runtime.CompilerServices.Unsafe.SizeOf<TVector>(), TLanes.Count * (_isSingle ? 4 : 8));
    }

    [Fact]
    public void Load_and_Store_move_exactly_the_elements_from_the_index_on()
    {
        var source = Enumerable.Range(1, TLanes.Count + 3).Select(i => Narrow(i)).ToArray();
        var destination = new T[source.Length];
        TLanes.Store(TLanes.Load(in source[0], 2), ref destination[0], 1);
        var expected = new T[source.Length];
        source[2..(2 + TLanes.Count)].CopyTo(expected, 1);
        Assert.Equal(expected, destination);
    }

    [Fact]
    public void Arithmetic_is_that_of_single_numbers()
    {
        var a = Sample(i => (i * 0.37) - 2);
        var b = Sample(i => 1.5 - (i * 0.21));
        Check(TLanes.Add(a, b), a, b, (x, y) => x + y);
        Check(TLanes.Subtract(a, b), a, b, (x, y) => x - y);
        Check(TLanes.Multiply(a, b), a, b, (x, y) => x * y);
        Check(TLanes.Divide(a, b), a, b, (x, y) => x / y);
        Check(TLanes.Abs(a), a, a, (x, _) => Math.Abs(x));
        Check(TLanes.Sqrt(TLanes.Abs(a)), a, a, (x, _) => Math.Sqrt(Math.Abs(x)));
        Check(TLanes.Min(a, b), a, b, Math.Min);
        Check(TLanes.Max(a, b), a, b, Math.Max);
        Check(TLanes.Create(Narrow(0.1)), a, b, (_, _) => 0.1);
        Check(TLanes.Constant(0.1), a, b, (_, _) => 0.1);
        Check(TLanes.Zero, a, b, (_, _) => 0);
    }

    [Fact]
    public void MultiplyAdd_of_exact_products_is_exact()
    {
        var a = Sample(i => i - 3);
        var b = Sample(i => 2 * i);
        Check(TLanes.MultiplyAdd(a, b, TLanes.Constant(0.5)), a, b, (x, y) => (x * y) + 0.5);
    }

    [Fact]
    public void Min_and_Max_give_NaN_where_the_second_is_NaN()
    {
        var nan = TLanes.Constant(double.NaN);
        foreach (var result in Elements(TLanes.Min(TLanes.Zero, nan)).Concat(Elements(TLanes.Max(TLanes.Zero, nan))))
            Assert.True(double.IsNaN(result));
    }

    [Fact]
    public void Comparisons_give_masks_that_select_and_clear_whole_elements()
    {
        var a = Sample(i => i % 3);
        var one = TLanes.Constant(1);
        Check(TLanes.Select(TLanes.LessThan(a, one), TLanes.Constant(7), a), a, a, (x, _) => x < 1 ? 7 : x);
        Check(TLanes.And(TLanes.AreEqual(a, one), TLanes.Constant(7)), a, a, (x, _) => x == 1 ? 7 : 0);
        Check(TLanes.Or(TLanes.LessThan(a, one), TLanes.AreEqual(a, one)), a, a, (x, _) => x <= 1 ? double.NaN : 0);
    }

    [Fact]
    public void Sum_adds_all_elements()
    {
        Assert.Equal(TLanes.Count * (TLanes.Count + 1) / 2.0, Widen(TLanes.Sum(Sample(i => i + 1))));
    }

    [Fact]
    public void AddSums_adds_four_sums_to_four_elements_from_the_index_on()
    {
        var sum = TLanes.Count * (TLanes.Count + 1) / 2.0;
        var memory = Enumerable.Range(1, 8).Select(i => Narrow(i)).ToArray();
        TLanes.AddSums(Sample(i => i + 1), Sample(i => 10 * (i + 1)), Sample(i => 100 * (i + 1)), Sample(i => -i - 1), ref memory[0], 2);
        Assert.Equal([1, 2, 3 + sum, 4 + (10 * sum), 5 + (100 * sum), 6 - sum, 7, 8], Array.ConvertAll(memory, Widen));
    }

    [Fact]
    public void RoundedProduct_is_the_nearest_integer_with_ties_to_even()
    {
        foreach (var start in new[] { -9.5, -8.25, 0.5, 100000.5 })
        {
            var a = Sample(i => start + i);
            Check(TLanes.RoundedProduct(a, TLanes.Constant(0.5)), a, a, (x, _) => Math.Round(x * 0.5, MidpointRounding.ToEven));
            Check(TLanes.RoundedProduct(a, TLanes.Constant(1)), a, a, (x, _) => Math.Round(x, MidpointRounding.ToEven));
        }
    }

    [Fact]
    public void PowerOfTwo_covers_the_exponents_of_normal_numbers()
    {
        for (var start = 1 - _maxExponent; start + TLanes.Count - 1 <= _maxExponent; start++)
        {
            var n = Sample(i => start + i);
            Check(TLanes.PowerOfTwo(n), n, n, (x, _) => Math.ScaleB(1, (int)x));
        }
    }

    [Fact]
    public void Scale_rounds_once_from_underflow_to_infinity()
    {
        for (var start = -_maxExponent * 3 / 2; start <= _maxExponent * 3 / 2; start++)
        {
            var a = Sample(i => 0.75 + (i * 0.123456789));
            var n = TLanes.Constant(start);
            Check(TLanes.Scale(a, n), a, n, (x, y) => Math.ScaleB(x, (int)y));
        }
    }

    private static TVector Sample(Func<int, double> element)
    {
        var elements = Enumerable.Range(0, TLanes.Count).Select(i => Narrow(element(i))).ToArray();
        return TLanes.Load(in elements[0], 0);
    }

    private static double[] Elements(TVector vector)
    {
        var elements = new T[TLanes.Count];
        TLanes.Store(vector, ref elements[0], 0);
        return Array.ConvertAll(elements, Widen);
    }

    /// <summary>The operation done in double and rounded to T is exact to the last bit for one operation of float arithmetic.</summary>
    private static void Check(TVector actual, TVector a, TVector b, Func<double, double, double> operation)
    {
        var expected = Elements(a).Zip(Elements(b), (x, y) => Widen(Narrow(operation(x, y))));
        Assert.Equal(expected, Elements(actual));
    }

    private static T Narrow(double value) => _isSingle ? (T)(object)(float)value : (T)(object)value;

    private static double Widen(T value) => _isSingle ? (float)(object)value : (double)(object)value;
}

public class Single128Tests : LanesTests<Single128, Vector128<float>, float>;

public class Single256Tests : LanesTests<Single256, Vector256<float>, float>;

public class Single512Tests : LanesTests<Single512, Vector512<float>, float>;

public class Double128Tests : LanesTests<Double128, Vector128<double>, double>;

public class Double256Tests : LanesTests<Double256, Vector256<double>, double>;

public class Double512Tests : LanesTests<Double512, Vector512<double>, double>;

public class ScalarSingleTests : LanesTests<Scalar<float>, float, float>;

public class ScalarDoubleTests : LanesTests<Scalar<double>, double, double>;
