using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NetDsl.Generator.CallSites;

/// <summary>The one value that a name in the code stands for.</summary>
internal sealed class Values(LocalValues locals, MemberValues members, CancellationToken cancellationToken)
{
    /// <summary>The value, or null where the operation is no name, or where the name may stand for several values.</summary>
    public IOperation? Of(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => locals.Of(local.Local),
        IFieldReferenceOperation field => members.Of(field.Field, cancellationToken),
        IPropertyReferenceOperation { Arguments.IsEmpty: true } property => members.Of(property.Property, cancellationToken),
        _ => null,
    };
}
