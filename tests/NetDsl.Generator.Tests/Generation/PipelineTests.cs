using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetDsl.Testing;
using Xunit;

namespace NetDsl.Generator.Tests.Generation;

/// <summary>What holds of the generator whatever it writes.</summary>
public sealed partial class PipelineTests
{
    public static TheoryData<string> Names { get; } = [.. Sources.All.Keys];

    [Theory, MemberData(nameof(Names))]
    public void The_output_compiles_without_warnings(string name) => GeneratorRun.Of(Sources.All[name]).Compiles();

    [Theory, MemberData(nameof(Names))]
    public void An_edit_that_concerns_no_network_runs_no_step(string name) => Caching.AssertCached(GeneratorRun.Of(Sources.All[name]));

    [Theory, MemberData(nameof(Names))]
    public void The_model_holds_nothing_of_the_compilation(string name) => Caching.AssertModelHoldsNoCompilation(GeneratorRun.Of(Sources.All[name]));

    [Fact]
    public void An_edit_of_one_network_leaves_the_others()
    {
        GeneratorRun first = GeneratorRun.Of(UserCompilation.Create([Sources.All["small"], Sources.All["named"]]));
        SyntaxTree edited = UserCompilation.Parse(Sources.All["small"].Replace("4, Relu", "5, Relu", StringComparison.Ordinal), "User0.cs");
        GeneratorRun second = first.Again(first.Input.ReplaceSyntaxTree(first.Input.SyntaxTrees[0], edited));

        IncrementalStepRunReason[] plans = [.. second.Result.TrackedSteps["Plans"].SelectMany(step => step.Outputs).Select(output => output.Reason)];
        Assert.Equal(2, plans.Length);
        Assert.Single(plans, reason => reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
        Assert.Contains("5", second.Source("Streetlights.g.cs"), StringComparison.Ordinal);
        Assert.NotEqual(first.Source("Streetlights.g.cs"), second.Source("Streetlights.g.cs"));
        Assert.Equal(first.Source("Team.g.cs"), second.Source("Team.g.cs"));
    }

    [Fact]
    public void Every_step_has_a_name() =>
        Assert.Equal(
            ["AmbiguousNames", "Declarations", "Files", "Plans"],
            GeneratorRun.Of(Sources.All["small"]).Result.TrackedSteps.Keys.Where(name => typeof(TrackingNames).GetFields().Any(field => field.Name == name)).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(1)]
    [InlineData(99)]
    public void An_edit_of_one_of_a_hundred_networks_writes_that_one_anew(int edited)
    {
        GeneratorRun first = GeneratorRun.Of(UserCompilation.Create([.. Enumerable.Range(0, 100).Select(number => Numbered(number, 3))]));
        SyntaxTree before = first.Input.SyntaxTrees[edited];
        GeneratorRun second = first.Again(first.Input.ReplaceSyntaxTree(before, UserCompilation.Parse(Numbered(edited, 4), before.FilePath)));

        IncrementalStepRunReason[] outputs = [.. second.Result.TrackedOutputSteps.SelectMany(steps => steps.Value).SelectMany(step => step.Outputs).Select(output => output.Reason)];
        Assert.Equal(100, outputs.Length);
        Assert.Single(outputs, reason => reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
        Dictionary<string, string> texts = first.Result.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());
        Assert.All(
            second.Result.GeneratedSources.Where(source => texts[source.HintName] != source.SourceText.ToString()),
            source => Assert.StartsWith($"Net{edited}.", source.HintName, StringComparison.Ordinal));
        Assert.NotEqual(texts[$"Net{edited}.g.cs"], second.Source($"Net{edited}.g.cs"));

        static string Numbered(int number, int units) => $"[Layer(2)]\n[Layer({units}, Tanh)]\n[Layer(1)]\npublic partial class Net{number};\n";
    }

    // Edits that touch the text around a network, and not what it is.
    [Theory]
    [InlineData("/// <summary>Mine.</summary>\n[Layer(2)] [Layer(3, Tanh)] [Layer(1)]\npublic partial class Net { }")]
    [InlineData("[Layer(2), Layer(3, activation: Activation.Tanh), Layer(1)] public partial class Net { /* a comment */ }")]
    [InlineData("[Layer(2)] [Layer(3, Tanh)] [Layer(units: 1)] [System.Obsolete] public sealed partial class Net { public int Mine; }")]
    [InlineData("[Layer(1 + 1)] [Layer(3, Tanh)] [Layer(1, Linear, Bias = true)] public partial class Net { public int Mine() => }")]
    [InlineData("class Other { [System.Obsolete] void Method() { int x = } } [Layer(2)] [Layer(3, Tanh)] [Layer(1)] partial class Net { public void Mine(string name) { } }")]
    public void What_does_not_change_the_network_writes_nothing_anew(string edited)
    {
        GeneratorRun first = GeneratorRun.Of("[Layer(2)] [Layer(3, Tanh)] [Layer(1)] public partial class Net;");
        CSharpCompilation after = first.Input.ReplaceSyntaxTree(first.Input.SyntaxTrees[0], UserCompilation.Parse(edited, "User0.cs"));
        GeneratorRun second = first.Again(after);
        Assert.All(
            second.Result.TrackedOutputSteps.SelectMany(steps => steps.Value).SelectMany(step => step.Outputs),
            output => Assert.True(output.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"The output is {output.Reason}."));
        Assert.Equal(first.GeneratedText, second.GeneratedText);
    }

    [Fact]
    public void A_network_that_is_deleted_leaves_nothing_behind()
    {
        GeneratorRun first = GeneratorRun.Of(UserCompilation.Create([Sources.All["small"], Sources.All["named"]]));
        GeneratorRun second = first.Again(first.Input.RemoveSyntaxTrees(first.Input.SyntaxTrees[0]));
        Assert.All(second.HintNames, name => Assert.StartsWith("Team.", name, StringComparison.Ordinal));
        Assert.NotEmpty(second.HintNames);
    }

    [Fact]
    public void The_text_is_the_same_in_every_culture()
    {
        foreach ((string name, string source) in Sources.All)
        {
            string invariant = GenerateUnder(CultureInfo.InvariantCulture, source);
            foreach (string culture in (string[])["tr-TR", "de-DE", "fi-FI", "fa-IR", "th-TH"])
            {
                string text = GenerateUnder(CultureInfo.GetCultureInfo(culture), source);
                Assert.True(invariant == text, $"The network '{name}' is written differently under {culture}.");
            }
        }
    }

    [Fact]
    public void The_cultures_above_would_show()
    {
        // The machine may know no cultures (globalization-invariant mode): then the test above says nothing.
        Assert.Equal("1,5", 1.5.ToString(CultureInfo.GetCultureInfo("de-DE")));
        Assert.Equal("İ", "i".ToUpper(CultureInfo.GetCultureInfo("tr-TR")));
        Assert.Equal("\u22121", (-1).ToString(CultureInfo.GetCultureInfo("fi-FI")));
    }

    [Theory, MemberData(nameof(Names))]
    public void The_text_is_tidy(string name)
    {
        foreach (GeneratedSourceResult file in GeneratorRun.Of(Sources.All[name]).Result.GeneratedSources)
        {
            string text = file.SourceText.ToString();
            Assert.StartsWith("// <auto-generated/>\n", text, StringComparison.Ordinal);
            Assert.Contains("\n#nullable enable\n", text, StringComparison.Ordinal);
            Assert.DoesNotContain("\r", text, StringComparison.Ordinal);
            Assert.DoesNotContain("\t", text, StringComparison.Ordinal);
            Assert.DoesNotContain(" \n", text, StringComparison.Ordinal);
            Assert.DoesNotContain("\n\n\n", text, StringComparison.Ordinal);
            Assert.EndsWith("}\n", text, StringComparison.Ordinal);

            // A blanket pragma would hide the generator's own faults from every test here.
            Assert.DoesNotMatch(BlanketPragma(), text);
        }
    }

    // A build's time goes with its text. Wide layers are loops; what is written out is bounded by the plan.
    [Theory]
    [InlineData(34_500, 784, 40, 10)]
    [InlineData(36_500, 5000, 5000, 5000)]
    [InlineData(44_000, 16, 8)]
    [InlineData(47_000, 2, 16, 5, 1)]
    [InlineData(125_000, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)]
    public void The_text_stays_short(int limit, params int[] units)
    {
        string layers = string.Join(", ", units.Select((count, index) => index == 0 ? $"Layer({count})" : $"Layer({count}, Gelu)"));
        Assert.InRange(GeneratorRun.Of($"[{layers}] public partial class Net;").GeneratedText.Length, 1, limit);
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.Latest)]
    [InlineData(LanguageVersion.Preview)]
    public void The_output_compiles_in_every_language_version(LanguageVersion version)
    {
        foreach (string source in Sources.All.Values)
        {
            // The driver parses what is generated as the user's files are parsed.
            CSharpCompilation compilation = UserCompilation.Create([source]);
            CSharpParseOptions options = UserCompilation.ParseOptions.WithLanguageVersion(version);
            compilation = compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(
                compilation.SyntaxTrees.Select(tree => CSharpSyntaxTree.ParseText(tree.GetText(), options, tree.FilePath)));
            GeneratorRun.Of(compilation, parseOptions: options).Compiles();
        }
    }

    [Fact]
    public void Without_the_global_usings_the_full_names_work() => GeneratorRun.Of(UserCompilation.Create(
        ["[NetDsl.Layer(2)]\n[NetDsl.Layer(1, NetDsl.Activation.Tanh)]\npublic partial class Net;\n"], globalUsings: false)).Compiles();

    [Fact]
    public void A_class_without_layers_gets_nothing() => Assert.Empty(GeneratorRun.Of("public partial class Net;").HintNames);

    private static string GenerateUnder(CultureInfo culture, string source)
    {
        (CultureInfo before, CultureInfo uiBefore) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = culture;
            CultureInfo.CurrentUICulture = culture;
            return GeneratorRun.Of(source).Compiles().GeneratedText;
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
            CultureInfo.CurrentUICulture = uiBefore;
        }
    }

    [GeneratedRegex(@"#pragma warning disable\s*(//.*)?\n")]
    private static partial Regex BlanketPragma();
}
