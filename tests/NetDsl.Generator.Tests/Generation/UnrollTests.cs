using NetDsl.Generator.Model;
using NetDsl.Testing;
using Xunit;

namespace NetDsl.Generator.Tests.Generation;

/// <summary>Which form a network's code has: by its size, or because it asks for it; and what the class's remarks say of that.</summary>
public sealed class UnrollTests
{
    [Theory]
    [InlineData("", "straight-line", "[Layer(3)] [Layer(4, Relu)] [Layer(1)]")]
    [InlineData("[Network(Unroll = Unroll.Auto)]", "straight-line", "[Layer(3)] [Layer(4, Relu)] [Layer(1)]")]
    [InlineData("[Network(Unroll = Unroll.Auto)]", "tiled", "[Layer(10)] [Layer(17, Relu)] [Layer(3)]")]
    public void The_size_decides_where_nothing_is_said(string network, string form, string layers)
    {
        string remarks = Remarks(network, layers);
        Assert.All(Lines(remarks), line => Assert.Contains($"  {form}, ", line, StringComparison.Ordinal));
        Assert.DoesNotContain("forced", remarks, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Always", "straight-line", "[Layer(3)] [Layer(4, Relu)] [Layer(1)]", "straight-line")]
    [InlineData("Always", "straight-line", "[Layer(10)] [Layer(17, Relu)] [Layer(3)]", "tiled")]
    [InlineData("Never", "tiled", "[Layer(3)] [Layer(4, Relu)] [Layer(1)]", "straight-line")]
    [InlineData("Never", "tiled", "[Layer(10)] [Layer(17, Relu)] [Layer(3)]", "tiled")]
    public void A_network_may_ask_for_a_form_and_its_remarks_say_so(string unroll, string form, string layers, string rule)
    {
        string remarks = Remarks($"[Network(Unroll = Unroll.{unroll})]", layers);
        Assert.All(Lines(remarks), line => Assert.Contains($"  {form}, ", line, StringComparison.Ordinal));
        Assert.Contains($"The form is forced by Unroll.{unroll}; for this size {rule} code is the rule.", remarks, StringComparison.Ordinal);
    }

    // Many small layers with long activations hold few multiplications, and are too much for the JIT all the same.
    [Theory]
    [InlineData("Relu", 12, "straight-line")]
    [InlineData("Gelu", 3, "straight-line")]
    [InlineData("Gelu", 4, "tiled")]
    public void Activations_count(string activation, int layers, string form) =>
        Assert.All(
            Lines(Remarks("", "[Layer(1)] " + string.Concat(Enumerable.Repeat($"[Layer(1, {activation})] ", layers)))),
            line => Assert.Contains($"  {form}, ", line, StringComparison.Ordinal));

    [Fact]
    public void The_size_of_a_training_step_is_forward_back_and_update()
    {
        var relu = new Model.Activation(ActivationKind.Relu);

        // Two times 3 inputs to 1 vector, its biases, its activation; three times 1 vector of inputs, the bias.
        Assert.Equal((6 + 4 + 1) + (3 + 4), StraightLineSize.Training([(3, 4, relu), (4, 1, Model.Activation.Linear)]));
        Assert.Equal((2 * 16 * 5 + 5 * (4 + 12)) + (3 * 17 * 2 + 2 * 4), StraightLineSize.Training([(16, 17, new(ActivationKind.Tanh)), (17, 5, Model.Activation.Linear)]));
    }

    private static string Remarks(string network, string layers)
    {
        string source = GeneratorRun.Of($"{network} {layers} public partial class Net;").Compiles().Source("Net.g.cs");
        return source[..source.IndexOf("</remarks>", StringComparison.Ordinal)];
    }

    // The table's lines of the layers behind the input.
    private static string[] Lines(string remarks)
    {
        string[] lines = [.. remarks.Split('\n').Where(line => line.Contains("/// layer", StringComparison.Ordinal)).Skip(2)];
        Assert.NotEmpty(lines);
        return lines;
    }
}
