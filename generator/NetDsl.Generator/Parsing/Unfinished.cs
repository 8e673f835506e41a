using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetDsl.Generator.Parsing;

/// <summary>
/// Tells whether a declaration is still being typed. The compiler then reports what is missing, and what the attributes seem
/// to say is not what they will say.
/// </summary>
internal static class Unfinished
{
    public static bool HasErrors(SyntaxNode syntax) =>
        syntax.ContainsDiagnostics && syntax.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>Whether the text of a declaration's attributes or head is no C#.</summary>
    public static bool IsUnfinished(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(cancellationToken) is TypeDeclarationSyntax declaration && IsUnfinished(declaration));

    private static bool IsUnfinished(TypeDeclarationSyntax declaration)
    {
        // Attributes before which a bracket or a name is missing end up in what stands before the class.
        return (declaration.ContainsDiagnostics && HeadHasErrors(declaration)) || (declaration.Parent is { ContainsDiagnostics: true } && Before(declaration) is { ContainsDiagnostics: true } before && EndsWithErrors(before));
    }

    // All but the members and the brace behind them: typing a member does not touch the network.
    private static bool HeadHasErrors(TypeDeclarationSyntax declaration)
    {
        int end = declaration.OpenBraceToken.IsMissing || declaration.OpenBraceToken.RawKind == 0 ? declaration.FullSpan.End : declaration.OpenBraceToken.FullSpan.End;
        return declaration.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Location.SourceSpan.Start < end);
    }

    private static SyntaxNode? Before(TypeDeclarationSyntax declaration)
    {
        SyntaxNode? before = null;
        foreach (SyntaxNode sibling in declaration.Parent?.ChildNodes() ?? [])
        {
            if (sibling == declaration)
            {
                break;
            }

            before = sibling;
        }

        return before;
    }

    private static bool EndsWithErrors(SyntaxNode before) => before switch
    {
        IncompleteMemberSyntax or GlobalStatementSyntax or FieldDeclarationSyntax => HasErrors(before),
        _ => before.GetLastToken(includeZeroWidth: true) is { ContainsDiagnostics: true },
    };
}
