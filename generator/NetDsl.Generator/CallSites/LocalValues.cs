using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace NetDsl.Generator.CallSites;

/// <summary>
/// The locals of a member and what is assigned to them, where they are declared or later. One that is handed out by reference may
/// have any value. The member is searched once, when the first local is asked for.
/// </summary>
internal sealed class LocalValues(ImmutableArray<IOperation> blocks)
{
    private readonly object _gate = new();
    private Dictionary<ILocalSymbol, Uses>? _uses;

    /// <summary>All that is assigned to the local, one of which it has whenever it is read; null where that is not all.</summary>
    public IReadOnlyList<IOperation>? Of(ILocalSymbol local) => UsesOf(local) is { IsKnown: true } uses ? uses.Values : null;

    /// <summary>Whether a local that is an array is assigned once, and only looked into from then on.</summary>
    public bool KeepsContent(ILocalSymbol local) => UsesOf(local) is { IsKnown: true, Values.Count: 1, IsHandedOn: false };

    private Uses? UsesOf(ILocalSymbol local)
    {
        lock (_gate)
        {
            _uses ??= Search();
        }

        return local.RefKind == RefKind.None && _uses.TryGetValue(local, out Uses uses) && uses.IsDeclared ? uses : null;
    }

    private Dictionary<ILocalSymbol, Uses> Search()
    {
        var found = new Dictionary<ILocalSymbol, Uses>(SymbolEqualityComparer.Default);
        foreach (IOperation operation in blocks.SelectMany(block => block.DescendantsAndSelf()))
        {
            // The variable of a foreach or a catch is a declarator too, but stands in no declaration: it takes many values.
            if (operation is IVariableDeclaratorOperation { Parent: IVariableDeclarationOperation } declarator)
            {
                Uses uses = Of(declarator.Symbol);
                uses.IsDeclared = true;
                if (declarator.GetVariableInitializer() is { } initializer)
                {
                    uses.Write(initializer.Value);
                }
            }
            else if (operation is ILocalReferenceOperation reference)
            {
                if (!IsRead(reference))
                {
                    Of(reference.Local).Write(reference.Parent is ISimpleAssignmentOperation { IsRef: false } assignment ? assignment.Value : null);
                }
                else if (!ContentReads.IsOne(reference))
                {
                    Of(reference.Local).IsHandedOn = true;
                }
            }
        }

        return found;

        Uses Of(ILocalSymbol local)
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
        private bool _isAny;

        public bool IsDeclared { get; set; }

        /// <summary>Whether what the local holds is known to others, or written to.</summary>
        public bool IsHandedOn { get; set; }

        /// <summary>Whether each write says which value it writes, and there is one.</summary>
        public bool IsKnown => !_isAny && Values.Count > 0;

        public List<IOperation> Values { get; } = [];

        public void Write(IOperation? value)
        {
            if (value is null)
            {
                _isAny = true;
            }
            else
            {
                Values.Add(value);
            }
        }
    }
}
