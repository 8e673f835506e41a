using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NetDsl.Generator.CallSites;

/// <summary>
/// Reports what stands in code that can run. What constants rule out, or what follows a return or a throw, may hold what
/// another build needs, and fails in none. A member's control flow is followed only when there is something to report.
/// </summary>
internal sealed class Reachability
{
    private readonly object _gate = new();
    private readonly Dictionary<IOperation, Dictionary<SyntaxNode, bool>> _roots = new();

    /// <summary>Reports a diagnostic about the operation of the context, unless that never runs.</summary>
    public void Report(OperationAnalysisContext context, Diagnostic diagnostic)
    {
        if (Runs(context))
        {
            context.ReportDiagnostic(diagnostic);
        }
    }

    private bool Runs(OperationAnalysisContext context)
    {
        IOperation root = context.Operation;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        // Of anything else, as what is half typed can be, the compiler makes no graph.
        if (root is not (IBlockOperation or IMethodBodyBaseOperation or ISymbolInitializerOperation))
        {
            return true;
        }

        lock (_gate)
        {
            if (!_roots.TryGetValue(root, out Dictionary<SyntaxNode, bool> runs))
            {
                runs = new Dictionary<SyntaxNode, bool>();
                Follow(context.GetControlFlowGraph(), true, runs, context.CancellationToken);
                _roots.Add(root, runs);
            }

            return !runs.TryGetValue(context.Operation.Syntax, out bool can) || can;
        }
    }

    // An operation of the graph is another than the one it was made of, but has its syntax; in a finally it may stand twice.
    private static void Follow(ControlFlowGraph graph, bool runs, Dictionary<SyntaxNode, bool> found, CancellationToken cancellationToken)
    {
        HashSet<BasicBlock> reachable = ReachableBlocks.Of(graph);
        foreach (BasicBlock block in graph.Blocks)
        {
            cancellationToken.ThrowIfCancellationRequested();
            bool can = runs && reachable.Contains(block);
            foreach (IOperation operation in block.Operations)
            {
                Mark(operation, can);
            }

            if (block.BranchValue is { } value)
            {
                Mark(value, can);
            }
        }

        // Where a local function is declared says nothing about where it is called.
        foreach (IMethodSymbol function in graph.LocalFunctions)
        {
            Follow(graph.GetLocalFunctionControlFlowGraph(function, cancellationToken), runs, found, cancellationToken);
        }

        void Mark(IOperation top, bool can)
        {
            foreach (IOperation operation in top.DescendantsAndSelf())
            {
                found[operation.Syntax] = can || (found.TryGetValue(operation.Syntax, out bool before) && before);
                if (operation is IFlowAnonymousFunctionOperation lambda)
                {
                    Follow(graph.GetAnonymousFunctionControlFlowGraph(lambda, cancellationToken), can, found, cancellationToken);
                }
            }
        }
    }
}
