using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetDsl.Testing;
using Xunit;

namespace NetDsl.Generator.Tests.CallSites;

/// <summary>Verifies calls in a program with two networks: Streetlights takes 3 named inputs and gives 1 output, Team takes 2 and gives 3 named ones.</summary>
internal static class CallSite
{
    public const string Networks = """
        using System;
        using System.Runtime.CompilerServices;
        using System.Runtime.InteropServices;

        [Inputs("left", "middle", "right")] [Layer(3)] [Layer(4, Relu)] [Layer(1)] public partial class Streetlights;

        [Outputs("hurt", "win", "sad")] [Layer(2)] [Layer(3, Bias = false)] public partial class Team;

        [InlineArray(3)] public struct Three { private float _first; }

        [InlineArray(4)] public struct Four { private float _first; }

        public static class SpanExtensions { public static void Advance(this ref Span<float> span) => span = span[1..]; }

        """;

    // What is known of nothing here: two arrays, a span, a flag and a number.
    private const string Parameters =
        "Streetlights net, Team team, float[] x, float[] y, Span<float> span, Three three, Four four, bool flag, int n";

    /// <summary>Fails unless the statements, each in a method of its own, have exactly the diagnostics that are marked.</summary>
    public static Task<IReadOnlyList<Diagnostic>> VerifyAsync(params IEnumerable<string> statements) =>
        VerifyAsync(statements.Select(statement => ("", statement)));

    /// <summary>Fails unless the statements have one diagnostic each, where it is marked, with this message.</summary>
    public static async Task VerifyAsync(IReadOnlyList<(string Statement, string Message)> expected)
    {
        IReadOnlyList<Diagnostic> found = await VerifyAsync(expected.Select(e => e.Statement));
        Assert.Equal(expected.Select(e => e.Message), found.Select(diagnostic => diagnostic.GetMessage(null)));
    }

    /// <summary>Fails unless the statements, each in a class <c>User</c> of its own with these members, have exactly the diagnostics that are marked.</summary>
    public static Task<IReadOnlyList<Diagnostic>> VerifyAsync(IEnumerable<(string Members, string Statement)> cases) => VerifyFileAsync(string.Concat(
        cases.Select((c, i) => $$"""
            namespace Case{{i}}
            {
                public class User
                {
                    {{c.Members}}
                    public unsafe void Use({{Parameters}}) { {{c.Statement}} }
                }
            }

            """)));

    /// <summary>Fails unless a file that follows the networks has exactly the diagnostics that are marked.</summary>
    public static Task<IReadOnlyList<Diagnostic>> VerifyFileAsync(string file, Func<CSharpCompilation, CSharpCompilation>? adapt = null) =>
        AnalyzerVerifier<CallSiteAnalyzer>.VerifyAsync(Networks + file, adapt: compilation =>
        {
            compilation = compilation.WithOptions(compilation.Options.WithAllowUnsafe(true));
            return adapt?.Invoke(compilation) ?? compilation;
        });
}
