using Microsoft.CodeAnalysis;
using NetDsl.Generator.Model;
using NetDsl.Generator.Parsing;
using NetDsl.Generator.Tests.Files;
using NetDsl.Generator.Validation;
using NetDsl.Testing;
using Xunit;

namespace NetDsl.Generator.Tests.Diagnostics;

/// <summary>The catalogue of generated members holds what is emitted, and nothing else.</summary>
public sealed class GeneratedMembersTests
{
    // Together they have every member that there is.
    private static readonly string[] _networks =
    [
        "[Layer(3)] [Layer(4, Tanh)] [Layer(2)] public partial class Net;",
        "[Layer(3)] [Layer(4, Tanh)] [Layer(2, Softmax)] public partial class Net;",
        "[Network(Precision = Precision.Double)] [Layer(20)] [Layer(50, Gelu, Dropout = 0.5)] [Layer(10, Softmax)] public partial class Net;",
        "[Layer(40)] [Layer(300, Relu)] [Layer(300, Relu)] [Layer(1)] public partial class Net;",
        "[Layer(4), Layer(3)] public partial class Encoder; [Layer<Encoder>] [Layer(2)] public partial class Net;",
        "[Weights(\"net.safetensors\")] [Layer(2)] [Layer(1)] public partial class Net;",
        "[Layer(4), Layer(32, Tanh), Layer(3)] public partial class Net;",
    ];

    [Fact]
    public void What_is_emitted_and_the_catalogue_are_the_same()
    {
        using var project = new TemporaryProject();
        project.Write("net.safetensors", [FileTensor.Of<float>("a.weight", [1, 2], 1, 2), FileTensor.Of<float>("a.bias", [3], 1)]);
        project.Write("net.test.safetensors", [FileTensor.Of<float>("inputs", [1, 1], 1, 2), FileTensor.Of<float>("outputs", [6], 1, 1)]);
        string manifest = project.Manifest();

        HashSet<string> emitted = [];
        HashSet<Overload> overloads = [];
        foreach (string network in _networks)
        {
            GeneratorRun run = GeneratorRun.Of(UserCompilation.Create([network]), manifest: manifest);
            NetworkDeclaration declaration = FileResolution.Resolve(
                NetworkParser.Parse(run.Input.GetTypeByMetadataName("Net")!, default), FileManifest.Of(ManifestText.Of(manifest), default));
            MemberFacts facts = MemberClashes.FactsOf(declaration);
            string[] stages = [.. declaration.Layers.Select(layer => layer.Stage?.View).OfType<string>().SelectMany(view => new[] { view, GeneratedMembers.PartOf(view) })];
            foreach (ISymbol member in Members(run.Output.GetTypeByMetadataName("Net")!).Where(member => !stages.Contains(member.Name)))
            {
                GeneratedMember? known = member.Name == ".ctor" ? GeneratedMembers.Constructors : GeneratedMembers.Find(member.Name, facts);
                Assert.True(known is not null, $"{network}\n{member} is not in the catalogue.");
                Assert.Equal(member is IMethodSymbol, known.Kind == MemberKind.Methods);
                emitted.Add(known.Name);
                if (member is IMethodSymbol method)
                {
                    EquatableArray<string> types = Types(method);
                    Assert.True(known.HasOverload(types, facts), $"{network}\n{member} is in the catalogue with other parameters.");
                    overloads.UnionWith(known.Overloads.Where(overload => overload.IsSame(types, facts)));
                }
            }
        }

        Assert.Equal(GeneratedMembers.All.Select(member => member.Name).Append(GeneratedMembers.Constructors.Name).Order(StringComparer.Ordinal), emitted.Order(StringComparer.Ordinal));
        Assert.All(GeneratedMembers.All.Append(GeneratedMembers.Constructors).SelectMany(member => member.Overloads), overload => Assert.Contains(overload, overloads));
    }

    private static IEnumerable<ISymbol> Members(INamedTypeSymbol type) => type.GetMembers().Where(member =>
        member is IMethodSymbol { MethodKind: MethodKind.Constructor }
        || (!member.IsImplicitlyDeclared && member is not IMethodSymbol { AssociatedSymbol: not null } && member.CanBeReferencedByName));

    private static EquatableArray<string> Types(IMethodSymbol method) => method.Parameters
        .Select(parameter => (parameter.RefKind == RefKind.None ? "" : "ref ") + parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat))
        .ToEquatableArray();
}
