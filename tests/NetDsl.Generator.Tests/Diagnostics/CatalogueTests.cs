using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetDsl.CodeFixes;
using NetDsl.Generator.CallSites;
using NetDsl.Generator.Diagnostics;
using NetDsl.Generator.Validation;
using NetDsl.Testing;
using Xunit;

namespace NetDsl.Generator.Tests.Diagnostics;

/// <summary>What every diagnostic has: a rule, a page, and a source that brings it about and that a pragma or editorconfig silences.</summary>
public sealed class CatalogueTests
{
    /// <summary>A declaration for each id, which the diagnostic's line in the source can be read from.</summary>
    private static readonly Dictionary<string, string> _examples = new()
    {
        ["NDSL001"] = "[Layer(3)] [Layer(1)] public class Net;",
        ["NDSL002"] = "[Layer(3)] public partial class Net;",
        ["NDSL003"] = "[Layer(3)] [Layer(0)] public partial class Net;",
        ["NDSL004"] = "[Layer(100_000)] [Layer(100_000)] public partial class Net;",
        ["NDSL005"] = "[Layer(3)] public partial class Net; [Layer(1)] public partial class Net;",
        ["NDSL006"] = "[Layer(3, Relu)] [Layer(1)] public partial class Net;",
        ["NDSL007"] = "[Inputs(\"a\")] [Layer(3)] [Layer(1)] public partial class Net;",
        ["NDSL008"] = "[Inputs(\"in\")] [Layer(1)] [Layer(1)] public partial class Net;",
        ["NDSL009"] = "[Layer(3)] [Layer(1)] public static partial class Net;",
        ["NDSL010"] = "[Layer(3)] [Layer(1, typeof(int))] public partial class Net;",
        ["NDSL011"] = "[Network(Seed = -1)] [Layer(3)] [Layer(1)] public partial class Net;",
        ["NDSL012"] = "[Network(InitializerScale = 0)] [Layer(3)] [Layer(1)] public partial class Net;",
        ["NDSL013"] = "[Layer(3)] [Layer(1, (Activation)42)] public partial class Net;",
        ["NDSL014"] = "[Network] public partial class Net;",
        ["NDSL015"] = "[Network(Unroll = Unroll.Always)] [Layer(100)] [Layer(100)] public partial class Net;",
        ["NDSL016"] = "[Layer(3)] [Layer(4, Dropout = 1)] [Layer(1)] public partial class Net;",
        ["NDSL017"] = "[Layer(3)] [Layer(4, Dropout = 0.5)] public partial class Net;",
        ["NDSL018"] = "[Network(Unroll = Unroll.Always)] [Layer(3)] [Layer(4, Frozen = true)] [Layer(1)] public partial class Net;",
        ["NDSL020"] = "[Layer(3)] [Layer(1)] public partial class Net { public int InputSize => 3; }",
        ["NDSL030"] = "[Network(Loss = Loss.CrossEntropy)] [Layer(3)] [Layer(2)] public partial class Net;",
        ["NDSL031"] = "[Layer(3)] [Layer(4, Softmax)] [Layer(1)] public partial class Net;",
        ["NDSL032"] = "[Layer(3)] [Layer(1, Softmax)] public partial class Net;",
        ["NDSL033"] = "[Network(Loss = Loss.Huber, HuberDelta = 0)] [Layer(3)] [Layer(1)] public partial class Net;",
        ["NDSL034"] = "[Network(HuberDelta = 2)] [Layer(3)] [Layer(1)] public partial class Net;",
        ["NDSL040"] = "[Layer<string>] public partial class Net;",
        ["NDSL041"] = "[Layer(3), Layer<Stage>] public partial class Net; [Layer(2), Layer(1)] public partial class Stage;",
        ["NDSL042"] = "[Layer<Stage>] public partial class Net; [Network(Precision = Precision.Double), Layer(2), Layer(1)] public partial class Stage;",
        ["NDSL043"] = "[Layer(3), Layer<Net>] public partial class Net;",
        ["NDSL044"] = "[Layer<Stage>] public partial class Net { public int Stage => 1; } [Layer(2), Layer(1)] public partial class Stage;",
        ["NDSL301"] = "[Weights(\"missing.safetensors\")] [Layer(3)] [Layer(2)] public partial class Net;",
        ["NDSL302"] = "[Onnx(\"damaged.onnx\")] public partial class Net;",
        ["NDSL303"] = "[Weights(\"net.safetensors\")] [Layer(3)] [Layer(4)] public partial class Net;",
        ["NDSL304"] = "[Weights(\"net.safetensors\")] [Layer(3)] [Layer(2)] public partial class Net;",
        ["NDSL305"] = "[Onnx(\"net.onnx\")] [Layer(3)] [Layer(2)] public partial class Net;",
        ["NDSL101"] = Call("net.Forward([1, 2, 3, 4], output);"),
        ["NDSL102"] = Call("net.Backward([1, 2, 3], [1], new float[Net.ParameterCount - 1]);"),
        ["NDSL103"] = Call("net.ForwardBatch([1, 2, 3, 4], output);"),
        ["NDSL104"] = Call("net.TrainEpoch([1, 2, 3, 4, 5, 6], [1], 0.1f);"),
        ["NDSL105"] = Call("net.TrainBatch([], [], 0.1f);"),
        ["NDSL106"] = Call("net.Layer1.Weights[3, 0] = 1;"),
        ["NDSL107"] = "[Layer(3)] [Layer(2, Softmax)] public partial class Net; class User { void Use(Net net, float[] input) => net.TrainStep(input, 2, 0.1f); }",
    };

