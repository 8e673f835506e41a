using Xunit;

namespace NetDsl.Generator.Tests.CallSites;

/// <summary>Where a length is not certain, nothing is said.</summary>
public sealed class SilentTests
{
    private static readonly string[] _inputs =
    [
        "x",
        "span",
        "x.AsSpan()",
        "x[n..]",
        "x[1..^1]",
        "x[..n]",
        "x.AsSpan(4)",
        "x.AsSpan(0, n)",
        "new float[n]",
        "new float[n + 4]",
        "new float[x.Length]",
        "stackalloc float[n]",
        "[1, 2, 3, .. x]",
        "[.. x]",
        "[.. System.Linq.Enumerable.Repeat(1f, n)]",
        "[.. new System.Collections.Generic.List<float> { 1, 2, 3, 4 }]",
        "flag ? new float[4] : x",
        "flag ? new float[4] : new float[3]",
        "flag ? new float[3] : new float[4]",
        "flag ? new float[3] : default",
        "x ?? new float[4]",
        "n switch { 0 => new float[4], _ => new float[3] }",
        "n switch { 0 => new float[3], 1 => throw new Exception(), _ => new float[4] }",
        "n switch { _ => throw new Exception() }",
        "GC.AllocateArray<float>(n)",
        "System.Buffers.ArrayPool<float>.Shared.Rent(4)",
        "MemoryMarshal.Cast<byte, float>(new byte[4])",
        "MemoryMarshal.CreateReadOnlySpan(ref x[0], n)",
        "(float[])(object)new float[4]",
        "((Func<float[]>)(() => new float[4]))()",
    ];

    [Fact]
    public Task A_length_that_is_not_certain() =>
        CallSite.VerifyAsync(_inputs.Select(input => $"net.Forward({input}, y);"));

    private static readonly string[] _locals =
    [
        "float[] v = new float[4]; v = new float[3];",
        "float[] v = new float[4]; if (flag) { v = x; }",
        "float[] v; if (flag) { v = new float[4]; } else { v = new float[3]; }",
        "float[]? v = null; v ??= new float[3];",
        "float[]? v = null; for (int i = 0; i < 2; i++) { v = new float[3]; }",
        "float[] v = new float[4]; Array.Resize(ref v, 3);",
        "Change(out float[] v); static void Change(out float[] v) => v = new float[3];",
        "float[] v = new float[4]; Change(out v); static void Change(out float[] v) => v = new float[3];",
        "float[] v = new float[4]; (v, int a) = (new float[3], 1);",
        "float[] v = new float[4]; ((v, int a), int b) = ((new float[3], 1), 2);",
        "float[] v = new float[4]; ref float[] w = ref v; w = new float[3];",
        "ref float[] v = ref x; v = new float[4]; x = new float[3];",
        "float[] v = new float[4]; Action a = () => v = new float[3]; a();",
        "float[] v = new float[4]; Change(); void Change() => v = new float[3];",
        "float[] v = new float[4]; (flag ? ref v : ref x) = new float[3];",
        "Span<float> v = stackalloc float[4]; v = v[1..];",
        "Span<float> v = new float[4]; v.Advance();",
        "Span<float> v = new float[4]; SpanExtensions.Advance(ref v);",
        "Span<float> v = new float[4]; (*&v) = default;",
        "foreach (float[] w in new[] { new float[3] }) { net.Forward(w, y); } float[] v = x;",
        "int m = 4; m--; var v = new float[m];",
        "int m = 4; for (; m > 3; m--) { } var v = new float[m];",
        "int m = 4; int.TryParse(\"3\", out m); var v = new float[m];",
        "if (x is not { } v) { return; }",
        "object o = new float[4]; if (o is not float[] v) { return; } v = new float[3];",
        "dynamic d = 4; var v = new float[d];",
    ];

    [Fact]
    public Task A_local_that_may_have_another_value() =>
        CallSite.VerifyAsync(_locals.Select(declaration => $"{declaration} net.Forward(v, y);"));

