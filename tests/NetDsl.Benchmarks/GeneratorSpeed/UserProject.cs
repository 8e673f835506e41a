using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetDsl.Benchmarks.GeneratorSpeed;

/// <summary>A project with so many networks, a file each, and a hundred files that have nothing to do with them.</summary>
internal sealed class UserProject
{
    private const int OtherFiles = 100;
    private const int MethodsPerFile = 20;

    private readonly SyntaxTree _firstNetwork;
    private readonly SyntaxTree _firstOther;

    public UserProject(int networks)
    {
        SyntaxTree[] networkTrees = [.. Enumerable.Range(0, networks).Select(i => Parse(Network(i, 3 + (i % 70)), $"Network{i}.cs"))];
        SyntaxTree[] otherTrees = [.. Enumerable.Range(0, OtherFiles).Select(i => Parse(Other(i, ""), $"Other{i}.cs"))];
        _firstNetwork = networkTrees[0];
        _firstOther = otherTrees[0];
        SyntaxTree usings = Parse("global using NetDsl; global using static NetDsl.Activation;", "Usings.cs");
        Compilation = CSharpCompilation.Create(
            "UserProject",
            [.. networkTrees, .. otherTrees, usings],
            References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
    }

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp12);

    public CSharpCompilation Compilation { get; }

    /// <summary>The project as a compiler that has just started sees it.</summary>
    public CSharpCompilation Build(int variant) => Compilation.WithAssemblyName($"UserProject{variant}".Replace('-', '_'));

    /// <summary>After a keystroke in a comment of a method.</summary>
    public CSharpCompilation EditMethod(int variant) =>
        Compilation.ReplaceSyntaxTree(_firstOther, Parse(Other(0, $"// {variant}"), _firstOther.FilePath));

    /// <summary>After a change of a network's hidden layer.</summary>
    public CSharpCompilation EditLayer(int variant) =>
        Compilation.ReplaceSyntaxTree(_firstNetwork, Parse(Network(0, 100 + variant), _firstNetwork.FilePath));

    private static string Network(int index, int hidden) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        namespace User;

        [Layer({2 + (index % 19)})]
        [Layer({hidden}, Tanh)]
        [Layer({1 + (index % 29)})]
        public partial class Network{index};

        """);

    private static string Other(int index, string comment)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"namespace User;\n\n[System.Serializable]\npublic class Other{index}\n{{\n");
        for (int method = 0; method < MethodsPerFile; method++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $$"""
                    [System.Obsolete]
                    public int Method{{method}}(int x)
                    {
                        {{comment}}
                        return x * {{method}} + x;
                    }

                """);
        }

        return text.Append("}\n").ToString();
    }

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, ParseOptions, path, Encoding.UTF8);

    private static IEnumerable<MetadataReference> References()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return new[] { "System.Private.CoreLib.dll", "System.Runtime.dll", "System.Memory.dll" }
            .Select(name => Path.Combine(framework, name))
            .Append(typeof(LayerAttribute).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path));
    }
}
