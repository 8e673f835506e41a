using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using NetDsl.Testing;
using Xunit;

namespace NetDsl.Generator.Tests.Generation;

/// <summary>What IntelliSense shows of a network: members say themselves what they do, or the interface's member does that they implement.</summary>
public sealed class DocumentationTests
{
    // As it is beside the library in the package.
    private static readonly Dictionary<string, XElement> _library = XDocument.Load(Path.ChangeExtension(typeof(LayerAttribute).Assembly.Location, ".xml"))
        .Descendants("member").ToDictionary(member => member.Attribute("name")!.Value);

    public static TheoryData<string> Names => PipelineTests.Names;

    [Theory, MemberData(nameof(Names))]
    public void Every_member_that_users_see_is_documented_whole(string name)
    {
        GeneratorRun run = GeneratorRun.Of(Sources.All[name]);
        ISymbol[] members =
        [
            .. run.Output.Assembly.GlobalNamespace.GetMembers().SelectMany(Members)
                .Where(member => member.DeclaredAccessibility == Accessibility.Public && member is IMethodSymbol { AssociatedSymbol: null } or IPropertySymbol or IFieldSymbol)
                .Where(member => member.Locations.Any(location => location.SourceTree is { } tree && !run.Input.SyntaxTrees.Contains(tree)) && !member.IsImplicitlyDeclared),
        ];
        Assert.NotEmpty(members);
        int inherited = 0;
        foreach (ISymbol member in members.Where(member => member.ContainingType.Name is not ("Input" or "Output")))
        {
            XElement documentation = XElement.Parse(member.GetDocumentationCommentXml() is { Length: > 0 } xml ? xml : "<none/>");
            if (documentation.Element("inheritdoc") is not null)
            {
                inherited++;
                ISymbol contract = member.ContainingType.AllInterfaces.SelectMany(type => type.GetMembers())
                    .Single(of => SymbolEqualityComparer.Default.Equals(member.ContainingType.FindImplementationForInterfaceMember(of), member));
                string id = contract.OriginalDefinition.GetDocumentationCommentId()!;
                Assert.True(_library.TryGetValue(id, out XElement? found), $"{id} has no documentation");
                documentation = found!;
                string[] parameters = [.. (member as IMethodSymbol)?.Parameters.Select(parameter => parameter.Name) ?? []];
                Assert.Equal(parameters, documentation.Elements("param").Select(parameter => parameter.Attribute("name")!.Value));
                Assert.True(member is not IMethodSymbol { ReturnsVoid: false } || documentation.Element("returns") is not null, $"{id} does not say what it returns");
                Assert.True(member is not IMethodSymbol || documentation.Element("exception") is not null, $"{id} does not say when it fails");
            }

            Assert.True(documentation.Element("summary") is { IsEmpty: false }, $"{member} has no summary");
        }

        Assert.True(inherited >= 9, $"{inherited} members have the documentation of the interface");
    }

    private static IEnumerable<ISymbol> Members(INamespaceOrTypeSymbol symbol) =>
        symbol is INamedTypeSymbol { DeclaredAccessibility: Accessibility.Private } ? []
        : symbol is INamedTypeSymbol type ? type.GetMembers().SelectMany(member => member is INamedTypeSymbol inner ? Members(inner) : [member])
        : symbol.GetMembers().OfType<INamespaceOrTypeSymbol>().SelectMany(Members);
}
