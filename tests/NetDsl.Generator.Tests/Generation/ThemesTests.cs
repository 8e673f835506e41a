using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetDsl.Benchmarks.Measuring;
using NetDsl.CodeFixes;
using NetDsl.Generator.Tests.CodeFixes;
using NetDsl.Generator.Tests.Diagnostics;
using NetDsl.Generator.Tests.Fuzz;
using NetDsl.Testing;
using Xunit;

namespace NetDsl.Generator.Tests.Generation;

/// <summary>
/// What users of source generators complain about, theme by theme: where each is tested, and the tests of those that belong
/// nowhere else.
/// </summary>
public sealed class ThemesTests
{
    private static readonly Dictionary<string, (Type Class, string Test)[]> _themes = new()
    {
        ["The editor lags"] =
        [
            (typeof(PipelineTests), nameof(PipelineTests.An_edit_that_concerns_no_network_runs_no_step)),
            (typeof(PipelineTests), nameof(PipelineTests.An_edit_of_one_of_a_hundred_networks_writes_that_one_anew)),
            (typeof(PipelineTests), nameof(PipelineTests.What_does_not_change_the_network_writes_nothing_anew)),
            (typeof(ThemesTests), nameof(A_hundred_networks_stay_within_ten_times_the_budget)),
        ],
        ["Pragmas and editorconfig are ignored"] = [(typeof(CatalogueTests), nameof(CatalogueTests.A_pragma_silences_it)), (typeof(CatalogueTests), nameof(CatalogueTests.Editorconfig_silences_it))],
        ["Names of files collide"] = [(typeof(PlacementTests), nameof(PlacementTests.Any_place)), (typeof(PlacementTests), nameof(PlacementTests.A_network_inside_a_network_may_be_called_as_a_part_of_its_files))],
        ["Namespaces and types of the user's are mistaken for others"] =
        [
            (typeof(PlacementTests), nameof(PlacementTests.Any_neighbour_in_the_namespace)),
            (typeof(PlacementTests), nameof(PlacementTests.Any_neighbour_as_the_namespace)),
            (typeof(PlacementTests), nameof(PlacementTests.Any_neighbour_in_the_global_namespace)),
            (typeof(PlacementTests), nameof(PlacementTests.Any_neighbour_among_the_members)),
        ],
        ["Nesting and type parameters"] = [(typeof(PlacementTests), nameof(PlacementTests.Any_place)), (typeof(DeclarationTests), nameof(DeclarationTests.Every_type_around_the_network_that_is_not_partial_is_named))],
        ["Accessibility"] = [(typeof(PlacementTests), nameof(PlacementTests.Any_place)), (typeof(DeclarationTests), nameof(DeclarationTests.A_class_that_cannot_be_a_network_gives_one_error))],
        ["The word partial is missing"] = [(typeof(DeclarationTests), nameof(DeclarationTests.A_class_that_cannot_be_a_network_gives_one_error)), (typeof(RepairTests), nameof(RepairTests.Partial))],
        ["Cultures"] = [(typeof(PipelineTests), nameof(PipelineTests.The_text_is_the_same_in_every_culture))],
        ["Warnings in generated code"] = [(typeof(PipelineTests), nameof(PipelineTests.The_output_compiles_without_warnings)), (typeof(ThemesTests), nameof(Warnings_as_errors_with_documentation))],
        ["Attributes that come twice"] = [(typeof(ThemesTests), nameof(Two_projects_that_see_each_others_internals))],
        ["Long paths"] = [(typeof(PlacementTests), nameof(PlacementTests.Names_of_any_length))],
        ["A compiler too old or too new"] = [(typeof(ThemesTests), nameof(The_packed_assemblies_ask_for_the_pinned_compiler))],
        ["Huge methods"] = [(typeof(PipelineTests), nameof(PipelineTests.The_text_stays_short))],
        ["Crashes while typing"] = [(typeof(TypingTests), nameof(TypingTests.From_the_first_character_to_the_last)), (typeof(FuzzTests), nameof(FuzzTests.Mutated_declarations_bring_no_errors_in_generated_code))],
    };

    [Fact]
    public void Every_theme_has_tests_that_run() => Assert.All(
        _themes.Values.SelectMany(tests => tests),
        test => Assert.True(test.Class.GetMethod(test.Test)?.GetCustomAttribute<FactAttribute>() is { Skip: null }, $"{test.Class.Name}.{test.Test} is no test."));

