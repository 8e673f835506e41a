using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NetDsl.Generator.Tests.Fuzz;

/// <summary>Whatever is typed, generator and analyzer do not crash, and what is generated brings no errors of its own.</summary>
public sealed class FuzzTests
{
    // NETDSL_FUZZ=20000 dotnet test --filter FuzzTests: a long run. NETDSL_FUZZ_START: another part of the same sequence.
    private static readonly int _count = Number("NETDSL_FUZZ", 3000);
    private static readonly int _start = Number("NETDSL_FUZZ_START", 0);

    [Fact]
    public async Task Mutated_declarations_bring_no_errors_in_generated_code()
    {
        var failures = new ConcurrentBag<string>();
        int generated = 0;
        int right = 0;
        int reported = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, 8), async (lane, _) =>
        {
            var editor = new Editor();
            for (int number = _start + lane; number < _start + _count; number += 8)
            {
                string source = new Mutator(number).Next();
                Findings findings = await editor.TypeAsync(source);
                Interlocked.Add(ref generated, findings.Files > 0 ? 1 : 0);
                Interlocked.Add(ref right, findings is { OwnErrors: [], Files: > 0 } ? 1 : 0);
                Interlocked.Add(ref reported, findings.Analyzed.Length > 0 ? 1 : 0);
                if (findings.Generated.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error || findings.OwnErrors.Length == 0))
                    failures.Add($"--- {number}\n{source}\n{string.Join("\n", findings.Generated.Take(3))}\nown: {string.Join("\n", findings.OwnErrors.Take(3))}");
            }
        });
        if (Environment.GetEnvironmentVariable("NETDSL_FUZZ_LOG") is { } log) File.WriteAllText(log, $"cpu {Environment.CpuUsage.TotalTime} {generated} {right} {reported} of {_count}; {failures.Count} failures\n" + string.Join("\n\n", failures));
        Assert.True(failures.IsEmpty, $"{failures.Count} of {_count}:\n{string.Join("\n\n", failures.Take(10))}");

        // The mutations must not all be nonsense.
        Assert.InRange(generated, _count / 3, _count);
        Assert.InRange(right, _count / 50, _count);
        Assert.InRange(reported, _count / 20, _count);
    }

    private static int Number(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
