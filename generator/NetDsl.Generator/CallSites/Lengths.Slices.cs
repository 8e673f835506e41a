using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NetDsl.Generator.CallSites;

/// <content>Ranges of arrays, spans and inline arrays: <c>x[..3]</c>, <c>x[1..^1]</c>.</content>
internal sealed partial class Lengths
{
    private Possible? Sliced(IOperation slice, Effort effort)
    {
        (Possible? whole, IOperation? range) = slice switch
        {
            IArrayElementReferenceOperation array => (Of(array.ArrayReference, effort), array.Indices.Only()),
            IImplicitIndexerReferenceOperation indexer when types.IsSequence(indexer.Type) => (Of(indexer.Instance, effort), indexer.Argument),
            IInlineArrayAccessOperation access => (LengthOf(access.Instance.Type), access.Argument),
            _ => (default(Possible?), default(IOperation?)),
        };
        return CallSiteTypes.Is(range?.Type, types.Range) ? InRange(whole, range!, effort) : null;
    }

    private Possible? InRange(Possible? whole, IOperation range, Effort effort)
    {
        if (range is not IRangeOperation)
        {
            range = values.Of(range) ?? range;
        }

        return range is IRangeOperation { LeftOperand: var left, RightOperand: var right }
            ? Between(whole, left is null ? Bound.Start : BoundAt(left, effort), right is null ? Bound.End : BoundAt(right, effort))
            : null;
    }

    // Two bounds from the same side need not know the whole.
    private static Possible? Between(Possible? whole, Bound? start, Bound? end)
    {
        Possible? length = (start, end) switch
        {
            ({ } first, { } last) when first.IsFromEnd == last.IsFromEnd => first.IsFromEnd ? Difference(first.Value, last.Value) : Difference(last.Value, first.Value),
            ({ IsFromEnd: false } first, { } last) => Difference(Difference(whole, last.Value), first.Value),
            ({ } first, { } last) => Difference(last.Value, Difference(whole, first.Value)),
            _ => null,
        };
        return length is not null && length.All(number => number >= 0) ? length : null;
    }

    private static Possible? Difference(Possible? whole, Possible? part) => Possible.Combined(whole, part, (left, right) => left - right);

    /// <summary>The numbers that an index or an <c>Index</c> may be, counted from the start of so many values; null where they are not known.</summary>
    public Possible? Position(IOperation index, int count) => BoundAt(index, new Effort()) switch
    {
        { IsFromEnd: true } bound => Difference(Possible.Of(count), bound.Value),
        { } bound => bound.Value,
        _ => null,
    };

    private Bound? BoundAt(IOperation bound, Effort effort)
    {
        if (!effort.TryStep())
        {
            return null;
        }

        if (bound is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } fromEnd)
        {
            return Integer(fromEnd.Operand, effort) is { } back ? new Bound(true, back) : null;
        }

        if (!CallSiteTypes.Is(bound.Type, types.Index))
        {
            return Integer(bound, effort) is { } number ? new Bound(false, number) : null;
        }

        // An int as an Index, or a name for one.
        IOperation? inner = bound is IConversionOperation conversion ? conversion.Operand : values.Of(bound);
        return inner is null ? null : BoundAt(inner, effort);
    }

    private readonly record struct Bound(bool IsFromEnd, Possible Value)
    {
        public static Bound Start { get; } = new(false, Possible.Of(0));

        public static Bound End { get; } = new(true, Possible.Of(0));
    }
}
