using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NetDsl.Generator;

namespace NetDsl.Testing;

/// <summary>A user's project as an editor holds it, the generator among its analyzers.</summary>
internal sealed class FixWorkspace : IDisposable
{
    public const string GlobalUsings = "GlobalUsings.cs";

    private readonly AdhocWorkspace _workspace = new();

    public FixWorkspace(IReadOnlyList<string> sources)
    {
        CSharpCompilation compilation = UserCompilation.Create([]);
        var id = ProjectId.CreateNewId();
        Solution solution = _workspace.CurrentSolution.AddProject(ProjectInfo.Create(
            id, VersionStamp.Default, "UserProject", "UserProject", LanguageNames.CSharp,
            compilationOptions: compilation.Options,
            parseOptions: UserCompilation.ParseOptions,
            metadataReferences: UserCompilation.References,
            analyzerReferences: [new GeneratorReference()]));
        foreach ((string name, string text) in sources.Select((text, index) => ($"User{index}.cs", text)).Append((GlobalUsings, UserCompilation.GlobalUsings)))
            solution = solution.AddDocument(DocumentId.CreateNewId(id), name, text, filePath: name);

        Project = solution.GetProject(id)!;
    }

    public Project Project { get; }

    public void Dispose() => _workspace.Dispose();

    private sealed class GeneratorReference : AnalyzerReference
    {
        // The workspace knows a generator by its instance.
        private readonly ImmutableArray<ISourceGenerator> _generators = [new NetworkGenerator().AsSourceGenerator()];

        public override string? FullPath => null;

        public override object Id => nameof(NetworkGenerator);

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

        public override ImmutableArray<ISourceGenerator> GetGeneratorsForAllLanguages() => _generators;

        public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => _generators;
    }
}
