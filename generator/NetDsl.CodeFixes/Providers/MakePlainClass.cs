using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NetDsl.CodeFixes;

/// <summary>NDSL009: takes away the word that keeps the class from being a network, where it can go without further changes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePlainClass)), Shared]
public sealed class MakePlainClass : RepairProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["NDSL009"];

    private protected override IEnumerable<Repair> Find(NetworkSite site)
    {
        INamedTypeSymbol type = site.Type;
        if (type.IsRecord)
        {
            if (type.BaseType?.SpecialType == SpecialType.System_Object && !Records(site).Any(record => record.ParameterList is not null))
            {
                yield return new Repair("Make it a class", nameof(MakePlainClass) + ".Record", [.. Records(site).Select(record => MakeClass(site, record))]);
            }
        }
        else if (type.IsStatic)
        {
            yield return Without(site, SyntaxKind.StaticKeyword);
        }
        else if (type.IsAbstract && !HasAbstractMembers(type))
        {
            yield return Without(site, SyntaxKind.AbstractKeyword);
        }
        else
        {
            yield return Without(site, SyntaxKind.FileKeyword);
        }
    }

    private static IEnumerable<RecordDeclarationSyntax> Records(NetworkSite site) => site.Declarations(site.Type).OfType<RecordDeclarationSyntax>();

    private static Edit MakeClass(NetworkSite site, RecordDeclarationSyntax record)
    {
        SyntaxToken last = record.ClassOrStructKeyword.IsKind(SyntaxKind.None) ? record.Keyword : record.ClassOrStructKeyword;
        return site.Replace(record, TextSpan.FromBounds(record.Keyword.SpanStart, last.Span.End), "class");
    }

    // Of the class itself; `file` may also stand on a type around it.
    private static Repair Without(NetworkSite site, SyntaxKind modifier)
    {
        var edits = new List<Edit>();
        for (INamedTypeSymbol? type = site.Type; type is not null; type = modifier == SyntaxKind.FileKeyword ? type.ContainingType : null)
        {
            edits.AddRange(site.Declarations(type).SelectMany(declaration => declaration.Modifiers
                .Where(token => token.IsKind(modifier))
                .Select(token => site.Replace(declaration, SyntaxEdits.Removal(token), ""))));
        }

        string word = SyntaxFacts.GetText(modifier);
        return new Repair($"Remove '{word}'", $"{nameof(MakePlainClass)}.{word}", [.. edits]);
    }

    private static bool HasAbstractMembers(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers().Any(member => member.IsAbstract))
            {
                return true;
            }
        }

        return false;
    }
}
