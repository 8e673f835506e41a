using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace NetDsl.Generator.CallSites;

/// <summary>The code that a diagnostic is put at.</summary>
internal static class Place
{
    /// <summary>An argument's expression.</summary>
    public static SyntaxNode Of(IArgumentOperation argument) =>

        // In parentheses, an argument has the operation, and the syntax, of what they enclose.
        argument.Syntax.AncestorsAndSelf().OfType<ArgumentSyntax>().FirstOrDefault(node => node.Parent?.Parent == argument.Parent?.Syntax)?.Expression
        ?? argument.Syntax;

    /// <summary>The elements that stand in an expression itself, be it a collection expression, an array or a <c>stackalloc</c>; none where it is another.</summary>
    public static ImmutableArray<IOperation> Elements(IOperation? value) => Converted(value) switch
    {
        ICollectionExpressionOperation collection => collection.Elements,
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
        { Syntax: StackAllocArrayCreationExpressionSyntax { Initializer: not null } or ImplicitStackAllocArrayCreationExpressionSyntax } stack =>
            stack.ChildOperations.Skip(1).ToImmutableArray(),
        _ => [],
    };

    /// <summary>What is converted, by however many conversions.</summary>
    public static IOperation? Converted(IOperation? value)
    {
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        return value;
    }
}
