using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetDsl.Testing;
using Xunit;

namespace NetDsl.Generator.Tests.Diagnostics;

/// <summary>Members of the user's own beside generated ones: those in their way are named, at the member, and all others work.</summary>
public sealed class OwnMemberTests
{
    private const string Net = "[Layer(3)] [Layer(2)]\npublic partial class Net";

    // Small and large networks, of which each has members that the other has not.
    private static readonly string[] _networks =
    [
        "[Layer(3)] [Layer(4, Tanh)] [Layer(2)] public partial class Net",
        "[Network(Precision = Precision.Double)] [Layer(20)] [Layer(50, Gelu)] [Layer(1)] public partial class Net",
        "[Layer(2)] [Layer(2)] public partial class Net",
        "[Layer(4), Layer(3)] public partial class Encoder; [Layer<Encoder>] [Layer(2)] public partial class Net",
    ];

    [Theory]
    [InlineData("{ public int {|NDSL020:InputSize|} => 3; }", "'Net' has a member 'InputSize' of its own, and the network generates one")]
    [InlineData("{ public float[] {|NDSL020:Parameters|} = []; }", "has a member 'Parameters' of its own")]
    [InlineData("{ public void {|NDSL020:Parameters|}() { } }", "has a member 'Parameters' of its own")]
    [InlineData("{ public struct {|NDSL020:Output|}; }", "has a member 'Output' of its own")]
    [InlineData("{ public float[] {|NDSL020:Input|} = []; }", "has a member 'Input' of its own")]
    [InlineData("{ public int {|NDSL020:Layer1|}; }", "has a member 'Layer1' of its own")]
    [InlineData("{ private event System.Action {|NDSL020:Forward|} { add { } remove { } } }", "has a member 'Forward' of its own")]
    [InlineData("{ public float {|NDSL020:Backward|}(System.ReadOnlySpan<float> a, System.ReadOnlySpan<float> b, System.Span<float> c) => 0; }", "has a member 'Backward' of its own")]
    [InlineData("{ public float {|NDSL020:Forward|}(float x, float y, float z) => x; }", "has a member 'Forward' of its own")]
    [InlineData("{ public {|NDSL020:Net|}() { } }", "'Net' has a constructor 'Net()' of its own, and the network generates one")]
    [InlineData("{ internal {|NDSL020:Net|}(int size) { } }", "'Net' has a constructor 'Net(int)' of its own")]
    [InlineData("<{|NDSL020:Output|}>;", "'Net' has a type parameter 'Output' of its own")]
    [InlineData("; partial class Net { const int {|NDSL020:StorageSize|} = 1; }", "has a member 'StorageSize' of its own")]
    public async Task A_member_in_the_way_is_named(string rest, string message)
    {
        Diagnostic diagnostic = Assert.Single(await AnalyzerVerifier<NetworkAnalyzer>.VerifyAsync(Net + rest));
        Assert.Contains(message, diagnostic.GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public Task Each_of_several_is_named() => AnalyzerVerifier<NetworkAnalyzer>.VerifyAsync(
        Net + " { public int {|NDSL020:InputSize|} => 3; public void {|NDSL020:Pack|}(System.ReadOnlySpan<float> a, System.Span<float> b) { } }");

    [Theory]
    [InlineData("{ public float Forward(float[] x) => x[0]; public void Forward() { } public void Forward<T>(T x, T y, T z) { } }")]
    [InlineData("{ public void Forward(System.ReadOnlySpan<double> x, System.Span<double> y) { } public float Forward(float x, float y) => x; }")]
    [InlineData("{ public int Layer2 => 2; public int Layer9Size; public class Layer0; public int Layer01; public int Layer; public int Layer1Sum; }")]
    [InlineData("{ private Net(string file) : this(seed: 1) { } public Net(int a, int b) : this() { } static Net() { } }")]
    [InlineData("{ public int this[int index] => index; public static Net operator +(Net a, Net b) => a; public static implicit operator int(Net a) => 1; }")]
    [InlineData("{ private static void TrainRow(float[] row) { } private void ForwardRow(int row) { } }")]
    [InlineData("{ public static Net Create(int seed) => new(seed); public void Save() { } public int Shape; }")]
    public Task Other_members_of_ones_own_work(string rest) => AnalyzerVerifier<NetworkAnalyzer>.VerifyAsync(Net + rest);

    [Fact]
    public Task One_output_leaves_the_name_Output_free() => AnalyzerVerifier<NetworkAnalyzer>.VerifyAsync(
        "[Layer(3)] [Layer(1)]\npublic partial class Net { public float Output => 1; }");

    [Theory]
    [InlineData("[Layer(1)] [Layer(2)]")]
    [InlineData("[Layer(17)] [Layer(2)]")]
    [InlineData("[Layer(2)] [Layer(257)]")]
    public async Task Networks_without_a_type_Input_leave_its_name_free(string layers)
    {
        string source = layers + "\npublic partial class Net { public float[] Input => []; public void Forward(Other.Input row) { } } namespace Other { public struct Input; }";
        await AnalyzerVerifier<NetworkAnalyzer>.VerifyAsync(source);
        GeneratorRun.Of(source).Compiles();
    }

    [Fact]
    public async Task Every_generated_member_is_known()
    {
        foreach (string network in _networks)
        {
            GeneratorRun run = GeneratorRun.Of(network + ";");
            INamedTypeSymbol type = run.Output.GetTypeByMetadataName("Net")!;
            ISymbol[] generated = [.. type.GetMembers().Where(member => !member.IsImplicitlyDeclared && member is not IMethodSymbol { AssociatedSymbol: not null } && member.CanBeReferencedByName || member is IMethodSymbol { MethodKind: MethodKind.Constructor })];
            Assert.True(generated.Length > 25);
            foreach (ISymbol member in generated)
            {
                string own = Declare(member);
                Diagnostic[] found = [.. await AnalyzerVerifier<NetworkAnalyzer>.FindAsync($"{network} {{ {own} }}")];
                Assert.True(found is [{ Id: "NDSL020" or "NDSL044" }], $"A network's own `{own}` is no clash to the analyzer, though one is generated: {string.Join(", ", found.AsEnumerable())}");
                CSharpCompilation output = GeneratorRun.Of($"{network} {{ {own} }}").Output;

                // A method of the user's that takes the generated Input waits for it, and it is not generated beside such a method.
                Assert.DoesNotContain(
                    output.GetDiagnostics(),
                    diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && !(diagnostic.Id == "CS0426" && own.Contains("Net.Input", StringComparison.Ordinal)));
            }
        }
    }

    // The member with other names of parameters and no content.
    private static string Declare(ISymbol member)
    {
        if (member is not IMethodSymbol method)
            return member is INamedTypeSymbol ? $"struct {member.Name};" : $"int {member.Name} => 0;";

        string parameters = string.Join(", ", method.Parameters.Select((parameter, index) =>
            $"{(parameter.RefKind == RefKind.None ? "" : "ref ")}{parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)} p{index}"));
        return method.MethodKind == MethodKind.Constructor ? $"public Net({parameters}) {{ }}" : $"void {method.Name}({parameters}) {{ }}";
    }
}
