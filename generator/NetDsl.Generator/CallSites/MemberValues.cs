using System.Collections.Concurrent;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace NetDsl.Generator.CallSites;

/// <summary>
/// The fields and properties of the user's that have one value: readonly ones with an initialiser that no constructor
/// replaces, and properties that are an expression, which then stands for its value.
/// </summary>
internal sealed class MemberValues(Compilation compilation)
{
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private readonly ConcurrentDictionary<ISymbol, IOperation?> _values = new(SymbolEqualityComparer.Default);

    /// <summary>The member's one value, or null where it has none or may have several.</summary>
    public IOperation? Of(ISymbol member, CancellationToken cancellationToken) =>
        _values.GetOrAdd(member.OriginalDefinition, definition => definition switch
        {
            IFieldSymbol { IsReadOnly: true, RefKind: RefKind.None } field when !IsPerThread(field) => Initializer(field, cancellationToken),
            IPropertySymbol { IsVirtual: false, IsOverride: false, IsAbstract: false, RefKind: RefKind.None, SetMethod: null } property =>
                Expression(property, cancellationToken) ?? Initializer(property, cancellationToken),
            _ => null,
        });

    private IOperation? Initializer(ISymbol member, CancellationToken cancellationToken)
    {
        // A struct can come about without its constructors, and so without its initialisers.
        EqualsValueClauseSyntax? clause = Declaration(member, cancellationToken) switch
        {
            VariableDeclaratorSyntax field => field.Initializer,
            PropertyDeclarationSyntax { AccessorList.Accessors: var accessors } property when accessors.Only() is { Body: null, ExpressionBody: null } => property.Initializer,
            _ => null,
        };
        if (clause is null || (!member.IsStatic && member.ContainingType.TypeKind != TypeKind.Class) || IsWrittenByConstructor(member, cancellationToken))
        {
            return null;
        }

        IOperation? value = (Operation(clause, cancellationToken) as ISymbolInitializerOperation)?.Value;

        // Another member may get its own value only later.
        return value is not null && !value.DescendantsAndSelf().Any(IsMember) ? value : null;
    }

    private IOperation? Expression(IPropertySymbol property, CancellationToken cancellationToken)
    {
        ArrowExpressionClauseSyntax? arrow = Declaration(property, cancellationToken) switch
        {
            PropertyDeclarationSyntax { ExpressionBody: { } body } => body,
            PropertyDeclarationSyntax { AccessorList.Accessors: var accessors } => accessors.Only()?.ExpressionBody,
            _ => null,
        };
        return arrow is not null && Operation(arrow, cancellationToken) is IBlockOperation block
            ? (block.Operations.Only() as IReturnOperation)?.ReturnedValue
            : null;
    }

    private SyntaxNode? Declaration(ISymbol member, CancellationToken cancellationToken) =>
        member.DeclaringSyntaxReferences.Only() is { } reference && compilation.ContainsSyntaxTree(reference.SyntaxTree)
            ? reference.GetSyntax(cancellationToken)
            : null;

    // The member may stand in another file than the call. Models are kept, so that no file is bound twice.
    private IOperation? Operation(SyntaxNode node, CancellationToken cancellationToken) =>
#pragma warning disable RS1030 // One model per file that declares such a member, and only when a network is called with it.
        _models.GetOrAdd(node.SyntaxTree, tree => compilation.GetSemanticModel(tree)).GetOperation(node, cancellationToken);
#pragma warning restore RS1030

    private static bool IsPerThread(IFieldSymbol field) => field.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "ThreadStaticAttribute" });

    private static bool IsMember(IOperation operation) => !operation.ConstantValue.HasValue
        && operation is IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } reference && !reference.Member.DeclaringSyntaxReferences.IsEmpty;

    // Only constructors and init accessors may write to a readonly member.
    private static bool IsWrittenByConstructor(ISymbol member, CancellationToken cancellationToken) => member.ContainingType.DeclaringSyntaxReferences
        .SelectMany(reference => reference.GetSyntax(cancellationToken).DescendantNodes(node => node is not ConstructorDeclarationSyntax))
        .Where(node => node is ConstructorDeclarationSyntax || node.IsKind(SyntaxKind.InitAccessorDeclaration))
        .SelectMany(node => node.DescendantNodes())
        .Any(node => node is IdentifierNameSyntax name && name.Identifier.ValueText == member.Name && IsWritten(name));

    private static bool IsWritten(ExpressionSyntax name)
    {
        SyntaxNode target = name;
        while (target.Parent is MemberAccessExpressionSyntax or ParenthesizedExpressionSyntax or TupleExpressionSyntax or PostfixUnaryExpressionSyntax
            || target.Parent is ArgumentSyntax { Parent: TupleExpressionSyntax })
        {
            target = target.Parent;
        }

        return target.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == target,
            ArgumentSyntax argument => argument.RefOrOutKeyword.IsKind(SyntaxKind.RefKeyword) || argument.RefOrOutKeyword.IsKind(SyntaxKind.OutKeyword),
            RefExpressionSyntax or PrefixUnaryExpressionSyntax => true,
            _ => target is PostfixUnaryExpressionSyntax increment && !increment.IsKind(SyntaxKind.SuppressNullableWarningExpression),
        };
    }
}
