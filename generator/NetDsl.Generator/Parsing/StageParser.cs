using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetDsl.Generator.Model;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Parsing;

/// <summary>
/// Reads the stages of one network, and theirs in turn: each is another network, whose own declaration is read through its
/// symbol, in this compilation or in an assembly that this one refers to.
/// </summary>
internal sealed class StageParser(INamedTypeSymbol root)
{
    // Nobody stacks so many; who doubles a network thirty times has a billion layers, and an IDE that waits for them.
    private const int MaxDepth = 32;
    private const int MaxNetworks = 1000;

    // From the root to the network that is being read.
    private readonly List<INamedTypeSymbol> _path = [];

    private readonly Dictionary<INamedTypeSymbol, int> _networksIn = new(SymbolEqualityComparer.Default);

    /// <summary>Whether the network belongs to another assembly and has been generated there.</summary>
    public bool IsCompiled(INamedTypeSymbol type) => !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, root.ContainingAssembly);

    /// <summary>Reads a network's layers in order, those that are stages here.</summary>
    public EquatableArray<LayerDeclaration> Parse(
        INamedTypeSymbol network, List<AttributeData> layers, Func<AttributeData, LayerDeclaration> parseLayer, Func<INamedTypeSymbol, NetworkDeclaration> parseNetwork)
    {
        List<ITypeSymbol> types = layers.Where(NetworkAttributes.IsStage).Select(layer => layer.AttributeClass!.TypeArguments[0]).ToList();
        List<string> views = ViewNames(types).ToList();
        int next = 0;

        _path.Add(network.OriginalDefinition);
        try
        {
            return layers
                .Select(layer => NetworkAttributes.IsStage(layer)
                    ? LayerDeclaration.Of(ParseStage(types[next], network, views.Take(next).ToList(), views[next++], parseNetwork), NetworkAttributes.Frozen(layer))
                    : parseLayer(layer))
                .ToEquatableArray();
        }
        finally
        {
            _path.RemoveAt(_path.Count - 1);
        }
    }

    // The type's name; numbered from 1 where several stages have the same.
    private static IEnumerable<string> ViewNames(List<ITypeSymbol> types)
    {
        var seen = new Dictionary<string, int>();
        foreach (ITypeSymbol type in types)
        {
            string name = NameOf(type);
            seen[name] = seen.TryGetValue(name, out int count) ? count + 1 : 1;
            yield return types.Count(other => NameOf(other) == name) == 1 ? name : name + Literal.Of(seen[name]);
        }
    }

    private static string NameOf(ITypeSymbol type) => type.Name.Length == 0 ? type.ToDisplayString() : type.Name;

    private StageDeclaration ParseStage(
        ITypeSymbol type, INamedTypeSymbol network, IReadOnlyCollection<string> earlier, string view, Func<INamedTypeSymbol, NetworkDeclaration> parseNetwork)
    {
        // Only the root reports a ring; on the way through its stages a ring has to end all the same.
        var named = type as INamedTypeSymbol;
        string? ring = _path.Count == 1 ? Ring(type) : named is not null && IsOnPath(named) ? "" : null;
        string? obstacle = ring is null ? Obstacle(type, network) : null;
        return new StageDeclaration(
            NameOf(type),
            view,
            type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            Marks.IsRefused(type, network) ? "" : Visibility.OfMember(type, network),
            ring is null && obstacle is null && named is { TypeKind: TypeKind.Class, IsStatic: false } ? parseNetwork(named) : null,
            named is not null && IsCompiled(named) ? StorageLayout(named)?.IsInQuads : null,
            obstacle,
            ring,
            IsCompiled(network) ? null : StageViews.Clash(network, type, view, earlier));
    }

    // Why the type cannot be a stage, as the end of a sentence about it; what is wrong with its own declaration is said there.
    private string? Obstacle(ITypeSymbol type, INamedTypeSymbol network)
    {
        if (type is not INamedTypeSymbol named || NetworkAttributes.Layers(named.GetAttributes()).Count == 0)
        {
            return "it is no network, it has no [Layer]";
        }

        if (NetworksIn(named, _path.Count) > MaxNetworks)
        {
            return $"it holds more than {Literal.Of(MaxNetworks)} networks, or they stand more than {Literal.Of(MaxDepth)} deep";
        }

        if (IsCompiled(named) && StorageLayout(named)?.Version != StorageRules.Version)
        {
            return $"its assembly '{named.ContainingAssembly.Name}' was compiled without NetDsl's generator, or with another version of it";
        }

        return ActivationWhere(type => !Visibility.IsAccessible(type, network), named, []) is { } hidden ? $"its activation '{hidden}' is not accessible there"
            : ActivationWhere(type => Marks.IsRefused(type, network), named, []) is { } refused ? $"its activation '{refused}' is obsolete, which makes naming it an error there"
            : null;
    }

    private static (int Version, bool IsInQuads)? StorageLayout(INamedTypeSymbol type)
    {
        AttributeData? layout = type.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass is
        { Name: "StorageLayoutAttribute", ContainingNamespace: { Name: "Kernels", ContainingNamespace: { Name: "NetDsl", ContainingNamespace.IsGlobalNamespace: true } } });
        return layout?.ConstructorArguments is { Length: 2 } arguments && arguments[0].Value is int version && arguments[1].Value is bool isInQuads
            ? (version, isInQuads)
            : null;
    }

    // The name of an activation, of the stage or of one of its own, that code inside the network may not name.
    private static string? ActivationWhere(Func<INamedTypeSymbol, bool> isUnfit, INamedTypeSymbol stage, HashSet<ISymbol> seen)
    {
        if (!seen.Add(stage))
        {
            return null;
        }

        foreach (AttributeData layer in NetworkAttributes.Layers(stage.GetAttributes()))
        {
            string? name =
                layer.ConstructorArguments.Select(argument => argument.Value).OfType<INamedTypeSymbol>().FirstOrDefault(isUnfit)?.Name
                ?? StagesOf(layer).Select(inner => ActivationWhere(isUnfit, inner, seen)).FirstOrDefault();
            if (name is not null)
            {
                return name;
            }
        }

        return null;
    }

    // How many networks there are in one, itself included; more than the limit where they are too many or stand too deep.
    private int NetworksIn(INamedTypeSymbol network, int depth)
    {
        if (_networksIn.TryGetValue(network, out int known))
        {
            return known;
        }

        if (depth > MaxDepth)
        {
            return MaxNetworks + 1;
        }

        // While it is counted it counts as none, which ends rings.
        _networksIn[network] = 0;
        int count = 1;
        foreach (INamedTypeSymbol stage in NetworkAttributes.Layers(network.GetAttributes()).SelectMany(StagesOf))
        {
            count = Math.Min(count + NetworksIn(stage, depth + 1), MaxNetworks + 1);
        }

        return _networksIn[network] = count;
    }

    // The way from the root through a stage back to the root, or null where there is none.
    private string? Ring(ITypeSymbol stage)
    {
        var way = new List<string> { root.Name };
        return stage is INamedTypeSymbol named && Leads(named, []) ? string.Join(" → ", way) : null;

        bool Leads(INamedTypeSymbol from, HashSet<ISymbol> seen)
        {
            way.Add(from.Name);
            if (SymbolEqualityComparer.Default.Equals(from.OriginalDefinition, root.OriginalDefinition)
                || (way.Count <= MaxDepth && seen.Add(from) && NetworkAttributes.Layers(from.GetAttributes()).SelectMany(StagesOf).Any(next => Leads(next, seen))))
            {
                return true;
            }

            way.RemoveAt(way.Count - 1);
            return false;
        }
    }

    private bool IsOnPath(INamedTypeSymbol type) => _path.Any(network => SymbolEqualityComparer.Default.Equals(network, type.OriginalDefinition));

    private static IEnumerable<INamedTypeSymbol> StagesOf(AttributeData layer) =>
        NetworkAttributes.IsStage(layer) && layer.AttributeClass!.TypeArguments[0] is INamedTypeSymbol stage && !Unresolved.Stage(stage) ? [stage] : [];
}
