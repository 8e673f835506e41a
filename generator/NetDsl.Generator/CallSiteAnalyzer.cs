using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetDsl.Generator.CallSites;

namespace NetDsl.Generator;

/// <summary>
/// Reports calls of a network that are certain to fail: spans of another length than the network takes, indices outside its
/// parameters. Where a length is not certain nothing is said; the members check it when they run.
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
                var values = new Values(new LocalValues(block.OperationBlocks), members, block.CancellationToken);
                var lengths = new Lengths(types, networks, values, block.CancellationToken);
                var reachability = new Reachability();
                var spans = new SpanChecks(types, networks, lengths, reachability);
                var indices = new IndexChecks(types, lengths, reachability);
                block.RegisterOperationAction(spans.Check, OperationKind.Invocation);
                block.RegisterOperationAction(indices.CheckIndexer, OperationKind.PropertyReference);
                block.RegisterOperationAction(indices.CheckIndexFromEnd, OperationKind.ImplicitIndexerReference);
            });
        });
    }
}
