using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NetDsl.Generator.Tests.Generation;

/// <summary>
/// declaration → parse → model → validate → plan → emit: a stage knows only what comes before it, and the compiler's types
/// end at the parser.
/// </summary>
public sealed partial class WallsTests
{
    // Each folder, and those that it must not know. Text is the ground that all may stand on, and Model the next.
    private static readonly Dictionary<string, string[]> _forbidden = new()
    {
        ["Text"] = ["Model", "Parsing", "Validation", "Planning", "Emission", "Diagnostics", "CallSites"],
        ["Model"] = ["Parsing", "Validation", "Planning", "Emission", "Diagnostics", "CallSites"],
        ["Parsing"] = ["Validation", "Planning", "Emission", "Diagnostics", "CallSites"],
        ["Validation"] = ["Parsing", "Planning", "Emission", "Diagnostics", "CallSites"],
        ["Planning"] = ["Parsing", "Validation", "Emission", "Diagnostics", "CallSites"],
        ["Emission"] = ["Parsing", "Validation", "Diagnostics", "CallSites"],
        ["Diagnostics"] = ["Planning", "Emission", "CallSites"],
        ["CallSites"] = ["Planning", "Emission"],
    };

    // What is nested by nature: a network's layers may be another network.
    private static readonly string[] _nested = ["Model.LayerDeclaration, Model.NetworkDeclaration, Model.StageDeclaration", "Model.NetworkModel, Model.StageModel"];

    private static readonly Lazy<Knowledge> _knowledge = new(() => new Knowledge(
    [
        .. Directory.EnumerateFiles(Root(), "*.cs", SearchOption.AllDirectories).Where(file => Path.GetRelativePath(Root(), file).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj")),
        .. Directory.EnumerateFiles(Path.Combine(Root(), "../../src/NetDsl/Files/Matching"), "*.cs"),
    ]));

    private static readonly string[] _withoutCompiler = ["Model", "Validation", "Planning", "Emission", "Text"];

    public static TheoryData<string> Stages { get; } = [.. _forbidden.Keys];

    [Theory, MemberData(nameof(Stages))]
    public void A_stage_knows_only_what_comes_before_it(string stage)
    {
        foreach ((string file, string code) in Files(stage))
        {
            foreach (string other in _forbidden[stage])
                Assert.False(Regex.IsMatch(code, $@"(?<!System\.)\b{other}\s*\.|NetDsl\.Generator\.{other}\b"), $"{file} refers to {other}.");
            if (_withoutCompiler.Contains(stage))
                Assert.False(code.Contains("Microsoft.CodeAnalysis", StringComparison.Ordinal), $"{file} refers to the compiler.");
        }
    }

    [Fact]
    public void Every_folder_is_a_stage_with_walls() =>
        Assert.Equal(
            _forbidden.Keys.Order(StringComparer.Ordinal),
            Directory.GetDirectories(Root()).Select(folder => Path.GetFileName(folder)).Except(["bin", "obj"]).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Stages))]
    public void Namespaces_follow_folders(string stage) => Assert.All(
        Files(stage).Where(file => !file.Code.Contains("namespace System", StringComparison.Ordinal)),
        file => Assert.Contains($"namespace NetDsl.Generator.{Path.GetDirectoryName(file.Path)!.Replace(Path.DirectorySeparatorChar, '.')};", file.Code, StringComparison.Ordinal));

    [Fact]
    public void What_is_known_is_read_from_sources_that_compile() => Assert.Empty(
        _knowledge.Value.Compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

    [Fact]
    public void No_two_rooms_know_each_other() => Assert.Empty(_knowledge.Value.RingsOfRooms());

    [Fact]
    public void No_two_types_know_each_other() => Assert.Equal(_nested, _knowledge.Value.RingsOfTypes());

    [Fact]
    public void One_type_of_emission_knows_the_forms_of_code() => Assert.Equal(
        ["Emission.RowWriters"],
        _knowledge.Value.WhoKnows(
            type => Regex.IsMatch(type, @"^Emission\.Rows\.\w+\.|^Planning\.(Form|FormChoice|(StraightLine|Tiled)\w+)$"), "Emission"));

    [Fact]
    public void Rows_know_no_public_members() => Assert.DoesNotContain(
        _knowledge.Value.WhoKnows(type => Regex.IsMatch(type, @"^Emission\.\w+$")), type => Regex.IsMatch(type, @"^Emission\.\w+\."));

    [Theory]
    [InlineData("Validation.ModelBuilder")]
    [InlineData("Validation.NetworkValidator")]
    [InlineData("Validation.WeightRules")]
    public void One_type_calls_the_rules(string rules) => Assert.Equal(["Validation.CheckedNetwork"], _knowledge.Value.WhoKnows(type => type == rules));

    private static (string Path, string Code)[] Files(string stage)
    {
        string folder = Path.Combine(Root(), stage);
        (string, string)[] files =
        [
            .. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
                .Select(file => (Path.GetRelativePath(Root(), file), Comments().Replace(File.ReadAllText(file), ""))),
        ];
        Assert.NotEmpty(files);
        return files;
    }

    private static string Root([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../generator/NetDsl.Generator"));

    [GeneratedRegex("//.*")]
    private static partial Regex Comments();
}
