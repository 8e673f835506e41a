using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetDsl.Generator.Parsing;
using NetDsl.Generator.Validation;

namespace NetDsl.Generator.Diagnostics;

/// <summary>Finds the text that a problem's target means: the very token where one can be named, else the attribute or the class's name.</summary>
internal sealed class TargetLocations(INamedTypeSymbol type, CancellationToken cancellationToken)
{
    private readonly ImmutableArray<AttributeData> _attributes = type.GetAttributes();

    public Location Of(Target target)
    {
        if (target.Kind == TargetKind.OwnMember)
        {
            return OwnMembers.Of(type, cancellationToken)[target.Index].Locations[0];
        }

        SyntaxNode? node = target.Kind switch
        {
            TargetKind.Units => Argument(Layer(target.Index), 0, "units"),
            TargetKind.Activation => Argument(Layer(target.Index), 1, "activation"),
            TargetKind.Stage => TypeArgument(Layer(target.Index)),
            TargetKind.LayerOption => Option(Layer(target.Index), target.Option),
            TargetKind.NetworkOption => Option(NetworkAttributes.Find(_attributes, AttributeNames.Network), target.Option),
            TargetKind.Inputs => Syntax(NetworkAttributes.Find(_attributes, AttributeNames.Inputs)),
            TargetKind.InputName => Name(NetworkAttributes.Find(_attributes, AttributeNames.Inputs), target.Index),
            TargetKind.Outputs => Syntax(NetworkAttributes.Find(_attributes, AttributeNames.Outputs)),
            TargetKind.OutputName => Name(NetworkAttributes.Find(_attributes, AttributeNames.Outputs), target.Index),
            TargetKind.Weights => Argument(NetworkAttributes.Find(_attributes, AttributeNames.Onnx) ?? NetworkAttributes.Find(_attributes, AttributeNames.Weights), 0, "path"),
            TargetKind.OtherPart => OtherPart(),
            _ => null,
        };
        return node?.GetLocation() ?? Identifier(target.Kind == TargetKind.ContainingType ? target.Index : Depth);
    }

    private int Depth => Chain().Count - 1;

    private AttributeData? Layer(int index) => NetworkAttributes.Layers(_attributes).ElementAtOrDefault(index);

    private SyntaxNode? Syntax(AttributeData? attribute) => attribute?.ApplicationSyntaxReference?.GetSyntax(cancellationToken);

    private SyntaxNode? Argument(AttributeData? attribute, int index, string name) =>
        attribute is null ? null : NetworkAttributes.ArgumentSyntax(attribute, index, name, cancellationToken)?.Expression ?? Syntax(attribute);

    // T of `Layer<T>`, however the attribute's name is qualified.
    private SyntaxNode? TypeArgument(AttributeData? attribute) =>
        (Syntax(attribute) as AttributeSyntax)?.Name.DescendantNodesAndSelf().OfType<GenericNameSyntax>()
            .FirstOrDefault()?.TypeArgumentList.Arguments.FirstOrDefault() ?? Syntax(attribute);

    private SyntaxNode? Option(AttributeData? attribute, string option) =>
        attribute is null ? null : NetworkAttributes.OptionSyntax(attribute, option, cancellationToken)?.Expression ?? Syntax(attribute);

    // A name is an argument of its own, or an element of an array that is the only argument.
    private SyntaxNode? Name(AttributeData? attribute, int index)
    {
        SeparatedSyntaxList<AttributeArgumentSyntax>? arguments = (Syntax(attribute) as AttributeSyntax)?.ArgumentList?.Arguments;
        SyntaxNode? element = arguments is { Count: 1 } single
            ? single[0].Expression switch
            {
                ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions.ElementAtOrDefault(index),
                ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions.ElementAtOrDefault(index),
                CollectionExpressionSyntax collection => collection.Elements.ElementAtOrDefault(index),
                ExpressionSyntax expression => expression,
            }
            : arguments?.ElementAtOrDefault(index)?.Expression;
        return element ?? Syntax(attribute);
    }

    private AttributeSyntax? OtherPart()
    {
        List<AttributeData> layers = NetworkAttributes.Layers(_attributes);
        TypeDeclarationSyntax? second = NetworkAttributes.Parts(layers, cancellationToken).ElementAtOrDefault(1);
        return layers.Select(Syntax).OfType<AttributeSyntax>().Where(s => second is not null && second.Contains(s)).OrderBy(s => s.SpanStart).FirstOrDefault();
    }

    // The name of a type in the chain: where it is not partial, of the declaration that lacks the word.
    private Location Identifier(int index)
    {
        INamedTypeSymbol named = Chain()[index];
        List<TypeDeclarationSyntax> declarations = named.DeclaringSyntaxReferences.Select(r => r.GetSyntax(cancellationToken)).OfType<TypeDeclarationSyntax>().ToList();
        TypeDeclarationSyntax? declaration =
            declarations.FirstOrDefault(d => !d.Modifiers.Any(SyntaxKind.PartialKeyword))
            ?? NetworkAttributes.Parts(NetworkAttributes.Layers(_attributes), cancellationToken).FirstOrDefault(declarations.Contains)
            ?? declarations.FirstOrDefault();
        return declaration?.Identifier.GetLocation() ?? named.Locations[0];
    }

    private List<INamedTypeSymbol> Chain()
    {
        var chain = new List<INamedTypeSymbol>();
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            chain.Insert(0, current);
        }

        return chain;
    }
}
