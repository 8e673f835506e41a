using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetDsl.Generator.Tests.Generation;

/// <summary>Which of the generator's types know which others, as the compiler sees it: by name, or by a member.</summary>
internal sealed class Knowledge
{
    private const string Root = "NetDsl.Generator.";

    private readonly HashSet<(INamedTypeSymbol From, INamedTypeSymbol To)> _edges = [];

    /// <param name="files">The generator's files, and those that it shares with others.</param>
    public Knowledge(IEnumerable<string> files)
    {
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        Compilation = CSharpCompilation.Create(
            "Generator",
            files.Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), options, file)),
            trusted.Split(Path.PathSeparator).Where(path => !Path.GetFileName(path).StartsWith("NetDsl", StringComparison.Ordinal)).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        foreach (SyntaxTree tree in Compilation.SyntaxTrees)
            Read(Compilation.GetSemanticModel(tree));
    }

    public CSharpCompilation Compilation { get; }

    /// <summary>The rings of rooms, which are folders, each with what of one knows what of another.</summary>
    public IEnumerable<string> RingsOfRooms() => Rings(_edges.Select(edge => (Room(edge.From), Room(edge.To))))
        .Select(ring => string.Join(", ", ring) + ": " + string.Join(", ", _edges
            .Where(edge => ring.Contains(Room(edge.From)) && ring.Contains(Room(edge.To)) && Room(edge.From) != Room(edge.To))
            .Select(edge => $"{edge.From.Name} → {edge.To.Name}").Order(StringComparer.Ordinal)));

    /// <summary>The rings of types.</summary>
    public IEnumerable<string> RingsOfTypes() =>
        Rings(_edges.Select(edge => (Name(edge.From), Name(edge.To)))).Select(ring => string.Join(", ", ring));

    /// <summary>The types of a room, those of rooms within it apart, that know one that <paramref name="isMeant"/> holds for; both begin with their rooms.</summary>
    public IEnumerable<string> WhoKnows(Func<string, bool> isMeant, string room = "") => _edges
        .Where(edge => isMeant(Name(edge.To)) && (room.Length == 0 || Room(edge.From) == Root + room))
        .Select(edge => Name(edge.From)).Distinct().Order(StringComparer.Ordinal);

    private static string Name(INamedTypeSymbol type) => type.ToDisplayString().Replace(Root, "", StringComparison.Ordinal);

    private static string Room(INamedTypeSymbol type) => type.ContainingNamespace.ToDisplayString();

    private void Read(SemanticModel model)
    {
        foreach (SimpleNameSyntax name in model.SyntaxTree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
        {
            if (name.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>() is not { } inner || model.GetSymbolInfo(name).Symbol is not { } symbol)
                continue;

            INamedTypeSymbol from = Outermost(model.GetDeclaredSymbol(inner)!);
            if ((symbol as INamedTypeSymbol ?? symbol.ContainingType) is { } known)
            {
                INamedTypeSymbol to = Outermost(known.OriginalDefinition);
                if (to.Locations.Any(location => location.IsInSource) && !SymbolEqualityComparer.Default.Equals(from, to))
                    _edges.Add((from, to));
            }
        }
    }

    private static INamedTypeSymbol Outermost(INamedTypeSymbol type) => type.ContainingType is { } outer ? Outermost(outer) : type;

    // Those that can be reached from each other.
    private static List<SortedSet<string>> Rings(IEnumerable<(string From, string To)> edges)
    {
        ILookup<string, string> next = edges.Where(edge => edge.From != edge.To).Distinct().ToLookup(edge => edge.From, edge => edge.To);
        Dictionary<string, HashSet<string>> reached = next.ToDictionary(from => from.Key, from => Reached(from.Key));
        List<SortedSet<string>> rings = [];
        foreach (string start in reached.Keys.Order(StringComparer.Ordinal))
        {
            if (reached[start].Contains(start) && !rings.Any(ring => ring.Contains(start)))
                rings.Add(new SortedSet<string>(reached[start].Where(other => reached.TryGetValue(other, out HashSet<string>? back) && back.Contains(start)), StringComparer.Ordinal));
        }

        return rings;

        HashSet<string> Reached(string start)
        {
            HashSet<string> found = [];
            var open = new Stack<string>(next[start]);
            while (open.TryPop(out string? item))
            {
                if (found.Add(item))
                {
                    foreach (string other in next[item])
                        open.Push(other);
                }
            }

            return found;
        }
    }
}
