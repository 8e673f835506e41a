using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetDsl.Testing;
using Xunit;

namespace NetDsl.Generator.Tests.Generation;

/// <summary>
/// What the compiler says of the user's types is said where the user names them, never in a generated file, where nobody could
/// silence it. What the SDK's analyzers say is held by the project NetDsl.Compatibility.
/// </summary>
public sealed class MarkedTypesTests
{
    private const string Members = "{ public static float Value(float z) => z; public static float Derivative(float z, float value) => 1; }";

    // Networks that name marked types in every way; {0} is the mark. The compiler reports the user's own naming of the first ones.
    private static readonly string[] _reportedUses =
    [
        $"[{{0}}] public class Own : IActivation<float> {Members} [Layer(2)] [Layer(3, typeof(Own))] [Layer(1)] public partial class Net;",
        $"[{{0}}] public class Own : IActivation<float> {Members} [Layer(200)] [Layer(300, typeof(Own))] [Layer(1)] public partial class Net;",
        $"[{{0}}] public class Around {{ public struct Own : IActivation<float> {Members} }} [Layer(2)] [Layer(3, typeof(Around.Own))] public partial class Net;",
        $"[{{0}}] public class Kind; public class Own<T> : IActivation<float> {Members} [Layer(2)] [Layer(3, typeof(Own<Kind>))] public partial class Net;",
        $"[{{0}}] public class Own : IActivation<float> {Members} [Layer(2)] [Layer(2, typeof(Own))] public partial class Stage; [Layer(2)] [Layer<Stage>] public partial class Net;",
        "[{0}] [Layer(2)] [Layer(2)] public partial class Stage; [Layer(2)] [Layer<Stage>] public partial class Net;",
        "[{0}] [Layer(2)] [Layer(2)] public partial class Stage; [Layer(2)] [Layer(200)] [Layer(2)] [Layer<Stage>] public partial class Net;",
        "[{0}] [Layer(2)] [Layer(2)] public partial class Stage; [Layer(2)] [Layer<Stage>] [Layer(0)] public partial class Net;",
        $"[{{0}}] public class Kind; public class Own<T> : IActivation<float> {Members} [Layer(2)] [Layer(3, typeof(Own<Kind[]>))] public partial class Net;",
        "[{0}] public abstract class Root; [Layer(2)] [Layer(2)] public partial class Net : Root;",
        "[{0}] public class Kind; public abstract class Root<T>; [Layer(2)] [Layer(2)] public partial class Net : Root<Kind[]>;",
    ];

    private static readonly string[] _otherUses =
    [
        "public abstract class Root { [{0}] protected Root() { } } [Layer(2)] [Layer(2)] public partial class Net : Root;",
        "[{0}] [Layer(2)] [Layer(2, Softmax)] public partial class Net;",
        "[{0}] public partial class Around { [Layer(2)] [Layer(2)] public partial class Net; }",
    ];

    [Theory]
    [InlineData("System.Obsolete", "CS0612")]
    [InlineData("System.Obsolete(null)", "CS0612")]
    [InlineData("System.Obsolete(\"Use another.\")", "CS0618")]
    [InlineData("System.Obsolete(\"Use another.\", false)", "CS0618")]
    [InlineData("System.Obsolete(\"Use another.\", DiagnosticId = \"MINE7\")", "MINE7")]
    [InlineData("System.Obsolete(DiagnosticId = \"MINE8\")", "MINE8")]
    [InlineData("System.Diagnostics.CodeAnalysis.Experimental(\"EXP001\")", "EXP001")]
    public void A_mark_is_reported_where_the_user_names_the_type_and_nowhere_else(string mark, string id)
    {
        foreach (string use in _reportedUses)
        {
            GeneratorRun run = Run(use, mark);
            AssertSilent(run);
            Assert.True(run.Output.GetDiagnostics().Any(diagnostic => diagnostic.Id == id), $"Nothing is said of [{mark}] in: {use}");
        }

        Assert.All(_otherUses, use => AssertSilent(Run(use, mark)));
    }

