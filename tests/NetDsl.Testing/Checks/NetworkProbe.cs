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
    /// <summary>The greatest number of inputs, and of outputs, that Forward takes and returns one by one.</summary>
    public const int MaxNamedValues = 16;

    /// <summary>The probe's class.</summary>
    public const string ClassName = "NetworkProbe";

    /// <summary>Whether a network of such sizes has the form of Forward with one parameter per input.</summary>
    public static bool HasNamedForward(int inputs, int outputs) => inputs <= MaxNamedValues && outputs <= MaxNamedValues;

    /// <summary>The source of a probe.</summary>
    /// <param name="network">The network's name in C#, <c>global::</c> included.</param>
    /// <param name="reference">Its architecture.</param>
    /// <param name="type">The precision's keyword.</param>
    /// <param name="outputs">The names of the properties of the network's Output.</param>
    public static string Write(string network, ReferenceNetwork reference, string type, IReadOnlyList<string> outputs)
    {
        var text = new StringBuilder($"public static class {ClassName}\n{{\n");
        Append($"    public static {type}[] Views({network} net)\n    {{\n        var values = new global::System.Collections.Generic.List<{type}>();\n");
        for (int layer = 0; layer < reference.Layers.Count; layer++)
        {
            Append($"        for (int i = 0; i < {reference.InputsOf(layer)}; i++)\n            for (int j = 0; j < {reference.Layers[layer].Units}; j++)\n");
            Append($"                values.Add(net.Layer{layer + 1}.Weights[i, j]);\n");
            if (reference.Layers[layer].Bias)
                Append($"        for (int j = 0; j < {reference.Layers[layer].Units}; j++)\n            values.Add(net.Layer{layer + 1}.Biases[j]);\n");
        }

        Append($"        return values.ToArray();\n    }}\n\n    public static void SetViews({network} net, {type}[] values)\n    {{\n        int next = 0;\n");
        for (int layer = 0; layer < reference.Layers.Count; layer++)
        {
            Append($"        for (int i = 0; i < {reference.InputsOf(layer)}; i++)\n            for (int j = 0; j < {reference.Layers[layer].Units}; j++)\n");
            Append($"                net.Layer{layer + 1}.Weights[i, j] = values[next++];\n");
            if (reference.Layers[layer].Bias)
                Append($"        for (int j = 0; j < {reference.Layers[layer].Units}; j++)\n            net.Layer{layer + 1}.Biases[j] = values[next++];\n");
        }

        Append($"    }}\n\n    public static void ForwardNamed({network} net, {type}[] x, {type}[] y)\n    {{\n");
        if (HasNamedForward(reference.InputSize, reference.OutputSize))
        {
            Append($"        var output = net.Forward({string.Join(", ", Enumerable.Range(0, reference.InputSize).Select(i => $"x[{i}]"))});\n");
            for (int j = 0; j < reference.OutputSize; j++)
                Append(reference.OutputSize == 1 ? (FormattableString)$"        y[0] = output;\n" : $"        y[{j}] = output.{outputs[j]};\n");
        }

        Append($"    }}\n}}\n");
        return text.ToString();

        void Append(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Compiles and loads the probe of a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="home">The assembly it is in, if the tests compiled it; else it is one on disk.</param>
    public static Assembly Compile(Type network, LoadedAssembly? home = null)
    {
        string type = DeclaredArchitecture.PrecisionOf(network) == Precision.Double ? "double" : "float";
        ReferenceNetwork reference = DeclaredArchitecture.Of(network);
        string source = Write("global::" + network.FullName!.Replace('+', '.'), reference, type, OutputNames(network, reference.OutputSize));
        CSharpCompilation compilation = UserCompilation.Create([source], assemblyName: ClassName + "." + network.FullName)
            .AddReferences(home?.Reference ?? MetadataReference.CreateFromFile(network.Assembly.Location));
        return home is null ? new LoadedAssembly(compilation).Assembly : home.LoadBeside(compilation);
    }

    /// <summary>The properties of a network's Output.</summary>
    public static string[] OutputNames(Type network, int count) =>
        network.GetCustomAttribute<OutputsAttribute>() is { } names
            ? [.. names.Names.Select(name => char.ToUpperInvariant(name[0]) + name[1..])]
            : [.. Enumerable.Range(0, count).Select(j => $"Y{j}")];
}

/// <summary>The calls of a compiled probe.</summary>
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
        where TDelegate : Delegate => assembly.GetType(NetworkProbe.ClassName, throwOnError: true)!.GetMethod(method)!.CreateDelegate<TDelegate>();
}
