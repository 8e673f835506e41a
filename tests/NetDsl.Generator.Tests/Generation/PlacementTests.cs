using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;
using NetDsl.Testing;
using Xunit;

namespace NetDsl.Generator.Tests.Generation;

/// <summary>
/// Wherever a class stands and whatever it and its neighbours are called, the output compiles without warnings, and each
/// network works.
/// </summary>
public sealed class PlacementTests
{
    private const string Layers = "[Layer(2)] [Layer(3, Relu)] [Layer(2, Tanh)]";

    // Activations by their full names, as users write them whose own types are called so.
    private const string FullLayers = "[global::NetDsl.Layer(2)] [global::NetDsl.Layer(3, global::NetDsl.Activation.Relu)] [global::NetDsl.Layer(2, global::NetDsl.Activation.Gelu)]";

    public static TheoryData<string, string> Places { get; } = new()
    {
        { "global namespace", $"{Layers} public partial class Net;" },
        { "namespace with a body", $"namespace A.B {{ namespace C {{ {Layers} public partial class Net; }} }}" },
        { "namespace of a file", $"namespace A.B; {Layers} public partial class Net;" },
        { "namespace of keywords", $"namespace @namespace.@class; {Layers} public partial class Net;" },
        { "namespace NetDsl.App", $"namespace NetDsl.App; {Layers} public partial class Net;" },
        { "namespace that ends as the library begins", $"namespace App.NetDsl.System; {Layers} public partial class Net;" },
        { "keyword as name", $"{Layers} public partial class @class; {Layers} public partial class @event;" },
        { "contextual keywords as names", $"{Layers} public partial class @record; {Layers} public partial class @await; {Layers} public partial class @dynamic;" },
        { "lower case", $"#pragma warning disable CS8981\n{Layers} public partial class net;" },
        { "sealed", $"{Layers} public sealed partial class Net;" },
        { "internal", $"{Layers} internal partial class Net;" },
        { "no modifier", $"{Layers} partial class Net {{ }}" },
        { "in a class", $"public partial class A {{ {Layers} public partial class Net; }}" },
        { "private in a class", $"public partial class A {{ {Layers} private partial class Net; public static int Size => Net.ParameterCount; }}" },
        { "protected internal in a class", $"public partial class A {{ {Layers} protected internal partial class Net; }}" },
        { "private protected in a class", $"public partial class A {{ {Layers} private protected partial class Net; }}" },
        { "in a static class", $"public static partial class A {{ {Layers} public partial class Net; }}" },
        { "in an abstract class", $"public abstract partial class A {{ {Layers} public partial class Net; }}" },
        { "in a struct", $"public partial struct A {{ {Layers} public partial class Net; }}" },
        { "in a readonly struct", $"public readonly partial struct A {{ {Layers} public partial class Net; }}" },
        { "in a ref struct", $"public ref partial struct A {{ {Layers} public partial class Net; }}" },
        { "in a record", $"public partial record A(int X) {{ {Layers} public partial class Net; }}" },
        { "in a record class", $"public partial record class A {{ {Layers} public partial class Net; }}" },
        { "in a record struct", $"public readonly partial record struct A(int X) {{ {Layers} public partial class Net; }}" },
        { "in an interface", $"public partial interface A {{ {Layers} public partial class Net; }}" },
        { "in a generic class", $"public partial class A<T> {{ {Layers} public partial class Net; }}" },
        { "in a generic class with constraints", $"public partial class A<T, @int> where T : class, new() where @int : struct {{ {Layers} public partial class Net; }}" },
        { "in a generic class whose parameters are called as what is generated", $"public partial class A<Dsl, System, NetDsl, T0> {{ {Layers} public partial class Net; }}" },
        { "in a generic interface", $"public partial interface A<T> {{ {Layers} public partial class Net; }}" },
        { "three deep", $"namespace N; public partial class A {{ public partial struct B {{ public partial record C {{ {Layers} public partial class Net; }} }} }}" },
        { "three deep and generic", $"public partial interface A<T> {{ public partial record struct B<U> {{ public partial class @class {{ {Layers} internal partial class Net; }} }} }}" },
        { "generic", $"{Layers} public partial class Net<T>;" },
        { "generic with constraints", $"{Layers} public partial class Net<T, U> where T : unmanaged where U : class, System.IDisposable;" },
        { "generic and not", $"{Layers} public partial class Net; {Layers} public partial class Net<T>; {Layers} public partial class Net<T, U>;" },
        { "names that differ by case", $"{Layers} public partial class Net; {Layers} public partial class NET; {Layers} public partial class NeT;" },
        { "namespaces that differ by case", $"namespace A {{ {Layers} public partial class Net; }} namespace a {{ {Layers} public partial class Net; }}" },
        { "one name in two namespaces", $"namespace A {{ {Layers} public partial class Net; }} namespace B {{ {Layers} public partial class Net; }} {Layers} public partial class Net;" },
        { "nesting and namespaces that read alike", $"namespace A {{ public partial class B {{ {Layers} public partial class Net; }} }} namespace A.B1 {{ {Layers} public partial class Net; }}" },
        { "letters beyond ASCII", $"namespace Größe; {Layers} public partial class 学習; {Layers} public partial class Ünïcode;" },
        { "combining characters", $"{Layers} public partial class नमस्ते; {Layers} public partial class E\u0301t;" },
        { "escaped letters", $"{Layers} public partial class \\u0041bc;" },
        { "several parts", $"{Layers} public partial class Net; public partial class Net {{ public int Own => InputSize; }} partial class Net {{ }}" },
        { "a base class and interfaces", $"public abstract class Base {{ public int Id {{ get; set; }} }} {Layers} public partial class Net : Base, System.IDisposable {{ public void Dispose() {{ }} }}" },
        { "attributes and documentation of one's own", $"/// <summary>Mine.</summary>\n[System.Serializable] {Layers} [System.Obsolete] public partial class Net;" },
        { "in an obsolete class", $"[System.Obsolete] public partial class A {{ {Layers} public partial class Net; }}" },
        { "one attribute list", "[Layer(2), Layer(3, Relu), Layer(2, Tanh)] public partial class Net;" },
        { "nullable disabled", $"#nullable disable\n{Layers} public partial class Net;" },
        { "checked arithmetic, unsafe class", $"{Layers} public unsafe partial class Net;" },
    };

