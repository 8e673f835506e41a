using Xunit;

namespace NetDsl.Generator.Tests.CallSites;

/// <summary>The ways in which a length is certain. Each gives 4 values to a network that takes 3, and must be found; where it is easily had, 3 must pass.</summary>
public sealed class LengthTests
{
    private static readonly string[] _elements =
    [
        "[1, 2, 3, {|NDSL101:4|}]",
        "new float[] { 1, 2, 3, {|NDSL101:4|} }",
        "new float[4] { 1, 2, 3, {|NDSL101:4|} }",
        "new[] { 1f, 2, 3, {|NDSL101:4|}, 5 }",
        "(float[])[1, 2, 3, {|NDSL101:4|}]",
        "(ReadOnlySpan<float>)[1, 2, 3, {|NDSL101:4|}, 5]",
        "stackalloc float[] { 1, 2, 3, {|NDSL101:4|} }",
        "stackalloc[] { 1f, 2f, 3f, {|NDSL101:4f|} }",
        "[.. new float[2], 1, {|NDSL101:2|}]",
        "[1, {|NDSL101:.. new float[3]|}]",
        "[1, 2, {|NDSL101:.. x[..2]|}, 5]",
        "[{|NDSL101:.. new float[4]|}]",
        "[1, 2, n, {|NDSL101:n + 1|}]",
    ];

    [Fact]
    public Task The_first_element_too_many_is_marked() =>
        CallSite.VerifyAsync(_elements.Select(input => $"net.Forward({input}, y);"));

    private static readonly string[] _arguments =
    [
        "[]",
        "[1, 2]",
        "[.. x[..2]]",
        "new float[] { 1, 2 }",
        "new float[] { }",
        "new float[4]",
        "new float[0]",
        "stackalloc float[4]",
        "default",
        "null",
        "(float[])null!",
        "default(float[])",
        "default(ReadOnlySpan<float>)",
        "new ReadOnlySpan<float>()",
        "ReadOnlySpan<float>.Empty",
        "Span<float>.Empty",
        "Array.Empty<float>()",
        "new float[Streetlights.InputSize + 1]",
        "new float[sizeof(int)]",
        "new float[4L]",
        "new float[(byte)4]",
        "new float[4u]",
        "new ReadOnlySpan<float>(new float[4])",
        "new Span<float>(new float[4])",
        "new ReadOnlySpan<float>(x, 0, 4)",
        "new(x, n, 4)",
        "new ReadOnlySpan<float>(in x[0])",
        "new ArraySegment<float>(x, n, 4)",
        "new ReadOnlyMemory<float>(x, n, 4).Span",
        "x.AsMemory(0, 4).Span",
        "x.AsSpan(0, 4)",
        "MemoryExtensions.AsSpan(x, 0, 4)",
        "MemoryExtensions.AsSpan(length: 4, array: x, start: n)",
        "x.AsSpan(1..5)",
        "x.AsSpan(..^0)[..4]",
        "new float[5].AsSpan(1)",
        "new float[5].AsSpan(^4)",
        "new float[4].AsSpan()",
        "x[..4]",
        "x[2..6]",
        "x[^4..]",
        "x[^5..^1]",
        "(new float[6])[1..^1]",
        "(new float[6])[^5..5]",
        "(new float[6])[2..]",
        "(new float[6])[..^2]",
        "span[..4]",
        "span[1..5]",
        "span[^4..]",
        "span.Slice(1, 4)",
        "span.Slice(n, 4)",
        "span[..9].Slice(5)",
        "span[..4].ToArray()",
        "three[..2]",
        "four[..]",
        "four",
        "flag ? new float[4] : x[..4]",
        "flag ? [1, 2, 3, 4] : [5, 6, 7, 8]",
        "flag ? stackalloc float[4] : new float[4]",
        "flag ? new float[4] : throw new Exception()",
        "new float[4] ?? x[..4]",
        "n switch { 0 => new float[4], 1 => x[..4], _ => throw new Exception() }",
        "y = new float[4]",
        "GC.AllocateUninitializedArray<float>(4)",
        "GC.AllocateArray<float>(4, pinned: true)",
        "MemoryMarshal.CreateReadOnlySpan(ref x[0], 4)",
        "net.Parameters",
        "net.Parameters[..4]",
        "net.Layer1.Biases",
        "Streetlights.Layer1In(x).Biases",
        "team.Layer1.Biases",
        "new float[new float[2].Length * 2]",
        "((new float[4]))",
        "(new float[4])!",
        "checked(new float[4])",
    ];

    [Fact]
    public Task An_argument_is_marked_as_a_whole() =>
        CallSite.VerifyAsync(_arguments.Select(input => $"net.Forward({{|NDSL101:{input}|}}, y);"));

