using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetDsl.Generator.Diagnostics;
using NetDsl.Generator.Model;
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
        context.RegisterCompilationStartAction(static start =>
        {
            FileManifest files = FileManifest.Of(start.Options.AdditionalFiles, start.CancellationToken);
            start.RegisterSymbolAction(symbol => Analyze(symbol, files), SymbolKind.NamedType);
        });
    }

    private static void Analyze(SymbolAnalysisContext context, FileManifest files)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        ImmutableArray<AttributeData> attributes = type.GetAttributes();
        if (attributes.IsEmpty || type.TypeKind != TypeKind.Class || type.Name.Length == 0)
        {
            return;
        }

        if (NetworkAttributes.Layers(attributes).Count == 0 && NetworkAttributes.Find(attributes, AttributeNames.Onnx) is null)
        {
            ReportOptionsWithoutLayers(context, type, attributes);
            return;
        }

        // The compiler says what is missing; more would be said about a text that nobody means.
        NetworkDeclaration declaration = FileResolution.Resolve(NetworkParser.Parse(type, context.CancellationToken), files);
        if (declaration.IsUnfinished)
        {
            return;
        }

        var locations = new TargetLocations(type, context.CancellationToken);
        foreach (Problem problem in CheckedNetwork.Of(declaration).Problems)
        {
            if (problem.Target.Kind == TargetKind.OwnMember && declaration.OwnMembers[problem.Target.Index].IsUnfinished)
            {
                continue;
            }

            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.Of(problem.Rule), locations.Of(problem.Target), problem.Arguments.Cast<object>().ToArray()));
        }
    }

    private static void ReportOptionsWithoutLayers(SymbolAnalysisContext context, INamedTypeSymbol type, ImmutableArray<AttributeData> attributes)
    {
        // The layers may be what the compiler could not read.
        if (attributes.Any(attribute => attribute.AttributeClass is null or IErrorTypeSymbol) || Unfinished.IsUnfinished(type, context.CancellationToken))
        {
            return;
        }

        foreach (string name in new[] { AttributeNames.Network, AttributeNames.Inputs, AttributeNames.Outputs, AttributeNames.Weights })
        {
            if (NetworkAttributes.Find(attributes, name)?.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken) is { } syntax)
            {
                string shortName = name.Substring("NetDsl.".Length, name.Length - "NetDsl.".Length - "Attribute".Length);
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.OptionsWithoutLayers, syntax.GetLocation(), type.Name, shortName));
            }
        }
    }
}
