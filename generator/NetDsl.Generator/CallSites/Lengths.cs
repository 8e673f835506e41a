using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace NetDsl.Generator.CallSites;

/// <summary>
/// The lengths that an array or a span may have, by how it comes about: certainly one of them. Where there is doubt the answer is
/// null, and the check at run time remains.
/// </summary>
internal sealed partial class Lengths(CallSiteTypes types, Networks networks, Values values, CancellationToken cancellationToken)
{
    /// <summary>The numbers of values that it may have, or null where they are not known.</summary>
    public Possible? Of(IOperation? value) => Of(value, new Effort());

    private Possible? Of(IOperation? value, Effort effort)
    {
        if (value is null || !effort.TryStep())
        {
            return null;
        }

        if (value is { ConstantValue: { HasValue: true, Value: null }, Type: null or IArrayTypeSymbol })
        {
            // No array is an empty span.
            return Possible.Of(0);
        }

        switch (value)
        {
            case IConversionOperation conversion:
                return OfConversion(conversion, effort);
            case ICollectionExpressionOperation collection when types.IsSequence(collection.Type):
                return OfElements(collection.Elements, effort);
            case IDefaultValueOperation when types.IsSequence(value.Type):
                return Possible.Of(0);
            case IArrayCreationOperation array when types.IsSequence(array.Type):
                return array.Initializer is { } initializer ? Possible.Of(initializer.ElementValues.Length) : LengthFrom(array.DimensionSizes.Only(), effort);
            case { Kind: OperationKind.None, Syntax: StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax }:
                return LengthFrom(value.ChildOperations.FirstOrDefault(), effort);
            case IObjectCreationOperation creation:
                return Created(creation, effort);
            case IInvocationOperation call:
                return Returned(call, effort);
            case IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation or IInlineArrayAccessOperation:
                return Sliced(value, effort);
            case IConditionalOperation { IsRef: false } or ICoalesceOperation or ISwitchExpressionOperation:
                return Possible.Any(Ways(value).Select(way => Of(way, effort)));
            case ISimpleAssignmentOperation { IsRef: false } assignment:
                return Of(assignment.Value, effort);
            case IPropertyReferenceOperation property when OfProperty(property, effort) is { } length:
                return length;
            default:
                return types.IsSequence(value.Type) && values.All(value) is { } all ? Possible.Any(all.Select(one => Of(one, effort))) : null;
        }
    }

    private Possible? OfConversion(IConversionOperation conversion, Effort effort)
    {
        IOperation operand = conversion.Operand;
        if (!types.IsSequence(conversion.Type))
        {
            return null;
        }

        // The compiler prefers its own conversion of an inline array to one that the array declares.
        return LengthOf(operand.Type) ?? (operand.Type is null || types.IsSequence(operand.Type) ? Of(operand, effort) : null);
    }

    private Possible? OfElements(ImmutableArray<IOperation> elements, Effort effort)
    {
        Possible? sum = Possible.Of(0);
        foreach (IOperation element in elements)
        {
            sum = Possible.Combined(sum, OfElement(element, effort), (left, right) => left + right);
            if (sum is null)
            {
                return null;
            }
        }

        return sum;
    }

    /// <summary>How many values an element of a collection expression stands for: one, or a spread's length.</summary>
    public Possible? OfElement(IOperation element) => OfElement(element, new Effort());

    private Possible? OfElement(IOperation element, Effort effort) => element switch
    {
        ISpreadOperation spread => LengthOf(spread.Operand.Type) ?? Enumerated(spread.Operand, effort),
        IInvalidOperation => null,
        _ => Possible.Of(1),
    };

    private Possible? LengthOf(ITypeSymbol? inlineArray) => types.InlineArrayLength(inlineArray) is { } length ? Possible.Of(length) : null;

    private Possible? OfProperty(IPropertyReferenceOperation reference, Effort effort)
    {
        INamedTypeSymbol type = reference.Property.ContainingType;
        if (types.IsSequence(type))
        {
            return reference.Property.Name switch
            {
                "Empty" => Possible.Of(0),
                "Span" => Of(reference.Instance, effort),
                _ => null,
            };
        }

        return NumbersOf(reference) is { } numbers ? Possible.Of(numbers.Length) : null;
    }

    // The values that a choice has; a way that throws leads to none.
    private static IEnumerable<IOperation?> Ways(IOperation choice) => (choice switch
    {
        IConditionalOperation conditional => [conditional.WhenTrue, conditional.WhenFalse],
        ICoalesceOperation coalesce => [coalesce.Value, coalesce.WhenNull],
        ISwitchExpressionOperation expression => expression.Arms.Select(arm => arm.Value),
        _ => Enumerable.Empty<IOperation?>(),
    }).Where(way => way is not (IThrowOperation or IConversionOperation { Operand: IThrowOperation }));
}