    private static readonly string[] _locals =
    [
        "float[] v = [1, 2, 3, 4];",
        "float[] v = { 1, 2, 3, 4 };",
        "float[] v; v = new float[4];",
        "float[] v; if (flag) { v = new float[4]; } else { return; }",
        "var v = new[] { 1f, 2, 3, 4 };",
        "float[]? v = null;",
        "Span<float> v = stackalloc float[4];",
        "ReadOnlySpan<float> v = stackalloc float[] { 1, 2, 3, 4 };",
        "ReadOnlySpan<float> v = [1, 2, 3, 4];",
        "scoped ReadOnlySpan<float> v = default;",
        "Four v = default;",
        "Four v; for (int i = 0; i < 4; i++) { v = default; v[i] = i; } v = default;",
        "float* p = stackalloc float[4]; var v = new Span<float>(p, 4);",
        "float[] w = new float[4]; float[] v = w;",
        "float[] w = new float[4]; Span<float> v = w;",
        "var w = new float[5]; var v = w.AsSpan(1);",
        "var w = new float[5]; var v = w[1..];",
        "const int N = Streetlights.InputSize + 1; var v = new float[N];",
        "const int N = 2; Span<float> v = stackalloc float[2 * N];",
        "int m = 4; var v = new float[m];",
        "long m = 2; var v = new float[m + 2];",
        "var w = new float[3]; var v = new float[w.Length + 1];",
        "Range r = 1..5; var v = x[r];",
        "Index i = ^4; var v = x[i..];",
        "var v = new float[4]; v[0] = 1; v[1] += 2; Array.Fill(v, 1f); foreach (float f in v) { n += (int)f; }",
        "var v = new float[4]; Action a = () => v[0] = 3; a();",
        "Span<float> v = new float[4]; v.Clear(); v[0] = 1; v.CopyTo(y);",
        "var v = new float[4]; fixed (float* p = v) { p[0] = 1; }",
        "var v = new float[4]; (x, y) = (v, v);",
        "var v = new float[4]; object o = v; y = v;",
    ];

    [Fact]
    public Task A_local_with_one_value_has_its_length() =>
        CallSite.VerifyAsync(_locals.Select(declaration => $"{declaration} net.Forward({{|NDSL101:v|}}, y);"));

    private static readonly (string Members, string Input)[] _members =
    [
        ("private readonly float[] _v = new float[4];", "this._v"),
        ("private readonly float[] _v = [1, 2, 3, 4];", "_v"),
        ("private static readonly float[] _v = { 1, 2, 3, 4 };", "_v"),
        ("private static readonly float[] _v = new float[N]; private const int N = 4;", "User._v"),
        ("private static readonly float[] _v; static User() => Console.WriteLine(1); private static readonly float[] _w = new float[4];", "_w"),
        ("private readonly float[] _v = new float[4]; public User() { _v[0] = 1; Console.WriteLine(_v.Length); }", "_v"),
        ("private readonly float[] _v = new float[4]; public static void Other(float[] _v) { _v = new float[3]; }", "_v"),
        ("private readonly Four _v;", "_v"),
        ("private Four _v;", "_v"),
        ("private static ReadOnlySpan<float> V => [1, 2, 3, 4];", "V"),
        ("private static float[] V => new float[4];", "V"),
        ("private static float[] V { get => new float[4]; }", "V"),
        ("private float[] V { get; } = new float[4];", "this.V"),
        ("private static float[] V { get; } = [1, 2, 3, 4];", "V"),
        ("private float[] V => _v; private readonly float[] _v = new float[4];", "V"),
        ("private static readonly int _n = 4;", "new float[_n]"),
        ("public float[] F(bool flag) => flag ? _v : _w; private static readonly float[] _v = new float[4]; private readonly float[] _w = new float[4];", "_w"),
    ];

    [Fact]
    public Task A_member_with_one_value_has_its_length() =>
        CallSite.VerifyAsync(_members.Select(c => (c.Members, $"net.Forward({{|NDSL101:{c.Input}|}}, y);")));

    [Fact]
    public Task A_member_of_another_file_has_its_length() => CallSite.VerifyFileAsync(
        "public static class User { public static void Use(Streetlights net, float[] y) { net.Forward({|NDSL101:Data.Row|}, y); net.Forward({|NDSL101:Data.Other|}, y); } }",
        compilation => compilation.AddSyntaxTrees(NetDsl.Testing.UserCompilation.Parse(
            "public static class Data { public static readonly float[] Row = new float[N + 1]; public static float[] Other => Row; private const int N = 3; }", "Data.cs")));

    [Fact]
    public Task A_fixed_buffer_has_the_length_that_the_span_is_given() => CallSite.VerifyFileAsync("""
        public unsafe struct Buffer { public fixed float Values[4]; }

        public static class User
        {
            public static unsafe void Use(Streetlights net, Buffer buffer, float[] y)
            {
                net.Forward({|NDSL101:new Span<float>(buffer.Values, 4)|}, y);
                net.Forward({|NDSL101:MemoryMarshal.CreateSpan(ref buffer.Values[0], 4)|}, y);
                net.Forward(new Span<float>(buffer.Values, 3), y);
            }
        }
        """);

    private static readonly string[] _fitting =
    [
        "new float[3]",
        "[.. x[..2], 1]",
        "x[..3]",
        "x.AsSpan(0, 3)",
        "(new float[5])[1..^1]",
        "three",
        "four[1..]",
        "stackalloc float[3]",
        "new float[Streetlights.InputSize]",
        "flag ? new float[3] : [1, 2, 3]",
        "net.Layer1.Biases[..3]",
    ];

    [Fact]
    public Task The_right_length_passes() =>
        CallSite.VerifyAsync(_fitting.Select(input => $"net.Forward({input}, y);"));
}
