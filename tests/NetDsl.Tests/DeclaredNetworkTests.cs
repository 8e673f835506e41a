using System.Reflection;
using NetDsl.Testing;
using NetDsl.Tests.Networks;
using Xunit;

namespace NetDsl.Tests;

/// <summary>Everything in <see cref="NetworkChecks"/>, for every network of the namespace <see cref="Networks"/>.</summary>
public sealed class DeclaredNetworkTests
{
    public static TheoryData<Type> Networks { get; } = [.. Declared()];

    [Fact]
    public void The_networks_cover_activations_biases_and_precisions()
    {
        Assert.True(Declared().Length >= 30);
        ReferenceLayer[] layers = [.. Declared().SelectMany(network => DeclaredArchitecture.Of(network).Layers)];
        string[] custom = [nameof(Cubic), nameof(Logistic), nameof(SoftSign), nameof(Hinge)];
        foreach (string activation in Enum.GetNames<Activation>().Concat(custom))
            foreach (bool bias in (bool[])[true, false])
                Assert.True(custom.Contains(activation) || layers.Any(layer => layer.Activation.Name == activation && layer.Bias == bias), $"No layer has {activation} with Bias = {bias}.");

        foreach (Precision precision in Enum.GetValues<Precision>())
            foreach (string activation in Enum.GetNames<Activation>())
                Assert.Contains(Declared(), network => DeclaredArchitecture.PrecisionOf(network) == precision
                    && DeclaredArchitecture.Of(network).Layers.Any(layer => layer.Activation.Name == activation));
        foreach (Precision precision in Enum.GetValues<Precision>())
            foreach (Loss loss in Enum.GetValues<Loss>().Where(loss => loss != Loss.Default))
                Assert.Contains(Declared(), network => DeclaredArchitecture.PrecisionOf(network) == precision && DeclaredArchitecture.LossOf(network) == loss);
        Assert.All(custom, activation => Assert.Contains(layers, layer => layer.Activation.Name == activation));
    }

    [Theory, MemberData(nameof(Networks))]
    public void Sizes(Type network) => NetworkChecks.Of(network).Sizes();

    [Theory, MemberData(nameof(Networks))]
    public void Pack_and_unpack(Type network) => NetworkChecks.Of(network).PackAndUnpack();

    [Theory, MemberData(nameof(Networks))]
    public void Views(Type network) => NetworkChecks.Of(network).Views();

    [Theory, MemberData(nameof(Networks))]
    public void Initial_parameters(Type network) => NetworkChecks.Of(network).InitialParameters();

    [Theory, MemberData(nameof(Networks))]
    public void Forward(Type network) => NetworkChecks.Of(network).Forward();

    [Theory, MemberData(nameof(Networks))]
    public void Forward_by_name(Type network) => NetworkChecks.Of(network).ForwardByName();

    [Theory, MemberData(nameof(Networks))]
    public void Backward(Type network) => NetworkChecks.Of(network).Backward();

    [Theory, MemberData(nameof(Networks))]
    public void Gradients_add_up(Type network) => NetworkChecks.Of(network).GradientsAddUp();

    [Theory, MemberData(nameof(Networks))]
    public void Gradient_check(Type network) => NetworkChecks.Of(network).GradientCheck();

    [Theory, MemberData(nameof(Networks))]
    public void Train_step(Type network) => NetworkChecks.Of(network).TrainStep();

    [Theory, MemberData(nameof(Networks))]
    public void Train_epoch(Type network) => NetworkChecks.Of(network).TrainEpoch();

    [Theory, MemberData(nameof(Networks))]
    public void Train_batch(Type network) => NetworkChecks.Of(network).TrainBatch();

    [Theory, MemberData(nameof(Networks))]
    public void Gaps_stay_zero(Type network) => NetworkChecks.Of(network).GapsStayZero();

    [Theory, MemberData(nameof(Networks))]
    public void Classes(Type network) => NetworkChecks.Of(network).Classes();

    [Theory, MemberData(nameof(Networks))]
    public void Examples(Type network) => NetworkChecks.Of(network).Examples();

    [Theory, MemberData(nameof(Networks))]
    public void Save_and_load(Type network) => NetworkChecks.Of(network).SaveAndLoad();

    [Theory, MemberData(nameof(Networks))]
    public void Determinism(Type network) => NetworkChecks.Of(network).Determinism();

    [Theory, MemberData(nameof(Networks))]
    public void Parallelism(Type network) => NetworkChecks.Of(network).Parallelism();

    [Theory, MemberData(nameof(Networks))]
    public void Allocations(Type network) => NetworkChecks.Of(network).Allocations();

    [Theory, MemberData(nameof(Networks))]
    public void Wrong_lengths(Type network) => NetworkChecks.Of(network).WrongLengths();

    // Beyond some 55 KB of IL the JIT gives up optimising a method, and long before it takes milliseconds to compile one.
    [Theory, MemberData(nameof(Networks))]
    public void Methods_stay_small(Type network)
    {
        const int limit = 25_000;
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        Assert.All(network.GetMethods(all), method => Assert.InRange(method.GetMethodBody()?.GetILAsByteArray()?.Length ?? 0, 0, limit));
    }

    internal static Type[] Declared() =>
    [
        .. typeof(Net_3_4_1).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(Net_3_4_1).Namespace && DeclaredArchitecture.IsNetwork(type))
            .OrderBy(type => type.Name, StringComparer.Ordinal),
    ];
}
