using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetDsl.Generator.Parsing;

namespace NetDsl.Generator.CallSites;

/// <summary>The types by which calls of networks and the lengths of their arguments are recognised, looked up once per compilation.</summary>
internal sealed class CallSiteTypes
{
    private readonly HashSet<ISymbol> _sequences;
    private readonly INamedTypeSymbol? _inlineArray;
    private readonly INamedTypeSymbol? _classIndices;

    private CallSiteTypes(Compilation compilation, INamedTypeSymbol network)
    {
        Network = network;
        LayerParameters = compilation.GetTypeByMetadataName("NetDsl.LayerParameters`1");
        Weights = compilation.GetTypeByMetadataName("NetDsl.Weights`1");
        Dataset = compilation.GetTypeByMetadataName("NetDsl.Dataset`1");
        Examples = compilation.GetTypeByMetadataName("NetDsl.Examples`1");
        ConfusionMatrix = compilation.GetTypeByMetadataName("NetDsl.ConfusionMatrix");
        OptimizerState = compilation.GetTypeByMetadataName("NetDsl.OptimizerState`1");
        _classIndices = compilation.GetTypeByMetadataName("NetDsl.ClassIndices");
        Span = compilation.GetTypeByMetadataName("System.Span`1");
        ReadOnlySpan = compilation.GetTypeByMetadataName("System.ReadOnlySpan`1");
        Index = compilation.GetTypeByMetadataName("System.Index");
        Range = compilation.GetTypeByMetadataName("System.Range");
        Array = compilation.GetSpecialType(SpecialType.System_Array);
        Enumerable = compilation.GetTypeByMetadataName("System.Linq.Enumerable");
        GC = compilation.GetTypeByMetadataName("System.GC");
        MemoryExtensions = compilation.GetTypeByMetadataName("System.MemoryExtensions");
        MemoryMarshal = compilation.GetTypeByMetadataName("System.Runtime.InteropServices.MemoryMarshal");
        _inlineArray = compilation.GetTypeByMetadataName("System.Runtime.CompilerServices.InlineArrayAttribute");
        var sequences = new[]
        {
            Span, ReadOnlySpan, compilation.GetTypeByMetadataName("System.Memory`1"),
            compilation.GetTypeByMetadataName("System.ReadOnlyMemory`1"), compilation.GetTypeByMetadataName("System.ArraySegment`1"),
            compilation.GetTypeByMetadataName("System.Collections.Immutable.ImmutableArray`1"),
        };
        _sequences = new HashSet<ISymbol>(sequences.OfType<INamedTypeSymbol>(), SymbolEqualityComparer.Default);
    }

    public INamedTypeSymbol Network { get; }

    public INamedTypeSymbol? LayerParameters { get; }

    public INamedTypeSymbol? Weights { get; }

    public INamedTypeSymbol? Dataset { get; }

    public INamedTypeSymbol? Examples { get; }

    public INamedTypeSymbol? ConfusionMatrix { get; }

    public INamedTypeSymbol? OptimizerState { get; }

    public INamedTypeSymbol? Span { get; }

    public INamedTypeSymbol? ReadOnlySpan { get; }

    public INamedTypeSymbol? Index { get; }

    public INamedTypeSymbol? Range { get; }

    public INamedTypeSymbol Array { get; }

    public INamedTypeSymbol? Enumerable { get; }

    public INamedTypeSymbol? GC { get; }

    public INamedTypeSymbol? MemoryExtensions { get; }

    public INamedTypeSymbol? MemoryMarshal { get; }

    /// <summary>The types, or null in a compilation that has no network, for want of the library.</summary>
    public static CallSiteTypes? Of(Compilation compilation) =>
        compilation.GetTypeByMetadataName(AttributeNames.Layer) is not null && compilation.GetTypeByMetadataName("NetDsl.INetwork`2") is { } network
            ? new CallSiteTypes(compilation, network)
            : null;

    /// <summary>Whether a symbol is, but for its type arguments, one of the types above.</summary>
    public static bool Is(ISymbol? type, INamedTypeSymbol? known) =>
        known is not null && SymbolEqualityComparer.Default.Equals(type?.OriginalDefinition, known);

    /// <summary>Whether a type is an array, also an immutable one, a span, a memory or a segment: what keeps its length through every conversion into another of them.</summary>
    public bool IsSequence(ITypeSymbol? type) => type is IArrayTypeSymbol { Rank: 1 } || (type is INamedTypeSymbol && _sequences.Contains(type.OriginalDefinition));

    /// <summary>Whether a type is a span of the numbers that networks compute with.</summary>
    public bool IsNumberSpan(ITypeSymbol type) => (Is(type, Span) || Is(type, ReadOnlySpan))
        && IsNumber(((INamedTypeSymbol)type).TypeArguments[0]);

    /// <summary>Whether a type is a span or an array of the numbers that networks compute with.</summary>
    public bool AreNumbers(ITypeSymbol type) => type is IArrayTypeSymbol { Rank: 1 } array ? IsNumber(array.ElementType) : IsNumberSpan(type);

    /// <summary>Whether a type is that of a class for each row.</summary>
    public bool IsClassIndices(ITypeSymbol? type) => Is(type, _classIndices);

    /// <summary>Whether a parameter of the library's takes a class for each row.</summary>
    public bool IsClasses(IParameterSymbol parameter) => IsClassIndices(parameter.Type)
        || (parameter is { Name: "targetClasses", Type: IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Int32 } });

    private static bool IsNumber(ITypeSymbol type) => type is { SpecialType: SpecialType.System_Single or SpecialType.System_Double } or ITypeParameterSymbol;

    /// <summary>The length of an inline array, or null where the type is none.</summary>
    public int? InlineArrayLength(ITypeSymbol? type)
    {
        if (_inlineArray is null || type is not INamedTypeSymbol { TypeKind: TypeKind.Struct })
        {
            return null;
        }

        AttributeData? attribute = type.GetAttributes().FirstOrDefault(a => Is(a.AttributeClass, _inlineArray));
        return attribute?.ConstructorArguments.FirstOrDefault().Value is int length and > 0 ? length : null;
    }
}
