using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NetDsl.Generator.CallSites;

/// <content>Ranges of arrays, spans and inline arrays: <c>x[..3]</c>, <c>x[1..^1]</c>.</content>
internal sealed partial class Lengths
{
    private int? Sliced(IOperation slice, int depth)
    {
        (int? whole, IOperation? range) = slice switch
        {
            IArrayElementReferenceOperation array => (Of(array.ArrayReference, depth), array.Indices.Only()),
            IImplicitIndexerReferenceOperation indexer when types.IsSequence(indexer.Type) => (Of(indexer.Instance, depth), indexer.Argument),
            IInlineArrayAccessOperation access => (types.InlineArrayLength(access.Instance.Type), access.Argument),
            _ => (default(int?), default(IOperation?)),
        };
        return CallSiteTypes.Is(range?.Type, types.Range) ? InRange(whole, range!, depth) : null;
    }

    private int? InRange(int? whole, IOperation range, int depth)
    {
        if (range is not IRangeOperation)
        {
            range = values.Of(range) ?? range;
        }

        return range is IRangeOperation { LeftOperand: var left, RightOperand: var right }
            ? Between(whole, left is null ? Bound.Start : BoundAt(left, depth), right is null ? Bound.End : BoundAt(right, depth))
            : null;
    }

    // Two bounds from the same side need not know the whole.
    private static int? Between(int? whole, Bound? start, Bound? end)
    {
        long? length = (start, end) switch
        {
            ({ } first, { } last) when first.IsFromEnd == last.IsFromEnd => first.IsFromEnd ? (long)first.Value - last.Value : (long)last.Value - first.Value,
            ({ IsFromEnd: false } first, { } last) => (long?)whole - last.Value - first.Value,
            ({ } first, { } last) => last.Value - (whole - (long)first.Value),
            _ => null,
        };
        return length is >= 0 and <= int.MaxValue ? (int)length : null;
    }

    /// <summary>The number that an index or an <c>Index</c> certainly is, counted from the start of so many values.</summary>
    public int? Position(IOperation index, int count) => BoundAt(index, 0) switch
    {
        { IsFromEnd: true } bound => count - bound.Value,
        { } bound => bound.Value,
        _ => null,
    };

    private Bound? BoundAt(IOperation bound, int depth)
    {
        if (++depth > MaxDepth)
        {
            return null;
        }

        if (bound is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } fromEnd)
        {
            return Integer(fromEnd.Operand, depth) is { } back ? new Bound(true, back) : null;
        }

        if (!CallSiteTypes.Is(bound.Type, types.Index))
        {
            return Integer(bound, depth) is { } number ? new Bound(false, number) : null;
        }

        // An int as an Index, or a name for one.
        IOperation? inner = bound is IConversionOperation conversion ? conversion.Operand : values.Of(bound);
        return inner is null ? null : BoundAt(inner, depth);
    }

    private readonly record struct Bound(bool IsFromEnd, int Value)
    {
        public static Bound Start { get; } = new(false, 0);

        public static Bound End { get; } = new(true, 0);
    }
}
