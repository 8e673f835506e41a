using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetDsl.CodeFixes;

/// <summary>The names of <c>[Inputs]</c> or <c>[Outputs]</c> as they are written: arguments, or the elements of one that is an array.</summary>
internal sealed class NameList
{
    private readonly SeparatedSyntaxList<SyntaxNode> _names;

    private NameList(AttributeSyntax attribute, SeparatedSyntaxList<SyntaxNode> names, int start)
    {
        Attribute = attribute;
        _names = names;
        Start = start;
    }

    public AttributeSyntax Attribute { get; }

    public int Count => _names.Count;

    /// <summary>Where the first would stand.</summary>
    public int Start { get; }

    public static NameList Of(AttributeSyntax attribute)
    {
        if (attribute.ArgumentList is not { } list)
        {
            return new NameList(attribute, default, attribute.Span.End);
        }

        return list.Arguments.Count == 1 && Array(list.Arguments[0].Expression) is { } array
            ? new NameList(attribute, array.Names, array.Start)
            : new NameList(attribute, list.Arguments, list.OpenParenToken.Span.End);
    }

    public int IndexOf(SyntaxNode node) => _names.IndexOf(name => name.Span.Contains(node.Span));

    public ExpressionSyntax Expression(int index) => _names[index] switch
    {
        AttributeArgumentSyntax argument => argument.Expression,
        ExpressionElementSyntax element => element.Expression,
        var other => (ExpressionSyntax)other,
    };

    /// <summary>Takes out the names from the given one on.</summary>
    public Edit RemoveFrom(NetworkSite site, int first) => site.Replace(Attribute, SyntaxEdits.Removal(_names, first, Count - first), "");

    /// <summary>Adds names behind the others.</summary>
    public Edit Append(NetworkSite site, IEnumerable<string> names)
    {
        string text = string.Join(", ", names.Select(name => SymbolDisplay.FormatLiteral(name, quote: true)));
        return Count > 0 ? site.Insert(Attribute, _names[Count - 1].Span.End, ", " + text)
            : site.Insert(Attribute, Start, Attribute.ArgumentList is null ? $"({text})" : text);
    }

    private static (SeparatedSyntaxList<SyntaxNode> Names, int Start)? Array(ExpressionSyntax expression) => expression switch
    {
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => (initializer.Expressions, initializer.OpenBraceToken.Span.End),
        ImplicitArrayCreationExpressionSyntax array => (array.Initializer.Expressions, array.Initializer.OpenBraceToken.Span.End),
        CollectionExpressionSyntax collection => (collection.Elements, collection.OpenBracketToken.Span.End),
        _ => null,
    };
}
