using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetDsl.Generator.Diagnostics;
using NetDsl.Generator.Parsing;
using NetDsl.Generator.Validation;

namespace NetDsl.Generator;

/// <summary>
/// Reports what is wrong with a network's declaration, at the token that is wrong. It is an analyzer so that
/// <c>#pragma</c> and editorconfig work on its diagnostics; what it knows is the generator's parser and rules.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        ImmutableArray<AttributeData> attributes = type.GetAttributes();
        if (attributes.IsEmpty || type.TypeKind != TypeKind.Class || type.Name.Length == 0)
        {
            return;
        }

        if (NetworkAttributes.Layers(attributes).Count == 0)
        {
            ReportOptionsWithoutLayers(context, type, attributes);
            return;
        }

        var locations = new TargetLocations(type, context.CancellationToken);
        foreach (Problem problem in NetworkValidator.Validate(NetworkParser.Parse(type, context.CancellationToken)))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.Of(problem.Rule), locations.Of(problem.Target), problem.Arguments.Cast<object>().ToArray()));
        }
    }

    private static void ReportOptionsWithoutLayers(SymbolAnalysisContext context, INamedTypeSymbol type, ImmutableArray<AttributeData> attributes)
    {
        foreach (string name in new[] { AttributeNames.Network, AttributeNames.Inputs, AttributeNames.Outputs })
        {
            if (NetworkAttributes.Find(attributes, name)?.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken) is { } syntax)
            {
                string shortName = name.Substring("NetDsl.".Length, name.Length - "NetDsl.".Length - "Attribute".Length);
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.OptionsWithoutLayers, syntax.GetLocation(), type.Name, shortName));
            }
        }
    }
}
