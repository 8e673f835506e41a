// Stands in for the package Verify.SourceGenerators, which not every package source holds. It has the package's names and
// file conventions, so that the package takes its place by a reference and the deletion of this file:
// `Verifier.Verify(driver)` compares each generated file with Class.Method#Hint.verified.cs beside the test's source, whose
// first line is `//HintName: …`, and writes .received.cs there where they differ. To accept what was received, run the test
// with VERIFY_ACCEPT=1 and read the difference before committing it.
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Xunit;

namespace VerifyXunit;

/// <summary>Compares what a generator writes with files that were read and accepted.</summary>
public static class Verifier
{
    /// <summary>Fails unless every generated file equals its accepted one and no accepted one is left over.</summary>
    public static Task Verify(GeneratorDriver driver, [CallerFilePath] string sourceFile = "", [CallerMemberName] string method = "") =>
        Verify(driver.GetRunResult(), sourceFile, method);

    /// <inheritdoc cref="Verify(GeneratorDriver, string, string)"/>
    public static Task Verify(GeneratorDriverRunResult result, [CallerFilePath] string sourceFile = "", [CallerMemberName] string method = "") =>
        Compare(result, sourceFile, method, IsAccepting(Environment.GetEnvironmentVariable("VERIFY_ACCEPT"), Environment.GetEnvironmentVariable("CI")));

    internal static bool IsAccepting(string? accept, string? ci)
    {
        if (accept == "1" && string.Equals(ci, "true", StringComparison.OrdinalIgnoreCase))
            throw new InvalidOperationException("VERIFY_ACCEPT is set under CI: snapshots are accepted by people.");

        return accept == "1";
    }

    internal static async Task Compare(GeneratorDriverRunResult result, string sourceFile, string method, bool accept)
    {
        string folder = Path.GetDirectoryName(sourceFile)!;
        string test = $"{Path.GetFileNameWithoutExtension(sourceFile)}.{method}";
        var problems = new List<string>();
        var verified = new HashSet<string>(StringComparer.Ordinal);
        foreach (GeneratedSourceResult source in result.Results.SelectMany(generator => generator.GeneratedSources))
        {
            string file = Path.Combine(folder, $"{test}#{Path.GetFileNameWithoutExtension(source.HintName)}");
            string received = Normalise($"//HintName: {source.HintName}\n{source.SourceText}");
            verified.Add(file + ".verified.cs");
            if (accept)
                await File.WriteAllTextAsync(file + ".verified.cs", received);

            string? expected = File.Exists(file + ".verified.cs") ? Normalise(await File.ReadAllTextAsync(file + ".verified.cs")) : null;
            if (received == expected)
            {
                File.Delete(file + ".received.cs");
                continue;
            }

            await File.WriteAllTextAsync(file + ".received.cs", received);
            problems.Add(expected is null ? $"{file}.verified.cs does not exist yet" : $"{file}.verified.cs differs {FirstDifference(expected, received)}");
        }

        foreach (string orphan in Directory.EnumerateFiles(folder, test + "#*.verified.cs").Where(file => !verified.Contains(file)))
        {
            if (accept)
                File.Delete(orphan);
            else
                problems.Add($"{orphan} belongs to nothing that is generated now");
        }

        Assert.True(verified.Count > 0, $"{test}: nothing was generated.");
        Assert.True(problems.Count == 0, string.Join("\n", problems) + "\nCompare with .received.cs; accept with VERIFY_ACCEPT=1.");
    }

    private static string Normalise(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).TrimStart('\uFEFF').TrimEnd('\n') + "\n";

    private static string FirstDifference(string expected, string received)
    {
        string[] before = expected.Split('\n');
        string[] after = received.Split('\n');
        int line = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"from line {line + 1} on:\n  - {before.ElementAtOrDefault(line)}\n  + {after.ElementAtOrDefault(line)}";
    }
}
