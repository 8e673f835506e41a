using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetDsl.Testing;
using NetDsl.Tests.Networks;
using Xunit;

namespace NetDsl.Tests.Files;

/// <summary>Networks written as code of their own have the networks' bits.</summary>
public sealed class SourceTests
{
    // Weights as a network begins with, and with biases.
    private const int Weights = 2;

    // A compiler takes long for a hundred thousand literals, and what they lead to is no other code.
    private const int MostParameters = 25_000;

    [FusedFact]
    public void CSharp_has_the_bits_of_the_network() => CheckCSharp(Networks());

    [GccFact]
    public void C_has_the_bits_of_the_network()
    {
        SourceCheck[] networks = Checks(Networks());
        string folder = Directory.CreateTempSubdirectory("netdsl").FullName;
        try
        {
            // All in one file, as a program may have them: their names keep them apart.
            string file = Path.Combine(folder, "networks.c"), library = Path.Combine(folder, "networks.so");
            File.WriteAllLines(file, networks.SelectMany(network => Enumerable.Range(0, Weights).Select(network.ToC)));
            (int exitCode, string output) = Gcc([.. "-std=c99 -ffp-contract=off -O1 -mfma -Wall -Wextra -Werror -shared -fPIC -o".Split(' '), library, file, "-lm"]);
            Assert.True(exitCode == 0, output);
            nint handle = NativeLibrary.Load(library);
            for (int index = 0; index < Weights; index++)
            {
                foreach (SourceCheck network in networks)
                {
                    network.Compare(handle, index);
                }
            }

            NativeLibrary.Free(handle);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Standardizers_are_part_of_the_code()
    {
        var network = new Gesture(3);
        var about = new NetworkFile { InputScaler = new Standardizer<float>([10, -3, 0.5], [4, 0.1, 2]), OutputScaler = new Standardizer<double>([100, 200], [5, 50]) };
        Assembly assembly = Compile([network.ToSource("Raw", about: about)]);
        float[] row = [12, -3.1f, 0], expected = new float[2], actual = new float[2];
        assembly.GetType("Raw.Gesture", throwOnError: true)!.GetMethod("Forward")!.CreateDelegate<ForwardCall>()(row, actual);
        about.InputScaler.As<float>().Apply(row);
        network.Forward(row, expected);
        about.OutputScaler.As<float>().Invert(expected);

        Assert.True(Math.Abs(expected[0] - 100) > 0.1);
        Assert.Equal(expected[0], actual[0], 1e-4f);
        Assert.Equal(expected[1], actual[1], 1e-4f);
    }

    [Fact]
    public void Wrong_lengths_are_refused_by_the_code_itself()
    {
        ForwardCall forward = Compile([new Gesture().ToSource()]).GetType("Gesture", throwOnError: true)!.GetMethod("Forward")!.CreateDelegate<ForwardCall>();
        var exception = Assert.Throws<ArgumentException>(() => forward(new float[4], new float[2]));
        Assert.Equal("Gesture.Forward: input has 4 values and output 2, expected 3 and 2", exception.Message);
    }

    [Fact]
    public void Nothing_is_allocated_by_the_code()
    {
        ForwardCall forward = Compile([new Gesture().ToSource()]).GetType("Gesture", throwOnError: true)!.GetMethod("Forward")!.CreateDelegate<ForwardCall>();
        float[] input = new float[3], output = new float[2];
        forward(input, output);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            forward(input, output);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Names_that_are_none_are_refused()
    {
        var network = new Gesture();
        Assert.Equal("ToSource: 'a b' is not an identifier (Parameter 'className')", Assert.Throws<ArgumentException>(() => network.ToSource(className: "a b")).Message);
        Assert.Equal("ToSource: '' is not an identifier (Parameter 'namespace')", Assert.Throws<ArgumentException>(() => network.ToSource("A..B")).Message);
        Assert.Equal("ToSource: 'Tanh' is a name within the class (Parameter 'className')", Assert.Throws<ArgumentException>(() => network.ToSource(className: "Tanh")).Message);
        Assert.Equal("ToC: 'größe' is not an identifier (Parameter 'name')", Assert.Throws<ArgumentException>(() => network.ToC("größe")).Message);
    }

    [Fact]
    public void Activations_of_ones_own_are_refused_by_name()
    {
        string message = Assert.Throws<NotSupportedException>(() => new Net_6_19_3_Cubic().ToSource()).Message;
        Assert.Equal("Net_6_19_3_Cubic.ToSource: the activation 'Cubic' of Layer1 is one of your own, whose formula is not known here.", message);
    }

    [Fact]
    public void What_is_not_finite_stands_in_the_code_too()
    {
        var network = new Gesture();
        network.Layer2.Biases[0] = float.NaN;
        network.Layer2.Biases[1] = float.NegativeInfinity;
        float[] output = new float[2];
        Compile([network.ToSource()]).GetType("Gesture", throwOnError: true)!.GetMethod("Forward")!.CreateDelegate<ForwardCall>()([0, 0, 0], output);
        Assert.Equal([float.NaN, float.NegativeInfinity], output);
    }

    /// <summary>Compiles what all these networks are as C#, and compares it.</summary>
    internal static void CheckCSharp(IEnumerable<Type> types)
    {
        SourceCheck[] networks = Checks(types);
        Assembly assembly = Compile([.. networks.SelectMany(network => Enumerable.Range(0, Weights).Select(network.ToSource))]);
        foreach (SourceCheck network in networks)
        {
            for (int index = 0; index < Weights; index++)
            {
                network.Compare(assembly, index);
            }
        }
    }

    internal delegate void ForwardCall(ReadOnlySpan<float> input, Span<float> output);

    private static SourceCheck[] Checks(IEnumerable<Type> networks)
    {
        SourceCheck[] checks = [.. networks.Select(SourceCheck.Of).Where(check => check.CanBeWritten && check.Parameters <= MostParameters)];
        Assert.True(checks.Length > 10);
        return checks;
    }

    private static IEnumerable<Type> Networks() => DeclaredNetworkTests.Declared().Where(network => SourceCheck.Of(network).Parameters < MostParameters / 10).Concat(
        [typeof(SmallAutoencoder), typeof(WithoutBias), typeof(Wide), typeof(WideDouble), typeof(SmallInWide), typeof(SmallInWideDouble), typeof(Images)]);

    // It compiles alone: nothing of NetDsl is there.
    private static Assembly Compile(string[] sources)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Written",
            sources.Select(source => CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.CSharp12))),
            UserCompilation.References.Where(reference => !reference.Display!.Contains("NetDsl", StringComparison.Ordinal)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, warningLevel: int.MaxValue));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.Empty(result.Diagnostics);
        return Assembly.Load(image.ToArray());
    }

    private static (int ExitCode, string Output) Gcc(string[] arguments)
    {
        var start = new ProcessStartInfo("gcc", arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException("gcc did not start.");
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, error);
    }

    /// <summary>Where products and sums are fused; else the code, which always fuses them, has other bits.</summary>
    private sealed class FusedFactAttribute : FactAttribute
    {
        public FusedFactAttribute() => Skip = Fma.IsSupported || System.Runtime.Intrinsics.Arm.AdvSimd.IsSupported ? null : "This processor does not fuse multiplications and additions.";
    }

    private sealed class GccFactAttribute : FactAttribute
    {
        public GccFactAttribute() => Skip = !Fma.IsSupported ? "This processor has no FMA."
            : Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "gcc"))) ? null : "There is no gcc.";
    }
}
