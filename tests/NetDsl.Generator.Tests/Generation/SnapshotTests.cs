using System.Reflection;
using System.Runtime.CompilerServices;
using NetDsl.Testing;
using VerifyXunit;
using Xunit;

namespace NetDsl.Generator.Tests.Generation;

/// <summary>A few networks whose code was read from beginning to end. What changes here is to be read again; breadth is the other tests' matter.</summary>
public sealed class SnapshotTests
{
    [Fact]
    public Task Small_network() => Verifier.Verify(GeneratorRun.Of(Sources.All["small"]).Compiles().Driver);

    [Fact]
    public Task Named_inputs_and_outputs() => Verifier.Verify(GeneratorRun.Of(Sources.All["named"]).Compiles().Driver);

    [Fact]
    public Task Large_network() => Verifier.Verify(GeneratorRun.Of(Sources.All["large"]).Compiles().Driver);

    [Fact]
    public Task Network_of_networks()
    {
        // The stages are compiled already: what is read here is the network around them.
        using LoadedAssembly stages = GeneratorRun.Of(UserCompilation.Create(
            ["namespace App; [Layer(6), Layer(3, Tanh)] public partial class Encoder; [Layer(3), Layer(6, Sigmoid)] public partial class Decoder;"],
            assemblyName: "Stages")).Load();
        return Verifier.Verify(GeneratorRun.Of(UserCompilation.Create(
            ["namespace App; [Layer<Encoder>] [Layer<Decoder>] public partial class Autoencoder;"]).AddReferences(stages.Reference)).Compiles().Driver);
    }

    [Fact]
    public void Every_snapshot_belongs_to_a_test()
    {
        HashSet<string> tests =
        [
            .. typeof(SnapshotTests).Assembly.GetTypes()
                .SelectMany(type => type.GetMethods().Where(method => method.IsDefined(typeof(FactAttribute))).Select(method => $"{type.Name}.{method.Name}")),
        ];
        string[] snapshots = Directory.GetFiles(Path.GetFullPath(Path.Combine(Here(), "..")), "*.verified.*", SearchOption.AllDirectories);
        Assert.NotEmpty(snapshots);
        Assert.All(snapshots, file => Assert.Contains(Path.GetFileName(file).Split('#')[0], tests));
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
