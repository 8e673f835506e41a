using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace NetDsl.Generator.CallSites;

/// <summary>
/// The locals of a member that have one value for as long as they can be read: assigned once, where they are declared or
/// later, and never handed out by reference. The member is searched once, when the first local is asked for.
/// </summary>
internal sealed class LocalValues(ImmutableArray<IOperation> blocks)
{
    private readonly object _gate = new();
    private Dictionary<ILocalSymbol, Uses>? _uses;

    /// <summary>The local's one value, or null where it has none or may have several.</summary>
    public IOperation? Of(ILocalSymbol local)
    {
        lock (_gate)
        {
            _uses ??= Search();
        }

        return local.RefKind == RefKind.None && _uses.TryGetValue(local, out Uses uses) && uses.IsDeclared && uses.Writes == 1 ? uses.Value : null;
    }

    private Dictionary<ILocalSymbol, Uses> Search()
    {
        var found = new Dictionary<ILocalSymbol, Uses>(SymbolEqualityComparer.Default);
        foreach (IOperation operation in blocks.SelectMany(block => block.DescendantsAndSelf()))
        {
            // The variable of a foreach or a catch is a declarator too, but stands in no declaration: it takes many values.
            if (operation is IVariableDeclaratorOperation { Parent: IVariableDeclarationOperation } declarator)
            {
                Uses uses = UsesOf(declarator.Symbol);
                uses.IsDeclared = true;
                if (declarator.GetVariableInitializer() is { } initializer)
                {
                    uses.Write(initializer.Value);
                }
            }
            else if (operation is ILocalReferenceOperation reference && !IsRead(reference))
            {
                UsesOf(reference.Local).Write(reference.Parent is ISimpleAssignmentOperation { IsRef: false } assignment ? assignment.Value : null);
            }
        }

        return found;

        Uses UsesOf(ILocalSymbol local)
        {
            if (!found.TryGetValue(local, out Uses uses))
            {
                found.Add(local, uses = new Uses());
            }

            return uses;
        }
    }

    // Whatever takes the local itself and not its value counts as a write, as does what is not understood.
    private static bool IsRead(ILocalReferenceOperation reference) => !reference.IsDeclaration && reference.Parent switch
    {
        ISimpleAssignmentOperation assignment => assignment.Target != reference && !assignment.IsRef,
        IAssignmentOperation assignment => assignment.Target != reference,
        IIncrementOrDecrementOperation => false,
        IArgumentOperation argument => argument.Parameter is { RefKind: RefKind.None or RefKind.In },
        IVariableInitializerOperation initializer => initializer.Parent is IVariableDeclaratorOperation { Symbol.RefKind: RefKind.None },
        IConditionalOperation conditional => !conditional.IsRef,
        IAddressOfOperation or IDynamicInvocationOperation or IDynamicObjectCreationOperation or IInvalidOperation or null => false,
        ITupleOperation tuple => !IsDeconstructed(tuple),

        // What the compiler makes no operation of: of those, `fixed (float* p = x)` reads.
        { Kind: OperationKind.None } => reference.Syntax.Parent is EqualsValueClauseSyntax,
        _ => true,
    };

    private static bool IsDeconstructed(ITupleOperation tuple)
    {
        IOperation outer = tuple;
        while (outer.Parent is ITupleOperation or IConversionOperation)
        {
            outer = outer.Parent;
        }

        return outer.Parent is IDeconstructionAssignmentOperation assignment && assignment.Target == outer;
    }

    private sealed class Uses
    {
        public bool IsDeclared { get; set; }

        public int Writes { get; private set; }

        public IOperation? Value { get; private set; }

        public void Write(IOperation? value)
        {
            Writes++;
            Value = value;
        }
    }
}
