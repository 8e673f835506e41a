using Xunit;

namespace NetDsl.Generator.Tests.CallSites;

/// <summary>Constant indices into weights, biases and parameters.</summary>
public sealed class IndexTests
{
    private static readonly (string Statement, string Message)[] _outside =
    [
        ("_ = net.Layer1.Weights[{|NDSL106:3|}, 0];", "Streetlights.Layer1.Weights has 3 inputs (0 to 2), this index is 3"),
        ("_ = net.Layer1.Weights[0, {|NDSL106:4|}];", "Streetlights.Layer1.Weights has 4 outputs (0 to 3), this index is 4"),
        ("net.Layer2.Weights[3, {|NDSL106:1|}] = 0;", "Streetlights.Layer2.Weights has 1 output (0 to 0), this index is 1"),
        ("net.Layer1.Weights[{|NDSL106:-1|}, 0] += 1;", "Streetlights.Layer1.Weights has 3 inputs (0 to 2), this index is -1"),
        ("net.Layer1.Weights[output: 0, input: {|NDSL106:3|}] = 1;", "Streetlights.Layer1.Weights has 3 inputs (0 to 2), this index is 3"),
        ("net.Layer1.Biases[{|NDSL106:4|}] = 1;", "Streetlights.Layer1.Biases has 4 values (0 to 3), this index is 4"),
        ("net.Layer1.Biases[{|NDSL106:^5|}]++;", "Streetlights.Layer1.Biases has 4 values (0 to 3), this index is -1"),
        ("net.Layer1.Biases[{|NDSL106:^0|}]++;", "Streetlights.Layer1.Biases has 4 values (0 to 3), this index is 4"),
        ("_ = team.Layer1.Biases[{|NDSL106:0|}];", "Team.Layer1.Biases has no values, this index is 0"),
        ("net.Parameters[{|NDSL106:24|}] = 1;", "Streetlights.Parameters has 24 values (0 to 23), this index is 24"),
        ("net.Parameters[{|NDSL106:Streetlights.StorageSize|}] = 1;", "Streetlights.Parameters has 24 values (0 to 23), this index is 24"),
        ("_ = Streetlights.Layer1In(x).Weights[{|NDSL106:3|}, 0];", "Streetlights.Layer1.Weights has 3 inputs (0 to 2), this index is 3"),
        ("ref float w = ref net.Layer1.Weights[{|NDSL106:3|}, 0]; w = 1;", "Streetlights.Layer1.Weights has 3 inputs (0 to 2), this index is 3"),
        ("var layer = net.Layer1; _ = layer.Weights[2, {|NDSL106:4|}];", "Streetlights.Layer1.Weights has 4 outputs (0 to 3), this index is 4"),
        ("var weights = net.Layer1.Weights; _ = weights[{|NDSL106:3|}, 3];", "Streetlights.Layer1.Weights has 3 inputs (0 to 2), this index is 3"),
        ("var layer = net.Layer2; var biases = layer.Biases; _ = biases[{|NDSL106:1|}];", "Streetlights.Layer2.Biases has 1 value (0 to 0), this index is 1"),
        ("const int Unit = 2 * 2; _ = net.Layer1.Biases[{|NDSL106:Unit|}];", "Streetlights.Layer1.Biases has 4 values (0 to 3), this index is 4"),
        ("int unit = 4; _ = net.Layer1.Biases[{|NDSL106:unit|}];", "Streetlights.Layer1.Biases has 4 values (0 to 3), this index is 4"),
        ("Index unit = ^5; _ = net.Layer1.Biases[{|NDSL106:unit|}];", "Streetlights.Layer1.Biases has 4 values (0 to 3), this index is -1"),
    ];

    [Fact]
    public Task An_index_outside() => CallSite.VerifyAsync(_outside);

    [Fact]
    public Task An_index_inside_or_not_certain() => CallSite.VerifyAsync(
        "_ = net.Layer1.Weights[2, 3] + net.Layer2.Weights[3, 0] + net.Layer1.Biases[3] + net.Layer1.Biases[^4] + net.Parameters[23];",
        "_ = net.Layer1.Weights[n, 3] + net.Layer1.Weights[2, n] + net.Layer1.Biases[n] + net.Layer1.Biases[^n] + net.Parameters[n];",
        "for (int i = 0; i < net.Layer1.Units; i++) { net.Layer1.Biases[i] = 0; }",
        "var layer = net.Layer1; layer = net.Layer2; _ = layer.Weights[3, 0];",
        "Span<float> biases = net.Layer2.Biases; biases = x; _ = biases[4];",
        "LayerParameters<float> layer = flag ? net.Layer1 : net.Layer2; _ = layer.Weights[3, 0];",
        "_ = x[4] + span[100] + (new float[3])[2];");

    [Fact]
    public Task Views_of_the_users_own() => CallSite.VerifyFileAsync("""
        public class Mine
        {
            public LayerParameters<float> Layer1 => default;
            public Span<float> Parameters => default;
            public Span<float> Biases => default;
            public float[,] Weights => new float[9, 9];
            public void Use() => _ = Layer1.Weights[9, 9] + Layer1.Biases[9] + Parameters[99] + Biases[99] + Weights[5, 5];
        }

        public static class User
        {
            public static void Use(LayerParameters<float> layer, Weights<float> weights) => _ = layer.Weights[3, 0] + weights[9, 9] + layer.Biases[9];
        }
        """);
}
