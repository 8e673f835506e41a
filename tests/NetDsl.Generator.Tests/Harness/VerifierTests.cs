using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using NetDsl.Testing;
using VerifyXunit;
using Xunit;
using Xunit.Sdk;

namespace NetDsl.Generator.Tests.Harness;

/// <summary>The stand-in for Verify: what it compares, writes and refuses. This file goes when the stand-in goes.</summary>
public sealed class VerifierTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("NetDsl").FullName;

    [Fact]
    public async Task Accepted_text_passes_whatever_its_line_ends()
    {
        await CompareAsync(accept: true, ("A.g.cs", "class A;\n"), ("B.g.cs", "class B;\n"));
        Assert.Equal(["Tests.Method#A.g.verified.cs", "Tests.Method#B.g.verified.cs"], Files());
        Assert.Equal("//HintName: A.g.cs\nclass A;\n", Read("Tests.Method#A.g.verified.cs"));

        File.WriteAllText(Path.Combine(_folder, "Tests.Method#A.g.verified.cs"), "//HintName: A.g.cs\r\nclass A;\r\n");
        await CompareAsync(accept: false, ("A.g.cs", "class A;\n"), ("B.g.cs", "class B;\n"));
    }

    [Fact]
    public async Task A_difference_fails_is_received_and_vanishes_once_it_is_gone()
    {
        await CompareAsync(accept: true, ("A.g.cs", "class A\n{\n}\n"));
        XunitException failure = await Assert.ThrowsAnyAsync<XunitException>(() => CompareAsync(accept: false, ("A.g.cs", "class A\n{ \n}\n")));
        Assert.Contains("from line 3 on", failure.Message, StringComparison.Ordinal);
        Assert.Equal("//HintName: A.g.cs\nclass A\n{ \n}\n", Read("Tests.Method#A.g.received.cs"));

        await CompareAsync(accept: false, ("A.g.cs", "class A\n{\n}\n"));
        Assert.Equal(["Tests.Method#A.g.verified.cs"], Files());
    }

    [Fact]
    public async Task What_is_new_or_left_over_fails()
    {
        await CompareAsync(accept: true, ("A.g.cs", "class A;\n"));
        await Assert.ThrowsAnyAsync<XunitException>(() => CompareAsync(accept: false, ("A.g.cs", "class A;\n"), ("B.g.cs", "class B;\n")));
        await Assert.ThrowsAnyAsync<XunitException>(() => CompareAsync(accept: false, ("B.g.cs", "class B;\n")));
        await Assert.ThrowsAnyAsync<XunitException>(() => CompareAsync(accept: false));

        await CompareAsync(accept: true, ("B.g.cs", "class B;\n"));
        Assert.Equal(["Tests.Method#B.g.verified.cs"], Files());
    }

    [Fact]
    public void Accepting_is_refused_under_ci()
    {
        Assert.True(Verifier.IsAccepting("1", null));
        Assert.False(Verifier.IsAccepting(null, "true"));
        Assert.Throws<InvalidOperationException>(() => Verifier.IsAccepting("1", "True"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task CompareAsync(bool accept, params (string Hint, string Text)[] files)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new Writer(files).AsSourceGenerator()], parseOptions: UserCompilation.ParseOptions).RunGenerators(UserCompilation.Create([]));
        return Verifier.Compare(driver.GetRunResult(), Path.Combine(_folder, "Tests.cs"), "Method", accept);
    }

    private string[] Files() => [.. Directory.GetFiles(_folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    private string Read(string file) => File.ReadAllText(Path.Combine(_folder, file));

    private sealed class Writer((string Hint, string Text)[] files) : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) =>
            context.RegisterPostInitializationOutput(output =>
            {
                foreach ((string hint, string text) in files)
                    output.AddSource(hint, SourceText.From(text, System.Text.Encoding.UTF8));
            });
    }
}
