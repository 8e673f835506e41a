using Xunit;

namespace NetDsl.Generator.Tests.CallSites;

/// <summary>Values that may be one or another: an error where all of them are wrong, silence where one is right or not known.</summary>
public sealed class PossibleTests
{
    private static readonly (string Statement, string Message)[] _wrong =
    [
        ("net.Forward({|NDSL101:flag ? new float[4] : new float[5]|}, y);", "Streetlights.Forward takes 3 inputs (left, middle, right), this has 4 or 5"),
        ("net.Forward({|NDSL101:flag ? [1, 2] : [1, 2, 3, 4]|}, y);", "Streetlights.Forward takes 3 inputs (left, middle, right), this has 2 or 4"),
        ("net.Forward({|NDSL101:n switch { 0 => new float[5], 1 => new float[4], _ => default(float[]) }|}, y);", "Streetlights.Forward takes 3 inputs (left, middle, right), this has 0, 4 or 5"),
        ("float[]? v = null; if (flag) v = new float[4]; net.Forward({|NDSL101:v ?? new float[5]|}, y);", "Streetlights.Forward takes 3 inputs (left, middle, right), this has 0, 4 or 5"),
        ("float[] v = new float[4]; v = new float[2]; net.Forward({|NDSL101:v|}, y);", "Streetlights.Forward takes 3 inputs (left, middle, right), this has 2 or 4"),
        ("float[] v; if (flag) { v = new float[4]; } else { v = new float[4]; } net.Forward({|NDSL101:v|}, y);", "Streetlights.Forward takes 3 inputs (left, middle, right), this has 4"),
        ("int m = 4; if (flag) m = 5; net.Forward({|NDSL101:new float[m]|}, y);", "Streetlights.Forward takes 3 inputs (left, middle, right), this has 4 or 5"),
        ("net.Forward({|NDSL101:x[..(flag ? 4 : 5)]|}, y);", "Streetlights.Forward takes 3 inputs (left, middle, right), this has 4 or 5"),
        ("var v = flag ? new float[4] : new float[5]; var w = v; net.Forward({|NDSL101:w.AsSpan(1, v.Length)|}, y);", "Streetlights.Forward takes 3 inputs (left, middle, right), this has 4 or 5"),
        ("net.Forward([1, 2, 3, {|NDSL101:.. flag ? new float[1] : new float[2]|}], y);", "Streetlights.Forward takes 3 inputs (left, middle, right), this has 4 or 5"),
        ("net.Forward({|NDSL101:[1, .. flag ? new float[1] : new float[3]]|}, y);", "Streetlights.Forward takes 3 inputs (left, middle, right), this has 2 or 4"),
        ("net.ForwardBatch({|NDSL103:flag ? new float[4] : new float[5]|}, y);", "Streetlights.ForwardBatch takes rows of 3 inputs (left, middle, right), this has 4 or 5 values, which is no whole number of rows"),
        ("net.ForwardBatch(flag ? new float[3] : new float[6], {|NDSL104:new float[3]|});", "Streetlights.ForwardBatch takes a row of outputs for each row of inputs: inputs has 1 or 2 rows of 3, this has 3 rows of 1"),
        ("int unit = 4; if (flag) { unit = 5; } net.Layer1.Biases[{|NDSL106:unit|}] = 1;", "Streetlights.Layer1.Biases has 4 values (0 to 3), this index is 4 or 5"),
        ("net.Layer1.Biases[{|NDSL106:flag ? -1 : 4|}] = 1;", "Streetlights.Layer1.Biases has 4 values (0 to 3), this index is -1 or 4"),
        ("net.Backward(x, y, {|NDSL102:flag ? new float[21] : new float[23]|});", "Streetlights.Backward takes a gradient of 24 values (StorageSize), this has 21 or 23"),
    ];

    [Fact]
    public Task All_of_them_wrong() => CallSite.VerifyAsync(_wrong);