    // Names that the generated code, or what it calls, uses too.
    private static readonly (string Name, string Kind)[] _neighbours =
    [
        ("System", "class"), ("NetDsl", "class"), ("Math", "class"), ("Relu", "class"), ("Activation", "enum"), ("Vector128", "class"), ("Span", "struct"),
        ("ReadOnlySpan", "struct"), ("Dsl", "class"), ("Kernels", "class"), ("INetwork", "interface"), ("Initializer", "enum"), ("Output", "struct"),
        ("Lanes4", "class"), ("MethodImpl", "class"), ("Layer1", "class"), ("Single", "struct"), ("Reduction", "enum"), ("global", "class"), ("Rows", "class"),
    ];

    [Theory, MemberData(nameof(Places))]
    public void Any_place(string place, string source)
    {
        Assert.NotEmpty(place);
        GeneratorRun run = GeneratorRun.Of(WithUnsafe(source));
        Caching.AssertCached(run);
        Caching.AssertModelHoldsNoCompilation(run);
        AssertWorks(run);
    }

    [Fact]
    public void Any_neighbour_in_the_namespace() =>
        AssertWorks(Neighbours((name, kind) => $"namespace In{name} {{ internal {Partial(kind)}{kind} {name} {{ }} {FullLayers} public partial class Net; }}"));

    [Fact]
    public void Any_neighbour_as_the_namespace() =>
        AssertWorks(Neighbours((name, kind) => $"namespace Below.{name} {{ internal {Partial(kind)}{kind} {name} {{ }} {FullLayers} public partial class Net; }}"));