    [Theory]
    [InlineData("System.Obsolete(\"Use another.\", true)")]
    [InlineData("System.Obsolete(\"Use another.\", true, DiagnosticId = \"MINE9\")")]
    public void What_is_obsolete_to_the_point_of_an_error_is_one_error(string mark)
    {
        // The base class's constructor is called by any constructor: the user's error, had the class none of the network's.
        foreach (string use in _reportedUses.Where(use => !use.Contains("Root", StringComparison.Ordinal)))
        {
            GeneratorRun run = Run(use, mark);
            AssertSilent(run);
            Assert.Single(run.Output.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        }
    }

    [Theory]
    [InlineData("public abstract class Root<T>; [Layer(2)] [Layer(2)] public partial class Net<T> : Root<T>;")]
    [InlineData("public partial class Around<T> { public abstract class Root; [Layer(2)] [Layer(2)] public partial class Net : Root; }")]
    [InlineData("public abstract class Root<T>; public partial class Around<T> { [Layer(2)] [Layer(2)] public partial class Net : Root<T[]>; }")]
    [InlineData("public class Own<T> : IActivation<float> " + Members + " [Layer(2)] [Layer(3, typeof(Own<>))] public partial class Net;")]
    [InlineData("public partial class Around<T> { public class Own : IActivation<float> " + Members + " [Layer(2)] [Layer(3, typeof(Own))] public partial class Net; }")]
    public void Type_parameters_are_no_trap(string declaration) => AssertSilent(Run(declaration, ""));

    [Fact]
    public void What_is_obsolete_itself_may_use_it()
    {
        const string error = "[System.Obsolete(\"Use another.\", true)]";
        Run($"{error} public class Own : IActivation<float> {Members} [System.Obsolete] [Layer(2)] [Layer(3, typeof(Own))] public partial class Net;", "").Compiles();
        string text = Run($"{error} [Layer(2)] [Layer(2)] public partial class Stage; [System.Obsolete] [Layer(2)] [Layer<Stage>] public partial class Net;", "").Compiles().Source("Net.g.cs");
        Assert.Contains("global::Stage Stage =>", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stage_whose_activation_may_not_be_named_is_an_error() => await AnalyzerVerifier<NetworkAnalyzer>.VerifyAsync(
        $$"""
        #pragma warning disable CS0612
        [System.Obsolete("Use another.", true)] public class Own : IActivation<float> {{Members}}
        [System.Obsolete] [Layer(2)] [Layer(2, typeof(Own))] public partial class Stage;
        [Layer(2)] [Layer<{|NDSL040:Stage|}>] public partial class Net;
        """);

    [Fact]
    public void A_whole_assembly_may_be_experimental()
    {
        GeneratorRun library = GeneratorRun.Of(UserCompilation.Create(
            ["[assembly: System.Diagnostics.CodeAnalysis.Experimental(\"LIB5\")] [Layer(2)] [Layer(2)] public partial class Stage;"], assemblyName: "Library"));
        CSharpCompilation user = UserCompilation.Create(["[Layer(2)] [Layer<Stage>] public partial class Net;"]).AddReferences(library.Output.ToMetadataReference());
        GeneratorRun run = GeneratorRun.Of(user);
        AssertSilent(run);
        Assert.Contains(run.Output.GetDiagnostics(), diagnostic => diagnostic.Id == "LIB5");
    }

    [Fact]
    public void Another_mark_of_a_type_writes_its_networks_anew_and_a_mark_of_the_network_does_not()
    {
        const string net = "[Layer(2)] [Layer<Stage>] public partial class Net;", stage = "[Layer(2)] [Layer(2)] public partial class Stage;";
        GeneratorRun first = GeneratorRun.Of($"{stage} {net}");
        Assert.NotEqual(first.Source("Net.g.cs"), GeneratorRun.Of($"[System.Obsolete] {stage} {net}").Source("Net.g.cs"));
        Assert.Equal(first.Source("Stage.g.cs"), GeneratorRun.Of($"[System.Obsolete] {stage} {net}").Source("Stage.g.cs"));
        Assert.Equal(first.GeneratedText, GeneratorRun.Of($"{stage} [System.Obsolete] {net}").GeneratedText);
    }

    [Fact]
    public void An_id_that_fits_no_pragma_is_left_out() =>
        Assert.DoesNotContain("NO-ID", Run("[{0}] [Layer(2)] [Layer(2)] public partial class Stage; [Layer(2)] [Layer<Stage>] public partial class Net;", "System.Obsolete(DiagnosticId = \"NO-ID\")").GeneratedText, StringComparison.Ordinal);

    public static TheoryData<string> Names => PipelineTests.Names;

    [Theory, MemberData(nameof(Names))]
    public void No_setting_of_the_project_brings_a_warning_into_generated_files(string name)
    {
        CSharpCompilation given = UserCompilation.Create([Sources.All[name], "[assembly: System.CLSCompliant(true)]"]);
        CSharpCompilationOptions options = given.Options.WithGeneralDiagnosticOption(ReportDiagnostic.Error).WithReportSuppressedDiagnostics(false);
        (DocumentationMode, CSharpCompilationOptions)[] settings =
        [
            (DocumentationMode.None, options.WithNullableContextOptions(NullableContextOptions.Disable).WithOverflowChecks(true)),
            (DocumentationMode.Diagnose, options.WithOptimizationLevel(OptimizationLevel.Debug)),
        ];
        foreach ((DocumentationMode mode, CSharpCompilationOptions setting) in settings)
        {
            CSharpParseOptions parse = UserCompilation.ParseOptions.WithDocumentationMode(mode);
            CSharpCompilation parsed = given.RemoveAllSyntaxTrees().AddSyntaxTrees(given.SyntaxTrees.Select(tree => CSharpSyntaxTree.ParseText(tree.GetText(), parse, tree.FilePath)));
            AssertSilent(GeneratorRun.Of(parsed.WithOptions(setting), parseOptions: parse));
        }
    }

    private static GeneratorRun Run(string use, string mark) => GeneratorRun.Of(use.Replace("{0}", mark, StringComparison.Ordinal));

    private static void AssertSilent(GeneratorRun run)
    {
        Assert.NotEmpty(run.Result.GeneratedSources);
        Diagnostic[] found =
        [
            .. run.Output.GetDiagnostics().Where(diagnostic =>
                diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Location.SourceTree is { } tree && !run.Input.SyntaxTrees.Contains(tree)),
        ];
        Assert.True(found.Length == 0, "A generated file holds:\n" + string.Join("\n", found.Take(5)) + "\nof:\n" + run.Input.SyntaxTrees[0]);
    }
}
