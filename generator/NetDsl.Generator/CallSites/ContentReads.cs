using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NetDsl.Generator.CallSites;

/// <summary>The places that read what is in an array and can neither write to it nor hand it on.</summary>
internal static class ContentReads
{
    /// <summary>Whether a local that is an array is only looked into where it is referred to.</summary>
    public static bool IsOne(ILocalReferenceOperation reference) => reference.Parent switch
    {
        IPropertyReferenceOperation { Property.Name: "Length" } => true,
        IArrayElementReferenceOperation element => element.ArrayReference == reference && IsRead(element),
        IArgumentOperation { Parameter: { Name: "targetClasses", ContainingAssembly.Name: "NetDsl" } } => true,
        IConversionOperation conversion => conversion.Type?.Name switch
        {
            "ReadOnlySpan" or "ClassIndices" => true,

            // A loop reads, and a dataset copies its rows.
            "IEnumerable" => conversion.Parent is IForEachLoopOperation or IArgumentOperation { Parameter: { ContainingSymbol: IMethodSymbol { Name: "FromRows", ContainingType.Name: "Dataset" }, ContainingAssembly.Name: "NetDsl" } },
            _ => false,
        },
        _ => false,
    };

    private static bool IsRead(IArrayElementReferenceOperation element) => element.Parent switch
    {
        IArgumentOperation argument => argument.Parameter is { RefKind: RefKind.None },
        IVariableInitializerOperation initializer => initializer.Parent is IVariableDeclaratorOperation { Symbol.RefKind: RefKind.None },
        ISimpleAssignmentOperation assignment => assignment.Value == element && !assignment.IsRef,
        IConversionOperation or IBinaryOperation or IInterpolationOperation => true,
        IArrayElementReferenceOperation outer => outer.ArrayReference == element ? IsRead(outer) || outer.Parent is IAssignmentOperation : true,
        _ => false,
    };
}
