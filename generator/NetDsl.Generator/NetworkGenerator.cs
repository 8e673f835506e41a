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
using NetDsl.Generator.Text;
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
        IncrementalValuesProvider<NetworkDeclaration> declarations = context.SyntaxProvider
            .ForAttributeWithMetadataName(AttributeNames.Layer, static (node, _) => node is TypeDeclarationSyntax, Parse)
            .Where(static declaration => declaration is not null)
            .Select(static (declaration, _) => declaration!)
            .WithTrackingName(TrackingNames.Declarations);

        IncrementalValuesProvider<NetworkPlan> plans = declarations
            .Select(static (declaration, _) => Plan(declaration))
            .Where(static plan => plan is not null)
            .Select(static (plan, _) => plan!)
            .WithTrackingName(TrackingNames.Plans);

        IncrementalValueProvider<EquatableArray<string>> ambiguous = plans
            .Select(static (plan, _) => plan.Model.Place.QualifiedName)
            .Collect()
            .Select(static (names, _) => HintNames.Ambiguous(names))
            .WithTrackingName(TrackingNames.AmbiguousNames);

        context.RegisterSourceOutput(plans.Combine(ambiguous), static (production, input) => Emit(production, input.Left, input.Right));
    }

    // The attributes of one class may stand on several declarations: it is parsed whole, once, at the first that has layers.
    private static NetworkDeclaration? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        // A struct, or a class whose name is not typed yet: the compiler says so.
        if (context.TargetSymbol is not INamedTypeSymbol { TypeKind: TypeKind.Class, Name.Length: > 0 } type)
        {
            return null;
        }

        List<TypeDeclarationSyntax> parts = NetworkAttributes.Parts(NetworkAttributes.Layers(type.GetAttributes()), cancellationToken);
        return parts.Count > 0 && parts[0] == context.TargetNode ? NetworkParser.Parse(type, cancellationToken) : null;
    }

    private static NetworkPlan? Plan(NetworkDeclaration declaration)
    {
        // Code cannot be added to such a class: the error, the analyzer's or the compiler's, stands alone.
        EquatableArray<Problem> problems = NetworkValidator.Validate(declaration);
        return !declaration.Place.CanBeReopened || problems.Any(problem => problem.Rule is Rule.UnsupportedClass or Rule.MemberClash)
            ? null
            : Planner.Plan(ModelBuilder.Build(declaration, problems));
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
