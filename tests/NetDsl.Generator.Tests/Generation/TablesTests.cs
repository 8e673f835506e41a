using NetDsl.Generator.Model;
using Xunit;

namespace NetDsl.Generator.Tests.Generation;

/// <summary>The generator's tables have a row for all that the library offers.</summary>
public sealed class TablesTests
{
    public static TheoryData<string> Activations { get; } = [.. Enum.GetNames<NetDsl.Activation>(), nameof(ActivationKind.Custom)];

    public static TheoryData<string> Losses { get; } = [.. Enum.GetNames<NetDsl.Loss>().Where(name => name != nameof(NetDsl.Loss.Default))];

    [Theory, MemberData(nameof(Activations))]
    public void Each_activation_has_a_row(string name) => Assert.Equal(name, ActivationFacts.Of(Enum.Parse<ActivationKind>(name)).Kind.ToString());

    [Theory, MemberData(nameof(Losses))]
    public void Each_loss_has_a_row(string name) => Assert.Equal(name, LossFacts.Of(Enum.Parse<Model.Loss>(name)).Kind.ToString());

    [Fact]
    public void Nothing_else_is_known() => Assert.Equal(
        (Activations.Count, Losses.Count + 1), (Enum.GetNames<ActivationKind>().Length, Enum.GetNames<Model.Loss>().Length));
}