    [Fact]
    public void Any_neighbour_among_the_members() =>
        AssertWorks(Neighbours((name, _) => name is "Output" or "Layer1" ? "" : $"namespace With{name} {{ {FullLayers} public partial class Net {{ public int {name} => 1; }} }}"));

    [Fact]
    public void Any_neighbour_around_it() =>
        AssertWorks(Neighbours((name, kind) => kind == "enum" ? "" : $"namespace Around{name} {{ public partial {kind} {name} {{ {FullLayers} public partial class Net; }} }}"));

    // In the global namespace no code can reach past a type called System or NetDsl.
    [Fact]
    public void Any_neighbour_in_the_global_namespace() =>
        AssertWorks(Neighbours((name, kind) => name is "System" or "NetDsl" ? "" : $"internal {Partial(kind)}{kind} {name} {{ }} {FullLayers} public partial class NetBeside{name};"));

    [Fact]
    public void Names_of_any_length()
    {
        string longName = new('N', 300);
        string source = $$"""
            namespace {{new string('A', 100)}}.{{new string('B', 100)}};
            {{Layers}} public partial class {{longName}}1;
            {{Layers}} public partial class {{longName}}2;
            public partial class Outer1{{longName}} { {{Layers}} public partial class Net{{longName}}; }
            public partial class Outer2{{longName}} { {{Layers}} public partial class Net{{longName}}; }
            """;
        GeneratorRun run = GeneratorRun.Of(source);
        AssertWorks(run);
        Assert.All(run.HintNames, name => Assert.True(name.Length <= 130, $"{name} is too long a name for a file."));
    }

    [Fact]
    public void A_network_inside_a_network_may_be_called_as_a_part_of_its_files() => AssertWorks(GeneratorRun.Of($$"""
        {{Layers}} public partial class Outer
        {
            {{Layers}} public partial class Training;
            {{Layers}} public partial class Sub { {{Layers}} public partial class Training; }
        }
        """));

    [Fact]
    public void Hint_names_are_readable() =>
        Assert.Equal(
            ["App.Outer-1+Net.Backward.g.cs", "App.Outer-1+Net.Forward.g.cs", "App.Outer-1+Net.Training.g.cs", "App.Outer-1+Net.g.cs"],
            GeneratorRun.Of($"namespace App; public partial class Outer<T> {{ {Layers} public partial class Net; }}").HintNames.Order(StringComparer.Ordinal));

    private static GeneratorRun Neighbours(Func<string, string, string> source) =>
        GeneratorRun.Of(UserCompilation.Create([.. _neighbours.Select(neighbour => source(neighbour.Name, neighbour.Kind))]));

    private static string Partial(string kind) => kind == "enum" ? "" : "partial ";

    private static CSharpCompilation WithUnsafe(string source)
    {
        CSharpCompilation compilation = UserCompilation.Create([source]);
        return compilation.WithOptions(compilation.Options.WithAllowUnsafe(true));
    }

    // Compiles, loads, and trains a step with every network in the assembly.
    private static void AssertWorks(GeneratorRun run)
    {
        using LoadedAssembly loaded = run.Load();
        Type[] networks = [.. loaded.Assembly.GetTypes().Where(DeclaredArchitecture.IsNetwork)];
        Assert.NotEmpty(networks);
        Assert.Equal(networks.Length * 4, run.HintNames.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        foreach (Type network in networks)
        {
            NetworkChecks checks = NetworkChecks.Of(Closed(network));
            checks.InitialParameters();
            checks.TrainStep();
        }
    }

    // A generic network with arguments that keep its constraints.
    private static Type Closed(Type type) => !type.IsGenericTypeDefinition
        ? type
        : type.MakeGenericType([.. type.GetGenericArguments().Select(parameter =>
            parameter.GenericParameterAttributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint)
                ? parameter.GenericParameterAttributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) ? typeof(object) : typeof(Stream)
                : typeof(int))]);
}
