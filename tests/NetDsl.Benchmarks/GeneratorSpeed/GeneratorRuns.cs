using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetDsl.Benchmarks.Measuring;
using NetDsl.Benchmarks.Reporting;
using NetDsl.Generator;

namespace NetDsl.Benchmarks.GeneratorSpeed;

/// <summary>What the generator costs a build, and what it costs a keystroke in an editor.</summary>
internal sealed class GeneratorRuns(Options options)
{
    private const int Repetitions = 40;
    private static readonly int[] _counts = [1, 100];

    public void Write(TextWriter output)
    {
        output.WriteLine(Machine.Describe());
        var table = new TextTable(["", .. _counts.Select(count => count == 1 ? "1 network" : $"{count} networks")]);
        double first = Time(() => NewDriver().RunGenerators(new UserProject(_counts[0]).Compilation));
        List<Column> columns = [.. _counts.Select(Measure)];
        table.Add([["the first run in a process"], [Figures.Time(first)], ["–"]]);
        table.Add([["a new driver: a build"], .. columns.Select(column => Cell(column.Build))]);
        table.Add([["edit inside an unrelated method"], .. columns.Select(column => Cell(column.Unrelated))]);
        table.Add([["the same, a generator that only finds the attribute"], .. columns.Select(column => Cell(column.Floor))]);
        table.Add([["a layer of one network changed"], .. columns.Select(column => Cell(column.Layer))]);
        table.Add([["the same, a driver with no generator"], .. columns.Select(column => Cell(column.Nothing))]);
        table.Add([["characters generated"], .. columns.Select(column => (string[])[Figures.Digits(column.Characters)])]);
        output.WriteLine();
        output.WriteLine(options.Markdown ? table.ToMarkdown() : table.ToText());
        output.WriteLine($"Medians of {Repetitions} runs with quartiles, by {Clock.Description}. Every run's compilation is new: what the compiler");
        output.WriteLine("itself has to find out for the generator (declarations, the symbols of the attributes) is in it; in the first run the JIT, too.");
        output.WriteLine("The networks' sizes differ, from 2-3-1 to 20-72-29.");
    }

    private static string[] Cell(Quartiles time) => [Figures.Time(time.Median), $"({Figures.Time(time.Lower)}–{Figures.Time(time.Upper)})"];

    private static Column Measure(int count)
    {
        var project = new UserProject(count);
        Quartiles build = Repeat(i => project.Build(i), compilation => NewDriver().RunGenerators(compilation));

        GeneratorDriver driver = NewDriver().RunGenerators(project.Compilation);
        int characters = driver.GetRunResult().GeneratedTrees.Sum(tree => tree.Length);
        Quartiles unrelated = Repeat(project.EditMethod, compilation => driver = driver.RunGenerators(compilation));
        Quartiles layer = Repeat(project.EditLayer, compilation => driver = driver.RunGenerators(compilation));
        GeneratorDriver finder = CSharpGeneratorDriver.Create([new AttributeFinder().AsSourceGenerator()], parseOptions: UserProject.ParseOptions);
        Quartiles floor = Repeat(project.EditMethod, compilation => finder = finder.RunGenerators(compilation));
        GeneratorDriver nothing = CSharpGeneratorDriver.Create(Array.Empty<ISourceGenerator>());
        Quartiles none = Repeat(project.EditMethod, compilation => nothing = nothing.RunGenerators(compilation));
        return new Column(build, unrelated, layer, floor, none, characters);
    }

    private static Quartiles Repeat(Func<int, Compilation> prepare, Action<Compilation> run)
    {
        for (int i = 0; i < Repetitions / 4; i++)
        {
            run(prepare(-1 - i)); // warm-up
        }

        return Quartiles.Of(Enumerable.Range(0, Repetitions).Select(i =>
        {
            Compilation compilation = prepare(i);
            return Time(() => run(compilation));
        }));
    }

    private static double Time(Action action)
    {
        long start = Clock.Nanoseconds;
        action();
        return Clock.Nanoseconds - start;
    }

    private static CSharpGeneratorDriver NewDriver() =>
        CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: UserProject.ParseOptions);

    private sealed record Column(Quartiles Build, Quartiles Unrelated, Quartiles Layer, Quartiles Floor, Quartiles Nothing, int Characters);
}
