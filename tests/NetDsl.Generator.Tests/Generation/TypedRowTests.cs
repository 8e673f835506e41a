using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetDsl.Testing;
using Xunit;

namespace NetDsl.Generator.Tests.Generation;

/// <summary>What the compiler says about rows as tuples.</summary>
public sealed class TypedRowTests
{
    private const string Team = "[Inputs(\"toes\", \"winRate\", \"fans\")] [Outputs(\"hurt\", \"win\")] [Layer(3), Layer(2)] public partial class Team;\n"
        + "[Inputs(\"toes\", \"winRate\", \"fans\")] [Layer(3), Layer(1)] public partial class Other;\n";

    [Theory]
    [InlineData("Team.Input row = (toes: 8.5, winRate: 0.65, fans: 1.2);", "")]
    [InlineData("Team.Input[] rows = [(8.5f, .65f, 1.2f), (1, 0, 1)];", "")]
    [InlineData("net.TrainEpoch(Team.Input.Rows([(8.5f, .65, 1)]), Team.Output.Rows([(1, 0)]), 0.1f);", "")]
    [InlineData("net.TrainEpoch([1, 0, 1], [1, 0], 0.1f);", "")]
    [InlineData("net.ForwardBatch([], []);", "")]
    [InlineData("Team.Input[] rows = []; Team.Output[] targets = []; net.TrainEpoch(rows, targets, 0.1f); net.ForwardBatch(rows, targets);", "")]
    [InlineData("Team.Input row = (8.5, 0.65);", "CS0029")]
    [InlineData("Team.Input row = (8.5, 0.65, 1.2, 1);", "CS0029")]
    [InlineData("Team.Input[] rows = [(1, 0, 1), (1, 0)];", "CS0029")]
    [InlineData("Team.Output row = (8.5, 0.65, 1.2);", "CS0029")]
    [InlineData("net.Forward((8.5, 0.65));", "CS1503")]
    [InlineData("Team.Input row = (winRate: 0.65, toes: 8.5, fans: 1.2);", "CS8123")]
    [InlineData("Team.Input row = (\"8.5\", 0.65, 1.2);", "CS0029")]
    public void Rows_of_the_wrong_form_do_not_compile(string statement, string error)
    {
        foreach (LanguageVersion version in (LanguageVersion[])[LanguageVersion.CSharp12, LanguageVersion.Latest])
        {
            Assert.Equal(error, string.Join(" ", Problems(Team + "public static class Use { public static void Run(Team net) { " + statement + " } }", version)));
        }
    }

    [Fact]
    public void Rows_of_another_network_do_not_compile() => Assert.NotEmpty(Problems(
        Team + "public static class Use { public static void Run(Team net, Other.Input[] rows, Team.Output[] targets) => net.TrainEpoch(rows, targets, 0.1f); }",
        LanguageVersion.Latest));

    // As properties of Input these names are taken, or the same: its properties are then numbered, and tuples keep their names where they can.
    [Theory]
    [InlineData("\"rows\", \"columns\"", "(rows: 1, columns: 2)")]
    [InlineData("\"winRate\", \"win_rate\"", "(winRate: 1, win_rate: 2)")]
    [InlineData("\"Input\", \"b\"", "(Input: 1, b: 2)")]
    [InlineData("\"_1\", \"b\"", "(_1: 1, b: 2)")]
    [InlineData("\"Equals\", \"b\"", "(1, 2)")]
    [InlineData("\"Item2\", \"b\"", "(1, 2)")]
    [InlineData("\"rest\", \"Rest\"", "(1, 2)")]
    public void Names_that_no_property_can_have_number_the_properties(string names, string tuple)
    {
        string source = $$"""[Inputs({{names}})] [Layer(2), Layer(1)] public partial class Net { public float Run() { Input row = {{tuple}}; return Forward(row); } }""";
        Assert.Empty(Problems(source, LanguageVersion.CSharp12));
        string[] properties = [.. GeneratorRun.Of(source).Output.GetTypeByMetadataName("Net+Input")!.GetMembers().OfType<IPropertySymbol>().Where(property => property.DeclaredAccessibility == Accessibility.Public).Select(property => property.Name)];
        Assert.Equal(names.Contains("Item2", StringComparison.Ordinal) ? ["Item2", "B"] : ["X0", "X1"], properties);
    }

    private static string[] Problems(string source, LanguageVersion version)
    {
        CSharpCompilation compilation = UserCompilation.Create([source]);
        CSharpParseOptions options = UserCompilation.ParseOptions.WithLanguageVersion(version);
        compilation = compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(
            compilation.SyntaxTrees.Select(tree => CSharpSyntaxTree.ParseText(tree.GetText(), options, tree.FilePath)));
        return [.. GeneratorRun.Of(compilation, parseOptions: options).Output.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Id is not "CS1591").Select(diagnostic => diagnostic.Id).Distinct()];
    }
}