    [Fact]
    public Task One_of_them_right_or_not_known() => CallSite.VerifyAsync(
        "net.Forward(flag ? new float[4] : new float[3], y);",
        "net.Forward(flag ? new float[4] : x, y);",
        "net.Forward(n switch { 0 => new float[5], 1 => new float[3], _ => new float[4] }, y);",
        "net.Forward(n switch { 0 => new float[5], 1 => x, _ => new float[4] }, y);",
        "float[] v = new float[4]; v = new float[2]; v = new float[3]; net.Forward(v, y);",
        "float[] v = new float[4]; v = new float[2]; v = x; net.Forward(v, y);",
        "float[] v = new float[4]; v = new float[2]; Array.Resize(ref v, 3); net.Forward(v, y);",
        "float[] v = new float[4]; v = new float[2]; Action a = () => v = new float[3]; a(); net.Forward(v, y);",
        "int m = 4; if (flag) m = 3; net.Forward(new float[m], y);",
        "int m = 4; m = 5; m--; net.Forward(new float[m], y);",
        "int m = 4; for (int i = 0; i < 2; i++) { m = m - 1; } net.Forward(new float[m], y);",
        "Span<float> v = new float[5]; while (v.Length > 3) { v = v[1..]; } net.Forward(v, y);",
        "net.Forward([1, .. flag ? new float[1] : new float[2]], y);",
        "net.ForwardBatch(flag ? new float[4] : new float[6], y);",
        "net.ForwardBatch(flag ? new float[3] : new float[6], new float[2]);",
        "net.ForwardBatch(flag ? new float[3] : new float[6], flag ? new float[1] : new float[2]);",
        "net.TrainBatch(flag ? [] : new float[3], flag ? [] : new float[1], 0.1f);",
        "int unit = 4; if (flag) { unit = 3; } net.Layer1.Biases[unit] = 1;");

    // Each local has two values, so that all ways together are 2 to the power of 20: they are not followed to their end.
    [Fact]
    public Task So_many_ways_that_nobody_follows_them() => CallSite.VerifyAsync(
        "float[] v0 = new float[4]; v0 = new float[5]; "
        + string.Concat(Enumerable.Range(1, 20).Select(i => $"float[] v{i} = flag ? v{i - 1} : v{i - 1}; v{i} = v{i - 1}; ")) + "net.Forward(v20, y);");

    private static readonly string[] _four =
    [
        "System.Linq.Enumerable.Repeat(1f, 4).ToArray()",
        "System.Linq.Enumerable.Range(0, 4).Select(i => (float)i).ToArray()",
        "System.Linq.Enumerable.ToArray(new float[4])",
        "[.. System.Linq.Enumerable.Repeat(0f, 4)]",
        "((System.Collections.Immutable.ImmutableArray<float>)[1, 2, 3, 4]).AsSpan()",
        "default(System.Collections.Immutable.ImmutableArray<float>).AsSpan()",
    ];

    [Fact]
    public Task Enumerables_and_immutable_arrays() => CallSite.VerifyFileAsync(WithLinq(_four.Select(input =>
        input.StartsWith("[..", StringComparison.Ordinal) ? $"net.Forward([{{|NDSL101:{input[1..^1]}|}}], y);" : $"net.Forward({{|NDSL101:{input}|}}, y);")
        .Append("System.Collections.Immutable.ImmutableArray<float> v = [1, 2, 3, 4]; net.Forward({|NDSL101:v.AsSpan()|}, y); net.Forward(v.AsSpan(1, 3), y); net.Forward({|NDSL101:v[1..3].AsSpan()|}, y);")));

    [Fact]
    public Task Enumerables_of_the_right_length_or_of_one_that_is_not_known() => CallSite.VerifyFileAsync(WithLinq(
    [
        "net.Forward(Enumerable.Repeat(1f, 3).ToArray(), y);",
        "net.Forward(Enumerable.Repeat(1f, n).ToArray(), y);",
        "net.Forward(Enumerable.Repeat(1f, 4).Skip(1).ToArray(), y);",
        "net.Forward(x.Where(v => v > 0).ToArray(), y);",
        "net.Forward([.. (System.Collections.Generic.HashSet<float>)[1, 1, 2, 3]], y);",
        "net.Forward(((System.Collections.Generic.IEnumerable<float>)(System.Collections.Generic.HashSet<float>)[1, 1, 2, 3]).ToArray(), y);",
    ]));

    private static string WithLinq(IEnumerable<string> statements) =>
        "namespace Users { using System.Linq; public class User { public void Use(Streetlights net, float[] x, float[] y, int n) { "
        + string.Concat(statements.Select(statement => "{ " + statement + " }\n")) + " } } }";
}
