using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NetDsl.Generator.CallSites;

/// <summary>The values that a name in the code stands for.</summary>
internal sealed class Values(LocalValues locals, MemberValues members, CancellationToken cancellationToken)
{
    /// <summary>The one value, or null where the operation is no name, or where the name may stand for several values.</summary>
    public IOperation? Of(IOperation operation) => All(operation)?.Only();

    /// <summary>All values, one of which the name has whenever it is read; null where the operation is no name, or where they are not known.</summary>
    public IReadOnlyList<IOperation>? All(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => locals.Of(local.Local),
        IFieldReferenceOperation field => Alone(members.Of(field.Field, cancellationToken)),
        IPropertyReferenceOperation { Arguments.IsEmpty: true } property => Alone(members.Of(property.Property, cancellationToken)),
        _ => null,
    };

    private static IReadOnlyList<IOperation>? Alone(IOperation? value) => value is null ? null : [value];
}
