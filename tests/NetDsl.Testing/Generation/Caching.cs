using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace NetDsl.Testing;

/// <summary>
/// What makes an incremental generator one: after an edit that concerns no network it writes nothing anew, and between
/// runs it keeps nothing alive that belongs to a compilation.
/// </summary>
public static class Caching
{
    // Roslyn's own steps, which hold compilations and syntax by their nature.
    private static readonly string[] _roslynSteps =
    [
        WellKnownGeneratorInputs.Compilation, WellKnownGeneratorInputs.ParseOptions, WellKnownGeneratorInputs.AdditionalTexts,
        WellKnownGeneratorInputs.AnalyzerConfigOptions, WellKnownGeneratorInputs.MetadataReferences,
        "compilationUnit_ForAttribute", "individualFileGlobalAliases_ForAttribute", "collectedGlobalAliases_ForAttribute",
        "compilationUnitAndGlobalAliases_ForAttribute", "allUpGlobalAliases_ForAttribute", "compilationGlobalAliases_ForAttribute",
        "groupedNodes_ForAttributeWithMetadataName", "compilationAndGroupedNodes_ForAttributeWithMetadataName", "result_ForAttributeInternal",
    ];

    /// <summary>Fails unless a second run over a copy of the compilation, over one with a further file, and over one with a comment typed into every file of the user's, produces nothing anew.</summary>
    public static void AssertCached(GeneratorRun first)
    {
        AssertNothingNew(first, first.Input.Clone(), "a second run");
        AssertNothingNew(first, first.Input.AddSyntaxTrees(UserCompilation.Parse("class Unrelated { void Method() { } }", "Unrelated.cs")), "an unrelated file");

        CSharpCompilation commented = first.Input;
        foreach (SyntaxTree tree in first.Input.SyntaxTrees)
            commented = commented.ReplaceSyntaxTree(tree, UserCompilation.Parse("// A comment.\n" + tree, tree.FilePath));
        AssertNothingNew(first, commented, "a comment above everything");
    }

    /// <summary>Fails unless the run over the edited compilation takes every step's values from the one before.</summary>
    /// <param name="first">The run before.</param>
    /// <param name="edited">The compilation after the edit.</param>
    /// <param name="edit">What was edited, for the message.</param>
    public static void AssertNothingNew(GeneratorRun first, CSharpCompilation edited, string edit)
    {
        Assert.NotEmpty(first.Result.TrackedOutputSteps);
        GeneratorRun second = first.Again(edited);
        foreach ((string name, ImmutableArray<IncrementalGeneratorRunStep> steps) in second.Result.TrackedSteps.Concat(second.Result.TrackedOutputSteps))
        {
            if (_roslynSteps.Contains(name))
                continue;

            (object Value, IncrementalStepRunReason Reason)[] outputs = [.. steps.SelectMany(step => step.Outputs)];
            Assert.NotEmpty(outputs);
            foreach ((object value, IncrementalStepRunReason reason) in outputs)
            {
                Assert.True(
                    reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged,
                    $"After {edit}, an output of the step {name} is {reason}: {value}");
            }
        }

        Assert.Equal(
            first.Result.GeneratedSources.Select(source => (source.HintName, source.SourceText.ToString())),
            second.Result.GeneratedSources.Select(source => (source.HintName, source.SourceText.ToString())));
    }

    /// <summary>
    /// Fails if anything that a step of the generator's passes on, reached through any number of fields, is a symbol, a
    /// syntax node or another piece of a compilation. Steps without a name are found through the steps that they feed.
    /// </summary>
    public static void AssertModelHoldsNoCompilation(GeneratorRun run)
    {
        var seen = new HashSet<IncrementalGeneratorRunStep>();
        var pending = new Stack<IncrementalGeneratorRunStep>(
            run.Result.TrackedSteps.Concat(run.Result.TrackedOutputSteps).SelectMany(steps => steps.Value));
        int named = 0;
        while (pending.TryPop(out IncrementalGeneratorRunStep? step))
        {
            if (_roslynSteps.Contains(step.Name) || !seen.Add(step))
                continue;

            named += step.Name is null ? 0 : 1;
            foreach ((object value, _) in step.Outputs)
                ObjectGraph.AssertHoldsNoCompilation(value, $"the step {step.Name ?? "without a name"}");
            foreach ((IncrementalGeneratorRunStep input, _) in step.Inputs)
                pending.Push(input);
        }

        Assert.True(named > 1, "The generator has no step with a tracking name before its outputs: nothing was checked.");
    }
}