    private static readonly (string Members, string Input)[] _members =
    [
        ("private float[] _v = new float[4];", "_v"),
        ("private static float[] _v = new float[4];", "_v"),
        ("private readonly float[] _v = new float[4]; public User() => _v = new float[3];", "_v"),
        ("private readonly float[] _v = new float[4]; public User() { this._v = new float[3]; }", "_v"),
        ("private readonly float[] _v = new float[4]; public User() { (_v, int a) = (new float[3], 1); Console.WriteLine(a); }", "_v"),
        ("private readonly float[] _v = new float[4]; public User() { Array.Resize(ref _v, 3); }", "_v"),
        ("private readonly float[] _v = new float[4]; public User() { ref float[] w = ref _v; w = new float[3]; }", "_v"),
        ("private readonly float[] _v = new float[4]; public int A { get => 1; init => _v = new float[3]; }", "_v"),
        ("private static readonly float[] _v = new float[4]; static User() => _v = new float[3];", "_v"),
        ("private static readonly int _n = 4; static User() => _n--;", "new float[_n]"),
        ("private readonly float[] _v; public User() => _v = new float[4];", "_v"),
        ("private static readonly float[] _v = _w; private static readonly float[] _w = new float[4];", "_v"),
        ("private static readonly float[] _v = new float[_n]; private static readonly int _n = 4;", "_v"),
        ("[ThreadStatic] private static readonly float[] _v = new float[4];", "_v"),
        ("private float[] V { get; set; } = new float[4];", "V"),
        ("private float[] V { get; } = new float[4]; public User() => V = new float[3];", "V"),
        ("private float[] V { get; init; } = new float[4];", "V"),
        ("protected virtual float[] V => new float[4];", "V"),
        ("private float[]? _v; private float[] V => _v ??= new float[4];", "V"),
        ("private float[] V { get { return new float[4]; } }", "V"),
        ("private static float[] V => V;", "V"),
        ("private static float[] V => W; private static float[] W => V;", "V"),
        ("private static float[] V() => new float[4];", "V()"),
    ];

    [Fact]
    public Task A_member_that_may_have_another_value() =>
        CallSite.VerifyAsync(_members.Select(c => (c.Members, $"net.Forward({c.Input}, y);")));

    [Fact]
    public Task A_struct_without_its_constructor() => CallSite.VerifyFileAsync("""
        public struct User
        {
            private readonly float[] _v = new float[4];
            public User() { }
            public void Use(Team net, float[] y) => net.ForwardBatch(_v, y[..9]);
        }
        """);

    [Fact]
    public Task A_conversion_of_the_users_own() => CallSite.VerifyFileAsync("""
        public class Values
        {
            public static implicit operator ReadOnlySpan<float>(Values values) => new float[3];
            public static implicit operator Values(float[] values) => new();
        }

        public static class MemoryExtensions { public static Span<float> AsSpan(float[] x, int start, int length) => x; }

        public static class User
        {
            public static void Use(Streetlights net, Values values, float[] x, float[] y)
            {
                net.Forward(values, y);
                net.Forward((Values)new float[4], y);
                net.Forward(MemoryExtensions.AsSpan(x, 0, 4), y);
            }
        }
        """);

    [Fact]
    public Task Methods_of_the_users_own() => CallSite.VerifyFileAsync("""
        [Layer(3)] [Layer(1)]
        public partial class Mine
        {
            public void Forward(ReadOnlySpan<float> input, Span<float> output, int times) { }
            public void Forward(float[] input, Span<double> output) { }
            public static void ForwardBatch(ReadOnlySpan<float> inputs) { }
            public static void Layer1In(Span<float> storage, int n) { }
            public static LayerParameters<float> Layer3In(Span<float> storage) => default;
            public static void Pack(ReadOnlySpan<double> canonical, Span<double> storage) { }
        }

        public class Other
        {
            public void Forward(ReadOnlySpan<float> input, Span<float> output) { }
            public void TrainStep(ReadOnlySpan<float> input, ReadOnlySpan<float> target, float learningRate) { }
        }

        public class Derived : Mine { public new void Forward(ReadOnlySpan<float> input, Span<float> output) { } }

        public static class Extensions
        {
            public static void Backward(this Mine net, float[] input, float[] target, float[] gradient) { }
            public static void Fit<TNetwork, T>(this INetwork<TNetwork, T> net, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, string name)
                where TNetwork : class, INetwork<TNetwork, T>
                where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> { }
        }

        public static class User
        {
            public static void Use(Mine net, Other other, Derived derived, Streetlights lights, float[] y)
            {
                net.Forward(new float[4], y, 1);
                net.Forward(new float[4], new double[1]);
                Mine.ForwardBatch([1, 2]);
                Mine.Layer1In(y.AsSpan(0, 2), 1);
                Mine.Layer3In(y.AsSpan(0, 2));
                Mine.Pack(new double[1], new double[2]);
                other.Forward(new float[4], y);
                other.TrainStep(new float[4], new float[7], 0.1f);
                derived.Forward(new float[4], y);
                Extensions.Backward(net, [1], [1], [1]);
                lights.Fit([1, 2], [1, 2, 3], "mine");
                Forward([1, 2, 3, 4], y);
            }

            private static void Forward(ReadOnlySpan<float> input, Span<float> output) { }
        }
        """);

    [Fact]
    public Task Networks_that_are_not_known() => CallSite.VerifyFileAsync("""
        public static class User
        {
            public static void Use<TNetwork>(TNetwork net, INetwork<TNetwork, float> same, float[] y)
                where TNetwork : class, INetwork<TNetwork, float>
            {
                net.Forward([1, 2, 3, 4], y);
                same.TrainStep([1, 2, 3, 4, 5], [1, 2], 0.1f);
                TNetwork.Pack([1, 2], y);
                net.Fit([1, 2, 3, 4], [1, 2], epochs: 5);
            }
        }
        """);
}
