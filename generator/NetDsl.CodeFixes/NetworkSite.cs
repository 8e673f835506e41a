using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NetDsl.Generator.Parsing;

namespace NetDsl.CodeFixes;

/// <summary>The place of a diagnostic: the class that it is about, the text that it stands on, and the documents to be edited.</summary>
internal sealed class NetworkSite
{
    private readonly Solution _solution;
    private readonly CancellationToken _cancellationToken;
    private readonly ImmutableArray<AttributeData> _attributes;

    private NetworkSite(Solution solution, Diagnostic diagnostic, SyntaxNode node, INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        _solution = solution;
        _cancellationToken = cancellationToken;
        _attributes = type.GetAttributes();
        Diagnostic = diagnostic;
        Node = node;
        Type = type;
    }

    public Diagnostic Diagnostic { get; }

    /// <summary>The syntax that the diagnostic stands on.</summary>
    public SyntaxNode Node { get; }

    /// <summary>The class, or the type around it, whose attributes or name the diagnostic stands on.</summary>
    public INamedTypeSymbol Type { get; }

    public List<AttributeData> Layers => NetworkAttributes.Layers(_attributes);

    public static async Task<NetworkSite?> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        SemanticModel? model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        SyntaxNode? node = root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        return node?.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } declaration
            && model?.GetDeclaredSymbol(declaration, cancellationToken) is INamedTypeSymbol type
            ? new NetworkSite(document.Project.Solution, diagnostic, node, type, cancellationToken)
            : null;
    }

    public AttributeData? Find(string attribute) => NetworkAttributes.Find(_attributes, attribute);

    public AttributeSyntax? Syntax(AttributeData? attribute) => attribute?.ApplicationSyntaxReference?.GetSyntax(_cancellationToken) as AttributeSyntax;

    /// <summary>The expression of a layer's units, where it has one.</summary>
    public ExpressionSyntax? Units(AttributeData layer) =>
        layer.ConstructorArguments.FirstOrDefault().Value is int ? NetworkAttributes.ArgumentSyntax(layer, 0, "units", _cancellationToken)?.Expression : null;

    /// <summary>The declarations that carry layers.</summary>
    public List<TypeDeclarationSyntax> Parts() => NetworkAttributes.Parts(Layers, _cancellationToken);

    /// <summary>The user's own declarations of a type.</summary>
    public IEnumerable<TypeDeclarationSyntax> Declarations(INamedTypeSymbol type) => type.DeclaringSyntaxReferences
        .Select(reference => reference.GetSyntax(_cancellationToken))
        .OfType<TypeDeclarationSyntax>()
        .Where(declaration => IsOwn(declaration.SyntaxTree));

    /// <summary>A change of the text in the place of a node's tree.</summary>
    public Edit Replace(SyntaxNode inTreeOf, TextSpan span, string text) => new(_solution.GetDocumentId(inTreeOf.SyntaxTree)!, new TextChange(span, text));

    public Edit Replace(SyntaxNode node, string text) => Replace(node, node.Span, text);

    public Edit Insert(SyntaxNode inTreeOf, int position, string text) => Replace(inTreeOf, new TextSpan(position, 0), text);

    // What a generator has written belongs to no document that could be edited.
    private bool IsOwn(SyntaxTree tree) => _solution.GetDocument(tree) is not (null or SourceGeneratedDocument);
}
