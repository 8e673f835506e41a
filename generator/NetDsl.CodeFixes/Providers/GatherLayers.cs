using System;
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

/// <summary>NDSL005: moves the layers of all declarations behind those of the first, in the order of the files.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(GatherLayers)), Shared]
public sealed class GatherLayers : RepairProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["NDSL005"];

    private protected override IEnumerable<Repair> Find(NetworkSite site)
    {
        List<AttributeSyntax> layers = site.Layers.Select(site.Syntax).OfType<AttributeSyntax>().ToList();
        List<TypeDeclarationSyntax> parts = site.Parts();
        if (parts.Count < 2)
        {
            yield break;
        }

        var edits = new List<Edit>();
        var moved = new List<string>();
        foreach (TypeDeclarationSyntax part in parts.Skip(1))
        {
            foreach (AttributeListSyntax list in part.AttributeLists)
            {
                List<AttributeSyntax> ofList = layers.Where(list.Attributes.Contains).OrderBy(layer => layer.SpanStart).ToList();
                if (ofList.Count > 0)
                {
                    edits.AddRange(SyntaxEdits.Removal(list, ofList).Select(span => site.Replace(list, span, "")));
                    moved.AddRange(Text(list, ofList));
                }
            }
        }

        AttributeListSyntax last = parts[0].AttributeLists.Last(list => list.Attributes.Any(layers.Contains));
        string separator = SyntaxEdits.Separator(last);
        string end = "";
        if (!SyntaxEdits.EndsLine(last) && moved.Any(layer => !layer.EndsWith("]", StringComparison.Ordinal)))
        {
            // A comment would take the rest of the line with it.
            separator = SyntaxEdits.LineEnd(last.SyntaxTree.GetText());
            end = separator;
        }

        edits.Add(site.Insert(last, BehindComment(last), string.Concat(moved.Select(layer => separator + layer)) + end));
        yield return new Repair("Put all layers on one declaration", nameof(GatherLayers), [.. edits]);
    }

    // A list of layers alone moves with the comment behind it; from others the layers move alone.
    private static IEnumerable<string> Text(AttributeListSyntax list, List<AttributeSyntax> layers)
    {
        if (layers.Count < list.Attributes.Count)
        {
            return layers.Select(layer => $"[{layer}]");
        }

        SourceText text = list.SyntaxTree.GetText();
        return [text.ToString(TextSpan.FromBounds(list.SpanStart, list.FullSpan.End)).Trim()];
    }

    // Where a comment stands behind the list, it stays with its layer.
    private static int BehindComment(AttributeListSyntax list)
    {
        SyntaxTrivia lineEnd = list.GetTrailingTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        return lineEnd == default ? list.Span.End : lineEnd.SpanStart;
    }
}
