using System.Collections.Concurrent;
using System.Globalization;
using System.Numerics;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetDsl.Testing;

/// <summary>
/// Reaches what a network offers outside <see cref="INetwork{TSelf, T}"/>, layer views and the form of Forward with one
/// parameter per input: ref structs and names that differ per network, which neither an interface nor reflection can call.
/// So it is a piece of a user's program, written for the network and compiled.
/// </summary>
public static class NetworkProbe
{
    // The greatest numbers of inputs and outputs that Forward takes and returns one by one.
    private const int MaxNamedInputs = 16;
    private const int MaxNamedOutputs = 256;

    private static readonly ConcurrentDictionary<Assembly, Lazy<Assembly>> _ofAssembliesOnDisk = new();

    /// <summary>Whether a network of such sizes has the form of Forward with one parameter per input.</summary>
    public static bool HasNamedForward(int inputs, int outputs) => inputs <= MaxNamedInputs && outputs <= MaxNamedOutputs;

    /// <summary>Compiles and loads the probes of all public networks in an assembly.</summary>
    /// <param name="networks">The assembly.</param>
    /// <param name="home">The same, if the tests compiled it; else it is one on disk, whose probes are compiled once.</param>
    public static Assembly Compile(Assembly networks, LoadedAssembly? home = null)
    {
        return home is null
            ? _ofAssembliesOnDisk.GetOrAdd(networks, assembly => new(() => new LoadedAssembly(ProbesOf(assembly, MetadataReference.CreateFromFile(assembly.Location))).Assembly)).Value
            : home.LoadBeside(ProbesOf(networks, home.Reference));

        static CSharpCompilation ProbesOf(Assembly networks, MetadataReference reference) => UserCompilation
            .Create(networks.GetTypes().Where(type => type.IsVisible && !type.ContainsGenericParameters && DeclaredArchitecture.IsNetwork(type)).Select(Write),
                assemblyName: "Probes." + networks.GetName().Name)
            .AddReferences(reference);
    }

    /// <summary>The name of a network's probe.</summary>
    public static string ClassName(Type network) => "Of_" + network.FullName!.Replace('.', '_').Replace('+', '_');

    private static string Write(Type type)
    {
        ReferenceNetwork reference = DeclaredArchitecture.Of(type);
        string network = "global::" + type.FullName!.Replace('+', '.');
        string t = DeclaredArchitecture.PrecisionOf(type) == Precision.Double ? "double" : "float";
        return $$"""
            public static class {{ClassName(type)}}
            {
                public static {{t}}[] Views({{network}} net)
                {
                    var values = new global::System.Collections.Generic.List<{{t}}>();
                    {{ForEachParameter(reference, place => $"values.Add({place});")}}
                    return values.ToArray();
                }

                public static void SetViews({{network}} net, {{t}}[] values)
                {
                    int next = 0;
                    {{ForEachParameter(reference, place => $"{place} = values[next++];")}}
                }

                public static void ForwardNamed({{network}} net, {{t}}[] x, {{t}}[] y)
                {
                    {{ForwardNamed(type, reference)}}
                }
            }
            """;
    }

    private static string ForEachParameter(ReferenceNetwork reference, Func<string, string> statement)
    {
        var text = new StringBuilder();
        for (int layer = 0; layer < reference.Layers.Count; layer++)
        {
            string view = $"net.Layer{layer + 1}";
            string loop = $"for (int j = 0; j < {reference.Layers[layer].Units}; j++) ";
            text.Append(CultureInfo.InvariantCulture, $"for (int i = 0; i < {reference.InputsOf(layer)}; i++) {loop}{statement(view + ".Weights[i, j]")}\n");
            if (reference.Layers[layer].Bias)
                text.Append(loop).Append(statement(view + ".Biases[j]")).Append('\n');
        }

        return text.ToString();
    }

    private static string ForwardNamed(Type type, ReferenceNetwork reference)
    {
        if (!HasNamedForward(reference.InputSize, reference.OutputSize))
            return "";

        string arguments = string.Join(", ", Enumerable.Range(0, reference.InputSize).Select(i => $"x[{i}]"));
        return reference.OutputSize == 1
            ? $"y[0] = net.Forward({arguments});"
            : $"var output = net.Forward({arguments});\n" + string.Concat(OutputNames(type, reference.OutputSize).Select((name, j) => $"y[{j}] = output.{name};\n"));
    }

    private static string[] OutputNames(Type network, int count) =>
        network.GetCustomAttribute<OutputsAttribute>() is { } names
            ? [.. names.Names.Select(name => char.ToUpperInvariant(name[0]) + name[1..])]
            : [.. Enumerable.Range(0, count).Select(j => $"Y{j}")];
}

/// <summary>The calls of a network's probe.</summary>
/// <typeparam name="TSelf">The network.</typeparam>
/// <typeparam name="T">Its precision.</typeparam>
public sealed class NetworkProbe<TSelf, T>(Assembly assembly)
    where TSelf : class, INetwork<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>All parameters, read one by one through the layers' views, in canonical order.</summary>
    public Func<TSelf, T[]> Views { get; } = Bind<Func<TSelf, T[]>>(assembly, nameof(Views));

    /// <summary>Writes all parameters through the layers' views.</summary>
    public Action<TSelf, T[]> SetViews { get; } = Bind<Action<TSelf, T[]>>(assembly, nameof(SetViews));

    /// <summary>Calls Forward with one argument per input and writes what it returns to the last argument.</summary>
    public Action<TSelf, T[], T[]> ForwardNamed { get; } = Bind<Action<TSelf, T[], T[]>>(assembly, nameof(ForwardNamed));

    private static TDelegate Bind<TDelegate>(Assembly assembly, string method)
        where TDelegate : Delegate => assembly.GetType(NetworkProbe.ClassName(typeof(TSelf)), throwOnError: true)!.GetMethod(method)!.CreateDelegate<TDelegate>();
}
