using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetDsl.Generator.Emission;
using NetDsl.Generator.Model;
using NetDsl.Generator.Parsing;
using NetDsl.Generator.Planning;
using NetDsl.Generator.Validation;

namespace NetDsl.Generator;

/// <summary>
/// Writes a network into every partial class with <c>[Layer]</c> attributes: declaration → parse → validate → model →
/// plan → emit. What is wrong is reported by <see cref="NetworkAnalyzer"/>, from the same parser and the same rules.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Classes with a [Layer], and those that have only [Layer<T>].
        IncrementalValueProvider<FileManifest> files = context.AdditionalTextsProvider.Where(FileManifest.IsManifest).Collect()
            .Select(FileManifest.Of)
            .WithTrackingName(TrackingNames.Files);
        IncrementalValuesProvider<NetworkPlan> plans = Plans(context, AttributeNames.Layer, files);
        IncrementalValuesProvider<NetworkPlan> composites = Plans(context, AttributeNames.Stage, files);
        IncrementalValuesProvider<NetworkPlan> imported = Plans(context, AttributeNames.Onnx, files);

        IncrementalValueProvider<EquatableArray<string>> ambiguous = Names(plans).Combine(Names(composites)).Combine(Names(imported))
            .Select(static (names, _) => HintNames.Ambiguous(names.Left.Left.Concat(names.Left.Right).Concat(names.Right)))
            .WithTrackingName(TrackingNames.AmbiguousNames);

        context.RegisterSourceOutput(plans.Combine(ambiguous), static (production, input) => Emit(production, input.Left, input.Right));
        context.RegisterSourceOutput(composites.Combine(ambiguous), static (production, input) => Emit(production, input.Left, input.Right));
        context.RegisterSourceOutput(imported.Combine(ambiguous), static (production, input) => Emit(production, input.Left, input.Right));
    }

    private static IncrementalValuesProvider<NetworkPlan> Plans(
        IncrementalGeneratorInitializationContext context, string attribute, IncrementalValueProvider<FileManifest> files) => context.SyntaxProvider
        .ForAttributeWithMetadataName(attribute, static (node, _) => node is TypeDeclarationSyntax, (found, cancellationToken) => Parse(found, attribute, cancellationToken))
        .Where(static declaration => declaration is not null)
        .Select(static (declaration, _) => declaration!)
        .WithTrackingName(TrackingNames.Declarations)
        .Combine(files)
        .Select(static (declaration, _) => Plan(FileResolution.Resolve(declaration.Left, declaration.Right)))
        .Where(static plan => plan is not null)
        .Select(static (plan, _) => plan!)
        .WithTrackingName(TrackingNames.Plans);

    private static IncrementalValueProvider<ImmutableArray<string>> Names(IncrementalValuesProvider<NetworkPlan> plans) =>
        plans.Select(static (plan, _) => plan.Model.Place.QualifiedName).Collect();

    // The attributes of one class may stand on several declarations: it is parsed whole, once, at the first that has layers.
    private static NetworkDeclaration? Parse(GeneratorAttributeSyntaxContext context, string attribute, CancellationToken cancellationToken)
    {
        // A struct, or a class whose name is not typed yet: the compiler says so.
        if (context.TargetSymbol is not INamedTypeSymbol { TypeKind: TypeKind.Class, Name.Length: > 0 } type)
        {
            return null;
        }

        // One that has layers too is found by these.
        if (attribute == AttributeNames.Onnx)
        {
            return NetworkAttributes.Layers(type.GetAttributes()).Count == 0 ? NetworkParser.Parse(type, cancellationToken) : null;
        }

        List<AttributeData> layers = NetworkAttributes.LayersFoundBy(attribute, NetworkAttributes.Layers(type.GetAttributes()));
        List<TypeDeclarationSyntax> parts = NetworkAttributes.Parts(layers, cancellationToken);
        return parts.Count > 0 && parts[0] == context.TargetNode ? NetworkParser.Parse(type, cancellationToken) : null;
    }

    private static NetworkPlan? Plan(NetworkDeclaration declaration)
    {
        // Code cannot be added to such a class: the error, the analyzer's or the compiler's, stands alone.
        CheckedNetwork network = CheckedNetwork.Of(declaration);
        return !declaration.Place.CanBeReopened || network.Problems.Any(problem => problem.Rule is Rule.UnsupportedClass or Rule.MemberClash)
            ? null
            : Planner.Plan(network.Model);
    }

    private static void Emit(SourceProductionContext context, NetworkPlan plan, EquatableArray<string> ambiguous)
    {
        foreach (GeneratedFile file in NetworkEmitter.Emit(plan))
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            context.AddSource(HintNames.Of(plan.Model.Place.QualifiedName, file.Part, ambiguous), file.Text);
        }
    }
}