    // docs/architecture.md states the budget and what was measured. A test machine may be busy: the least of several runs, and ten times the budget.
    [Fact]
    public void A_hundred_networks_stay_within_ten_times_the_budget()
    {
        CSharpCompilation project = UserCompilation.Create([.. Enumerable.Range(0, 100).Select(number => Network(number, 3 + number)), "class Other { void Method() { } }"]);
        GeneratorDriver driver = NewDriver().RunGenerators(project);
        SyntaxTree first = project.SyntaxTrees[0];
        SyntaxTree other = project.SyntaxTrees[100];

        Assert.InRange(Least(run => NewDriver().RunGenerators(project.WithAssemblyName($"Build{run}"))), 0, 1000);
        Assert.InRange(Least(run => driver = driver.RunGenerators(project.ReplaceSyntaxTree(first, UserCompilation.Parse(Network(0, 200 + run), first.FilePath)))), 0, 250);
        Assert.InRange(Least(run => driver = driver.RunGenerators(project.ReplaceSyntaxTree(other, UserCompilation.Parse($"class Other {{ void Method() {{ /* {run} */ }} }}", other.FilePath)))), 0, 250);

        static string Network(int number, int units) => $"[Layer(2)]\n[Layer({units}, Tanh)]\n[Layer(1)]\npublic partial class Net{number};\n";

        static GeneratorDriver NewDriver() => CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: UserCompilation.ParseOptions);

        static double Least(Action<int> action) => Enumerable.Range(0, 10).Min(run =>
        {
            long start = Clock.Nanoseconds;
            action(run);
            return (Clock.Nanoseconds - start) / 1e6;
        });
    }

    [Theory, MemberData(nameof(PipelineTests.Names), MemberType = typeof(PipelineTests))]
    public void Warnings_as_errors_with_documentation(string name)
    {
        CSharpCompilation compilation = UserCompilation.Create(["#pragma warning disable CS1591 // the user's own, in this file alone\n" + Sources.All[name]]);
        GeneratorRun run = GeneratorRun.Of(compilation.WithOptions(compilation.Options
            .WithGeneralDiagnosticOption(ReportDiagnostic.Error)
            .WithNullableContextOptions(NullableContextOptions.Enable)
            .WithOverflowChecks(true)));
        Assert.Equal(DocumentationMode.Diagnose, run.Result.GeneratedSources[0].SyntaxTree.Options.DocumentationMode);
        using var image = new MemoryStream();
        using var documentation = new MemoryStream();
        Assert.Empty(run.Output.Emit(image, xmlDocumentationStream: documentation).Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        Assert.Contains("ForwardBatch", System.Text.Encoding.UTF8.GetString(documentation.ToArray()), StringComparison.Ordinal);
    }

    // Attributes that a generator injects are internal, and come twice where one project sees the other's internals. Ours are the library's.
    [Fact]
    public void Two_projects_that_see_each_others_internals()
    {
        const string layers = "[Layer(2)] [Layer(3, Relu)] [Layer(1)]";
        GeneratorRun library = GeneratorRun.Of(UserCompilation.Create(
            [$"[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Application\")]\nnamespace Shared; {layers} internal partial class Net;"], assemblyName: "Library"));
        using LoadedAssembly loaded = library.Load();
        CSharpCompilation application = UserCompilation.Create(
            [$"namespace Shared; {layers} internal partial class Second {{ public float Both() => Forward(1, 2) + new global::Shared.Net().Forward(1, 2); }}"], assemblyName: "Application");
        GeneratorRun run = GeneratorRun.Of(application.AddReferences(loaded.Reference)).Compiles();
        Assert.Empty(run.Output.SourceModule.GlobalNamespace.GetMembers("NetDsl"));
        Assert.DoesNotContain("Attribute", library.GeneratedText, StringComparison.Ordinal);
    }

    // An SDK loads analyzers that were built for its compiler or an older one: both must ask for the version that Directory.Packages.props pins.
    [Fact]
    public void The_packed_assemblies_ask_for_the_pinned_compiler()
    {
        foreach (Assembly packed in new[] { typeof(NetworkGenerator).Assembly, typeof(MakePartial).Assembly })
        {
            AssemblyName[] compiler = [.. packed.GetReferencedAssemblies().Where(reference => reference.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))];
            Assert.NotEmpty(compiler);
            Assert.All(compiler, reference => Assert.Equal(new Version(4, 14, 0, 0), reference.Version));
            Assert.DoesNotContain(
                packed.GetReferencedAssemblies(),
                reference => reference.Name is not ("netstandard" or "System.Collections.Immutable" or "System.Composition.AttributedModel" or "NetDsl.Generator")
                    && !reference.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));
        }

        // A compiler has no workspaces: what it loads must do without.
        Assert.DoesNotContain(typeof(NetworkGenerator).Assembly.GetReferencedAssemblies(), reference => reference.Name!.Contains("Workspaces", StringComparison.Ordinal));
    }
}
