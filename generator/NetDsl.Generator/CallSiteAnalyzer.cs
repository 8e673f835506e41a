using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetDsl.Generator.CallSites;

namespace NetDsl.Generator;

/// <summary>
/// Reports calls of a network that are certain to fail: spans of another length than the network takes, rows that do
/// not go together, indices outside its parameters, classes that there are not. Where a length is not certain nothing is said; the members check it when they run.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CallSiteAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => CallSiteDescriptors.All;

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (CallSiteTypes.Of(start.Compilation) is not { } types)
            {
                return;
            }

            // Known for the compilation: networks, and members with one value. Known for each member's code: its locals.
            var networks = new Networks(types, start.Compilation.Assembly);
            var members = new MemberValues(start.Compilation);
            start.RegisterOperationBlockStartAction(block =>
            {
                var locals = new LocalValues(block.OperationBlocks);
                var values = new Values(locals, members, block.CancellationToken);
                var lengths = new Lengths(types, networks, values, block.CancellationToken);
                var reachability = new Reachability();
                var contents = new Contents(types, values, locals);
                var datasets = new Datasets(types, lengths, values, contents);
                var spans = new SpanChecks(types, networks, lengths, datasets, reachability);
                var steps = new StepChecks(types, lengths, values, reachability);
                var rows = new DatasetRowChecks(types, lengths, datasets, reachability);
                var classes = new ClassChecks(types, networks, lengths, datasets, contents, reachability);
                var indices = new IndexChecks(types, lengths, reachability);
                block.RegisterOperationAction(spans.Check, OperationKind.Invocation);
                block.RegisterOperationAction(steps.Check, OperationKind.Invocation);
                block.RegisterOperationAction(rows.CheckCall, OperationKind.Invocation);
                block.RegisterOperationAction(rows.CheckCreation, OperationKind.ObjectCreation);
                block.RegisterOperationAction(classes.CheckCall, OperationKind.Invocation);
                block.RegisterOperationAction(classes.CheckCreation, OperationKind.ObjectCreation);
                block.RegisterOperationAction(indices.CheckIndexer, OperationKind.PropertyReference);
                block.RegisterOperationAction(indices.CheckIndexFromEnd, OperationKind.ImplicitIndexerReference);
            });
        });
    }
}
