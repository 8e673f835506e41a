using System.Diagnostics;
using System.Numerics;
using NetDsl.Kernels;

namespace NetDsl.SourceCode;

/// <summary>
/// Lanes that compute nothing but record what would be computed. An activation called with them yields its own formula,
/// operation by operation, so that the emitted code is always the same as the kernels'.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal readonly struct TermLanes<T> : ILanes<Term, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static int Count => 1;

    public static Term Zero => Constant(0);

    public static Term Create(T value) => Constant(double.CreateTruncating(value));

    public static Term Constant(double value) => new(TermNode.Of(double.CreateTruncating(T.CreateTruncating(value))));

    public static Term Add(Term a, Term b) => Of(Operation.Add, a, b);

    public static Term Subtract(Term a, Term b) => Of(Operation.Subtract, a, b);

    public static Term Multiply(Term a, Term b) => Of(Operation.Multiply, a, b);

    public static Term Divide(Term a, Term b) => Of(Operation.Divide, a, b);

    public static Term Sqrt(Term a) => Of(Operation.Sqrt, a);

    public static Term MultiplyAdd(Term a, Term b, Term c) => Of(Operation.MultiplyAdd, a, b, c);

    public static Term Abs(Term a) => Of(Operation.Abs, a);

    public static Term Min(Term a, Term b) => Of(Operation.Min, a, b);

    public static Term Max(Term a, Term b) => Of(Operation.Max, a, b);

    public static Term LessThan(Term a, Term b) => Of(Operation.LessThan, a, b);

    public static Term AreEqual(Term a, Term b) => Of(Operation.AreEqual, a, b);

    // Bits are only conditions, and the sign.
    public static Term And(Term a, Term b) =>
        a.Node.IsCondition && b.Node.IsCondition ? Of(Operation.Both, a, b)
        : a.Node.IsCondition ? Select(a, b, Zero)
        : b.Node.IsCondition ? Select(b, a, Zero)
        : b.Node.IsNegativeZero ? Of(Operation.Sign, a)
        : throw new NotSupportedException("The bits of two numbers have no formula.");

    public static Term Or(Term a, Term b) =>
        a.Node.IsCondition && b.Node.IsCondition ? Of(Operation.Either, a, b)
        : b.Node.IsSign ? new(new TermNode(Operation.WithSign, a.Node, b.Node.Operands[0]))
        : throw new NotSupportedException("The bits of two numbers have no formula.");

    public static Term Select(Term mask, Term whenTrue, Term whenFalse) => Of(Operation.Select, mask, whenTrue, whenFalse);

    public static Term RoundedProduct(Term a, Term b)
    {
        Term shift = Constant(typeof(T) == typeof(float) ? RoundingShift.Single : RoundingShift.Double);
        return Subtract(MultiplyAdd(a, b, shift), shift);
    }

    public static Term PowerOfTwo(Term n) => Of(Operation.PowerOfTwo, n);

    // In two steps, only the second of which rounds, as on machines without an instruction for it.
    public static Term Scale(Term a, Term n)
    {
        Term half = RoundedProduct(n, Constant(0.5));
        return Multiply(Multiply(a, PowerOfTwo(half)), PowerOfTwo(Subtract(n, half)));
    }

    public static Term Load(ref readonly T source, nuint index) => throw new UnreachableException();

    public static void Store(Term value, ref T destination, nuint index) => throw new UnreachableException();

    public static T Sum(Term a) => throw new UnreachableException();

    public static T Largest(Term a) => throw new UnreachableException();

    public static void AddSums(Term a, Term b, Term c, Term d, ref T destination, nuint index) => throw new UnreachableException();

    public static Term Value<TActivation>(Term z)
        where TActivation : IVectorActivation<TActivation, T> => throw new UnreachableException();

    public static Term Derivative<TActivation>(Term z, Term value)
        where TActivation : IVectorActivation<TActivation, T> => throw new UnreachableException();

    public static Term ScalarValue<TActivation>(Term z)
        where TActivation : IActivation<T> => throw new UnreachableException();

    public static Term ScalarDerivative<TActivation>(Term z, Term value)
        where TActivation : IActivation<T> => throw new UnreachableException();

    private static Term Of(Operation operation, params ReadOnlySpan<Term> operands)
    {
        var nodes = new TermNode[operands.Length];
        for (int i = 0; i < nodes.Length; i++)
        {
            nodes[i] = operands[i].Node;
        }

        return new(new TermNode(operation, nodes));
    }
}
