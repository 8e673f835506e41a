using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace NetDsl.Generator.CallSites;

/// <summary>
/// The length that an array or a span certainly has, by how it comes about. Where there is doubt the answer is null, and
/// the check at run time remains.
/// </summary>
internal sealed partial class Lengths(CallSiteTypes types, Networks networks, Values values, CancellationToken cancellationToken)
{
    // Names lead to names, and in code that is being typed also in circles.
    private const int MaxDepth = 32;

    /// <summary>The number of values, or null where it is not certain.</summary>
    public int? Of(IOperation? value) => Of(value, 0);

    private int? Of(IOperation? value, int depth)
    {
        if (value is null || ++depth > MaxDepth)
        {
            return null;
        }

        if (value is { ConstantValue: { HasValue: true, Value: null }, Type: null or IArrayTypeSymbol })
        {
            // No array is an empty span.
            return 0;
        }

        switch (value)
        {
            case IConversionOperation conversion:
                return OfConversion(conversion, depth);
            case ICollectionExpressionOperation collection when types.IsSequence(collection.Type):
                return OfElements(collection.Elements, depth);
            case IDefaultValueOperation when types.IsSequence(value.Type):
                return 0;
            case IArrayCreationOperation array when types.IsSequence(array.Type):
                return array.Initializer?.ElementValues.Length ?? LengthFrom(array.DimensionSizes.Only(), depth);
            case { Kind: OperationKind.None, Syntax: StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax }:
                return LengthFrom(value.ChildOperations.FirstOrDefault(), depth);
            case IObjectCreationOperation creation:
                return Created(creation, depth);
            case IInvocationOperation call:
                return Returned(call, depth);
            case IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation or IInlineArrayAccessOperation:
                return Sliced(value, depth);
            case IConditionalOperation { IsRef: false } conditional:
                return Common([conditional.WhenTrue, conditional.WhenFalse], depth);
            case ICoalesceOperation coalesce:
                return Common([coalesce.Value, coalesce.WhenNull], depth);
            case ISwitchExpressionOperation choice:
                return Common(choice.Arms.Select(arm => arm.Value), depth);
            case ISimpleAssignmentOperation { IsRef: false } assignment:
                return Of(assignment.Value, depth);
            case IPropertyReferenceOperation property when OfProperty(property, depth) is { } length:
                return length;
            default:
                return types.IsSequence(value.Type) ? Of(values.Of(value), depth) : null;
        }
    }

    private int? OfConversion(IConversionOperation conversion, int depth)
    {
        IOperation operand = conversion.Operand;
        if (!types.IsSequence(conversion.Type))
        {
            return null;
        }

        // The compiler prefers its own conversion of an inline array to one that the array declares.
        return types.InlineArrayLength(operand.Type) ?? (operand.Type is null || types.IsSequence(operand.Type) ? Of(operand, depth) : null);
    }

    private int? OfElements(ImmutableArray<IOperation> elements, int depth)
    {
        int sum = 0;
        foreach (IOperation element in elements)
        {
            int? count = OfElement(element, depth);
            if (count is null || sum > int.MaxValue - count)
            {
                return null;
            }

            sum += count.Value;
        }

        return sum;
    }

    /// <summary>How many values an element of a collection expression stands for: one, or a spread's length.</summary>
    public int? OfElement(IOperation element, int depth = 0) => element switch
    {
        ISpreadOperation spread => types.InlineArrayLength(spread.Operand.Type) ?? (types.IsSequence(spread.Operand.Type) ? Of(spread.Operand, depth) : null),
        IInvalidOperation => null,
        _ => 1,
    };

    private int? OfProperty(IPropertyReferenceOperation reference, int depth)
    {
        INamedTypeSymbol type = reference.Property.ContainingType;
        if (types.IsSequence(type))
        {
            return reference.Property.Name switch
            {
                "Empty" => 0,
                "Span" => Of(reference.Instance, depth),
                _ => null,
            };
        }

        return NumbersOf(reference)?.Length;
    }

    // What all ways lead to; a way that throws leads nowhere.
    private int? Common(IEnumerable<IOperation?> ways, int depth)
    {
        int? common = null;
        foreach (IOperation? way in ways.Where(way => !Throws(way)))
        {
            int? length = Of(way, depth);
            if (length is null || (common is not null && length != common))
            {
                return null;
            }

            common = length;
        }

        return common;
    }

    private static bool Throws(IOperation? way) => way is IThrowOperation or IConversionOperation { Operand: IThrowOperation };
}
