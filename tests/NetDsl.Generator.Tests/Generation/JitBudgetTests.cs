using System.Globalization;
using System.Numerics;
using System.Reflection;
using System.Runtime.Intrinsics;
using NetDsl.Generator.Model;
using NetDsl.Generator.Planning;
using NetDsl.Testing;
using Xunit;
using LayerSize = (int Inputs, int Units, NetDsl.Generator.Model.Activation Activation);

namespace NetDsl.Generator.Tests.Generation;

/// <summary>
/// The limits of code that is written out hold what they promise: up to them, the JIT compiles every helper into the methods.
/// </summary>
[Collection(nameof(JitBudgetTests))]
public sealed class JitBudgetTests
{
    // Kinds of networks, by a number that grows.
    private static readonly Func<int, Model.Activation, LayerSize[]>[] _shapes =
    [
        (n, f) => [(n, 4, f)],
        (n, f) => [(n, 16, f)],
        (n, f) => [(n, 8, f), (8, 8, Model.Activation.Linear)],
        (n, f) => [(1, n, f), (n, 1, f)],
        (n, f) => [.. Enumerable.Repeat((1, 1, f), n)],
        (n, f) => [.. Enumerable.Repeat((4, 4, f), n)],
    ];

    // Short, middling and long.
    private static readonly Model.Activation[] _activations =
    [
        .. new[] { ActivationKind.Relu, ActivationKind.Tanh, ActivationKind.Gelu }
            .Select(kind => new Model.Activation(kind)),
    ];

    public static TheoryData<Precision, Unroll> Cases
    {
        get
        {
            var cases = new TheoryData<Precision, Unroll> { { Precision.Single, Unroll.Always }, { Precision.Single, Unroll.Auto } };

            // Four doubles are two vectors where the machine has none of 256 bits, and take twice as much of the JIT.
            if (Vector256.IsHardwareAccelerated)
            {
                cases.Add(Precision.Double, Unroll.Always);
                cases.Add(Precision.Double, Unroll.Auto);
            }

            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void As_much_as_is_written_out_is_compiled_without_calls(Precision precision, Unroll unroll)
    {
        string space = $"AtTheLimit{precision}{unroll}";
        string[] networks = [.. _shapes.SelectMany(shape => _activations.Select(activation => Largest(size => shape(size, activation), unroll))).OfType<string>().Distinct()];
        string source = string.Concat(networks.Select((layers, index) =>
            $"[Network(Precision = Precision.{precision}, Unroll = Unroll.{unroll})] {layers} public partial class Net{index};\n"));
        using LoadedAssembly loaded = GeneratorRun.Of($"namespace {space};\n{source}").Load();
        using var listener = new InliningListener(space);
        for (int index = 0; index < networks.Length; index++)
            Compile(loaded.Type($"{space}.Net{index}"));

        // What a network is created with runs once.
        string[] failures =
        [
            .. listener.Failures().Where(failure => !failure.Method.EndsWith(".Create", StringComparison.Ordinal))
                .Select(failure => $"{networks[int.Parse(failure.Type[(space.Length + 4)..], CultureInfo.InvariantCulture)]}: {failure.Method} calls {failure.Failure}").Distinct(),
        ];
        Assert.True(failures.Length == 0, string.Join("\n", failures));
    }

    // The largest network of a kind that is written out, or null where none is.
    private static string? Largest(Func<int, LayerSize[]> shape, Unroll unroll)
    {
        int size = 0;
        while (IsWrittenOut(shape(size + 1)))
            size++;
        return size == 0 ? null : string.Concat(shape(size).Select((layer, index) => (index == 0 ? $"[Layer({layer.Inputs})] " : "") + $"[Layer({layer.Units}, {layer.Activation.Kind})] "));

        bool IsWrittenOut(LayerSize[] layers) =>
            StraightLineSize.Training(layers) <= StraightLineSize.MaxTraining
            && (unroll == Unroll.Always
                || (layers.All(layer => layer.Units <= Limits.StraightLineUnits)
                    && layers.Sum(layer => StraightLineSize.Forward(layer.Inputs, layer.Units)) <= Limits.StraightLineMultiplyAdds));
    }

    private static void Compile(Type network)
    {
        Type contract = network.GetInterfaces().Single(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(INetwork<,>));
        typeof(JitBudgetTests).GetMethod(nameof(Call), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(contract.GenericTypeArguments).Invoke(null, null);
    }

    private static void Call<TNetwork, T>()
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TNetwork network = TNetwork.Create(1);
        T[] input = new T[TNetwork.InputSize];
        T[] output = new T[TNetwork.OutputSize];
        T[] gradient = new T[TNetwork.StorageSize];
        network.Forward(input, output);
        network.Backward(input, output, gradient);
        network.TrainStep(input, output, T.One);
    }
}

/// <summary>The JIT tells of every method that it compiles: alone in the process, so that what is told stays little.</summary>
[CollectionDefinition(nameof(JitBudgetTests), DisableParallelization = true)]
public sealed class AloneInTheProcess;