    // The files of the project that the examples are in.
    private const string Manifest =
        "netdsl\t1\n"
        + "file\tdamaged.onnx\tr0\t10\tnode 'conv1' is a Conv\t\n"
        + "file\tnet.safetensors\tr1\t100\t\t\ntensor\tlayer1.weight\tF32\t80\t2,3\t\ntensor\tlayer1.bias\tF32\t104\t2\t\n"
        + "file\tnet.test.safetensors\tr2\t100\t\t\ntensor\tinputs\tF32\t80\t5,4\t\ntensor\toutputs\tF32\t160\t5,2\t\n";

    private static readonly string[] _imperatives =
        ["Add", "Break", "Change", "Choose", "Complete", "Correct", "Count", "Give", "Implement", "Leave", "Make", "Move", "Pass", "Put", "Remove", "Rename", "Save", "Use", "Write"];

    private static readonly string[] _texts = [".cs", ".csproj", ".json", ".md", ".props", ".targets", ".txt", ".xml", ".yaml", ".yml"];

    private static readonly DiagnosticDescriptor[] _descriptors = [.. Descriptors.All, .. CallSiteDescriptors.All];

    public static TheoryData<string> Ids => new(_descriptors.Select(descriptor => descriptor.Id));

    [Fact]
    public void Every_rule_has_its_descriptor_in_the_same_place()
    {
        Rule[] rules = Enum.GetValues<Rule>();
        Assert.Equal(rules.Length, Descriptors.All.Length);
        foreach (Rule rule in rules)
        {
            Assert.Equal(rule.ToString(), typeof(Descriptors).GetFields().Single(field => ReferenceEquals(field.GetValue(null), Descriptors.Of(rule))).Name);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task An_example_brings_it_about(string id)
    {
        IReadOnlyList<string> found = await FindAsync(_examples[id]);
        Assert.Equal([id], found);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_pragma_silences_it(string id)
    {
        Assert.Empty(await FindAsync($"#pragma warning disable {id}\n{_examples[id]}"));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Editorconfig_silences_it(string id)
    {
        Assert.Empty(await FindAsync(_examples[id], $"[*.cs]\ndotnet_diagnostic.{id}.severity = none"));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void It_has_a_page_with_its_title_message_and_repair(string id)
    {
        DiagnosticDescriptor descriptor = _descriptors.Single(d => d.Id == id);
        string page = File.ReadAllText(Path.Combine(Root(), "docs", "diagnostics", id + ".md"));
        Assert.StartsWith($"# {id}: {descriptor.Title}\n", page, StringComparison.Ordinal);
        Assert.Contains($"\n> {descriptor.MessageFormat}\n", page, StringComparison.Ordinal);
        foreach (string heading in new[] { "## Cause", "## Example", "## Repair" })
        {
            Assert.Contains(heading, page, StringComparison.Ordinal);
        }

        Assert.Equal(HelpLinks.Of(id) ?? "", descriptor.HelpLinkUri);
        Assert.Contains($"[{id}]({id}.md) | {descriptor.Title} |", File.ReadAllText(Path.Combine(Root(), "docs", "diagnostics", "README.md")), StringComparison.Ordinal);
    }

    // Without the page it has to do: what is wrong and why, and then what to do, in a sentence that begins with it.
    [Theory]
    [MemberData(nameof(Ids))]
    public void Its_description_says_cause_and_repair(string id)
    {
        string description = _descriptors.Single(d => d.Id == id).Description.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(description.Length, 60, 500);
        string[] sentences = description.TrimEnd('.').Split(". ");
        Assert.True(sentences.Length >= 2, "There is no repair: " + description);
        Assert.Contains(sentences[^1].Split(' ', ':')[0], _imperatives);
        Assert.EndsWith(".", description, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_links_follow_the_address_of_the_repository()
    {
        Assert.Null(HelpLinks.Of("NDSL001", ""));
        Assert.Null(HelpLinks.Of("NDSL001", "  "));
        Assert.Equal("https://example.org/us/it/blob/main/docs/diagnostics/NDSL001.md", HelpLinks.Of("NDSL001", "https://example.org/us/it"));
        Assert.Equal(HelpLinks.Of("NDSL001", "https://example.org/us/it"), HelpLinks.Of("NDSL001", "https://example.org/us/it/"));

        // What this build was given is what the assembly knows.
        System.Xml.Linq.XDocument properties = System.Xml.Linq.XDocument.Load(Path.Combine(Root(), "Directory.Build.props"));
        Assert.Equal(properties.Descendants("NetDslRepositoryUrl").Single().Value, HelpLinks.Repository);
    }

    [Fact]
    public void No_file_names_an_address_of_the_repository_itself()
    {
        foreach (string file in Directory.EnumerateFiles(Root(), "*", SearchOption.AllDirectories))
        {
            string path = Path.GetRelativePath(Root(), file).Replace('\\', '/');
            if (_texts.Contains(Path.GetExtension(path)) && !path.Split('/').Any(part => part is "bin" or "obj" or ".git" or "shared"))
            {
                Assert.DoesNotMatch("(?i)(github|gitlab|bitbucket|codeberg|azure)[.](com|org)/[a-z0-9._/-]*netdsl", File.ReadAllText(file));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Its_page_tells_of_a_code_fix_where_there_is_one(string id)
    {
        IEnumerable<string> fixable = typeof(RepairProvider).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(RepairProvider)) && type.IsDefined(typeof(ExportCodeFixProviderAttribute), inherit: false))
            .SelectMany(type => ((RepairProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds);
        Assert.Equal(fixable.Contains(id), File.ReadAllText(Path.Combine(Root(), "docs", "diagnostics", id + ".md")).Contains("\n## Code fix\n\n", StringComparison.Ordinal));
    }

    private static string Call(string statement) =>
        $"[Layer(3)] [Layer(1)] public partial class Net; class User {{ void Use(Net net, float[] output) {{ {statement} }} }}";

    // All analyzers, as the user has them.
    private static async Task<IReadOnlyList<string>> FindAsync(string source, string? editorConfig = null) =>
    [
        .. (await AnalyzerVerifier<NetworkAnalyzer>.FindAsync(source, editorConfig, Manifest))
            .Concat(await AnalyzerVerifier<CallSiteAnalyzer>.FindAsync(source, editorConfig, Manifest))
            .Select(diagnostic => diagnostic.Id),
    ];

    private static string Root([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", ".."));
}
