using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NetDsl.Generator.CallSites;

/// <summary>The elements that a list certainly has when it is read: those that it is written with, where nothing can replace them since.</summary>
internal sealed class Contents(CallSiteTypes types, Values values, LocalValues locals)
{
    /// <summary>The elements, which may be spreads; none where they are not certain.</summary>
    public ImmutableArray<IOperation> Of(IOperation? list)
    {
        list = Unwrapped(list);
        return list switch
        {
            null => [],
            ILocalReferenceOperation { Local: var local } when !CallSiteTypes.Is(local.Type, types.ReadOnlySpan) && !locals.KeepsContent(local) => [],
            ILocalReferenceOperation or IPropertyReferenceOperation when CallSiteTypes.Is(list.Type, types.ReadOnlySpan) || list is ILocalReferenceOperation =>
                Place.Elements(values.Of(list)),
            _ => Place.Elements(list),
        };
    }

    // What has been made ClassIndices, by a conversion or with new.
    private IOperation? Unwrapped(IOperation? list)
    {
        list = Place.Converted(list);
        return list is IObjectCreationOperation creation && types.IsClassIndices(creation.Type) ? Place.Converted(creation.Arguments.Only()?.Value) : list;
    }
}
