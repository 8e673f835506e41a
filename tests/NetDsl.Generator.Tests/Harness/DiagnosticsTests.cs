using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using NetDsl.Testing;
using Xunit;
using Xunit.Sdk;

namespace NetDsl.Generator.Tests.Harness;

/// <summary>The markup and its comparison, with an analyzer that reports every method (T001) and every name that holds an x (T002).</summary>
public sealed class DiagnosticsTests
{
    [Fact]
    public void Markup_gives_spans_in_the_text_without_it()
    {
        MarkedSource marked = MarkedSource.Parse("a{|A1:b{|B2:c|}{|C3:|}|}d");
        Assert.Equal("abcd", marked.Text);
        Assert.Equal([("B2", new TextSpan(2, 1)), ("C3", new TextSpan(3, 0)), ("A1", new TextSpan(1, 2))], marked.Expected);
    }

    [Theory]
    [InlineData("{|A1:b")]
    [InlineData("b|}")]
    [InlineData("{|no colon|}")]
    [InlineData("{| :b|}")]
    public void Wrong_markup_is_refused(string markup) => Assert.Throws<FormatException>(() => MarkedSource.Parse(markup));

    [Theory]
    [InlineData("class A { void {|T001:M|}() { } }")]
    [InlineData("class A { void {|T001:{|T002:Mx|}|}() { } void {|T001:N|}() { } }")]
    [InlineData("class A { \n#pragma warning disable T001\n void {|T002:Mx|}() { }\n#pragma warning restore T001\n void {|T001:N|}() { } }")]
    [InlineData("class A { void {|T001:M|}() { {|CS0103:unknown|}(); } }")]
    [InlineData("class A { }")]
    public Task What_is_marked_and_no_more_passes(string markup) => AnalyzerVerifier<MethodAnalyzer>.VerifyAsync(markup);

    [Theory]
    [InlineData("class A { void M() { } }")]
    [InlineData("class A { {|T001:void|} M() { } }")]
    [InlineData("class A { void {|T002:M|}() { } }")]
    [InlineData("class A { void {|T001:{|T001:M|}|}() { } }")]
    [InlineData("class {|T001:A|} { }")]
    [InlineData("class A { void {|T001:M|}() { unknown(); } }")]
    public Task Anything_else_fails(string markup) => Assert.ThrowsAnyAsync<XunitException>(() => AnalyzerVerifier<MethodAnalyzer>.VerifyAsync(markup));

    [Fact]
    public async Task Editorconfig_sets_severities()
    {
        await AnalyzerVerifier<MethodAnalyzer>.VerifyAsync("class A { void {|T002:Mx|}() { } }", "root = true\n[*.cs]\ndotnet_diagnostic.T001.severity = none\n");
        Diagnostic raised = Assert.Single(await AnalyzerVerifier<MethodAnalyzer>.VerifyAsync("class A { void {|T001:M|}() { } }", "[*.cs]\ndotnet_diagnostic.T001.severity = error\n"));
        Assert.Equal(DiagnosticSeverity.Error, raised.Severity);
    }

    [Fact]
    public Task An_analyzer_that_throws_is_found() =>
        Assert.ThrowsAsync<InvalidOperationException>(() => AnalyzerVerifier<MethodAnalyzer>.VerifyAsync("class A { void Throw() { } }"));

#pragma warning disable RS1036, RS1038, RS1041, RS2008 // Rules for analyzers that are shipped.
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class MethodAnalyzer : DiagnosticAnalyzer
    {
        private static readonly DiagnosticDescriptor _method = new("T001", "Method", "a method", "Tests", DiagnosticSeverity.Warning, true);
        private static readonly DiagnosticDescriptor _nameWithX = new("T002", "X", "an x", "Tests", DiagnosticSeverity.Warning, true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [_method, _nameWithX];

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.EnableConcurrentExecution();
            context.RegisterSyntaxNodeAction(
                node =>
                {
                    SyntaxToken name = ((MethodDeclarationSyntax)node.Node).Identifier;
                    if (name.Text == "Throw")
                        throw new InvalidOperationException("A fault of the analyzer.");
                    node.ReportDiagnostic(Diagnostic.Create(_method, name.GetLocation()));
                    if (name.Text.Contains('x', StringComparison.Ordinal))
                        node.ReportDiagnostic(Diagnostic.Create(_nameWithX, name.GetLocation()));
                },
                SyntaxKind.MethodDeclaration);
        }
    }
}
