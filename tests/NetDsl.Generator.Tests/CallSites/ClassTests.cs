using Xunit;

namespace NetDsl.Generator.Tests.CallSites;

/// <summary>Constant classes beside the number of classes.</summary>
public sealed class ClassTests
{
    private const string Network = "[Layer(2)] [Layer(3, Softmax)] public partial class Classifier;\n";

    private static readonly (string Statement, string Message)[] _outside =
    [
        ("net.TrainStep(x, {|NDSL107:3|}, 0.1f);", "Classifier.TrainStep has 3 classes (0 to 2), this class is 3"),
        ("net.TrainStep(learningRate: 0.1f, targetClass: {|NDSL107:-1|}, input: x);", "Classifier.TrainStep has 3 classes (0 to 2), this class is -1"),
        ("net.Backward(x, {|NDSL107:Classifier.OutputSize|}, y);", "Classifier.Backward has 3 classes (0 to 2), this class is 3"),
        ("net.BackwardBatch(x, new[] { 0, {|NDSL107:3|} }, y);", "Classifier.BackwardBatch has 3 classes (0 to 2), this class is 3"),
        ("net.TrainEpoch(x, (int[])[{|NDSL107:4|}, 1], 0.1f);", "Classifier.TrainEpoch has 3 classes (0 to 2), this class is 4"),
        ("net.TrainBatch(x, new ClassIndices([0, {|NDSL107:5|}]), 0.1f);", "Classifier.TrainBatch has 3 classes (0 to 2), this class is 5"),
        ("net.Fit(x, new int[] { 0, {|NDSL107:3|} }, epochs: 5);", "Classifier.Fit has 3 classes (0 to 2), this class is 3"),
        ("net.Fit(x, stackalloc[] { 0, {|NDSL107:3|} }, epochs: 5);", "Classifier.Fit has 3 classes (0 to 2), this class is 3"),
        ("_ = net.Evaluate(x, new[] { {|NDSL107:3|} });", "Classifier.Evaluate has 3 classes (0 to 2), this class is 3"),
        ("_ = net.StartTraining(x, new[] { {|NDSL107:3|} });", "Classifier.StartTraining has 3 classes (0 to 2), this class is 3"),
        ("net.TrainHotAndCold(x, new[] { {|NDSL107:3|} }, 0.1f);", "Classifier.TrainHotAndCold has 3 classes (0 to 2), this class is 3"),
        ("_ = GradientCheck.Run(net, x, {|NDSL107:3|});", "GradientCheck.Run of Classifier has 3 classes (0 to 2), this class is 3"),
        ("_ = GradientCheck.Run(net, x, new[] { {|NDSL107:3|} });", "GradientCheck.Run of Classifier has 3 classes (0 to 2), this class is 3"),
        ("_ = ConfusionMatrix.Of(net, x, new[] { {|NDSL107:3|} });", "ConfusionMatrix.Of of Classifier has 3 classes (0 to 2), this class is 3"),
        ("_ = any.LossBatch(new Examples<float>(x, new[] { {|NDSL107:3|} }), []);", "Classifier.LossBatch has 3 classes (0 to 2), this class is 3"),
        ("var examples = new Examples<float>(x, new[] { 3 }); net.Fit({|NDSL107:examples|}, epochs: 5);", "Classifier.Fit has 3 classes (0 to 2), this class is 3"),
        ("single.Fit(x, new[] { 0, 1, {|NDSL107:2|} }, epochs: 5);", "Streetlights.Fit has 2 classes (0 to 1), this class is 2"),
        ("int label = 3; net.TrainStep(x, {|NDSL107:label|}, 0.1f);", "Classifier.TrainStep has 3 classes (0 to 2), this class is 3"),
        ("net.TrainStep(x, {|NDSL107:flag ? 3 : 4|}, 0.1f);", "Classifier.TrainStep has 3 classes (0 to 2), this class is 3 or 4"),
        ("int[] labels = [0, 3]; net.Fit(x, {|NDSL107:labels|}, epochs: 5);", "Classifier.Fit has 3 classes (0 to 2), this class is 3"),
        ("ReadOnlySpan<int> labels = [0, 3]; net.Fit(x, {|NDSL107:labels|}, epochs: 5);", "Classifier.Fit has 3 classes (0 to 2), this class is 3"),
        ("net.Fit(x, {|NDSL107:Labels|}, epochs: 5);", "Classifier.Fit has 3 classes (0 to 2), this class is 3"),
        ("_ = new Dataset<float>(x, new[] { 0, {|NDSL107:2|} }, 2, classes: 2);", "Dataset has 2 classes (0 to 1), this class is 2"),
        ("_ = new Dataset<float>(x, new[] { {|NDSL107:1|} }, 2, classes: 1);", "Dataset has 1 class (0 to 0), this class is 1"),
        ("_ = Dataset<float>.FromRows([x], new[] { {|NDSL107:3|} }, 3);", "Dataset.FromRows has 3 classes (0 to 2), this class is 3"),
        ("_ = ConfusionMatrix.Of(new[] { 0, {|NDSL107:2|} }, new[] { 0, 1 }, classes: 2);", "ConfusionMatrix.Of has 2 classes (0 to 1), this class is 2"),
        ("_ = ConfusionMatrix.Of<float>(x, new[] { {|NDSL107:3|} }, outputSize: 3);", "ConfusionMatrix.Of has 3 classes (0 to 2), this class is 3"),
    ];

    [Fact]
    public async Task A_class_that_there_is_not()
    {
        var found = await CallSite.VerifyFileAsync(Use(_outside.Select(outside => outside.Statement)));
        Assert.Equal(_outside.Select(outside => outside.Message), found.Select(diagnostic => diagnostic.GetMessage(null)));
    }

    [Fact]
    public Task A_class_that_there_is_or_that_is_not_known() => CallSite.VerifyFileAsync(Use(
    [
        "net.TrainStep(x, 2, 0.1f); net.TrainStep(x, 0, 0.1f); net.TrainStep(x, n, 0.1f); net.TrainStep(x, flag ? 2 : 3, 0.1f);",
        "net.TrainStep(x, [0, 0, 3], 0.1f); net.TrainEpoch(x, [0, 3, 9], 0.1f);",
        "net.Fit(x, new[] { 0, 1, 2, n }, epochs: 5); net.Fit(x, new int[3], epochs: 5); net.Fit(x, (int[])[0, .. Many], epochs: 5);",
        "net.Fit(x, Many, epochs: 5); net.Fit(x, Shared, epochs: 5);",
        "int[] labels = [0, 3]; labels[1] = 2; net.Fit(x, labels, epochs: 5);",
        "int[] labels = [0, 3]; labels[1]--; net.Fit(x, labels, epochs: 5);",
        "int[] labels = [0, 3]; ref int last = ref labels[1]; last = 1; net.Fit(x, labels, epochs: 5);",
        "int[] labels = [0, 3]; labels.AsSpan().Clear(); net.Fit(x, labels, epochs: 5);",
        "int[] labels = [0, 3]; Array.Clear(labels); net.Fit(x, labels, epochs: 5);",
        "int[] labels = [0, 3]; Span<int> all = labels; all[1] = 0; net.Fit(x, labels, epochs: 5);",
        "int[] labels = [0, 3]; Action clear = () => labels[1] = 0; clear(); net.Fit(x, labels, epochs: 5);",
        "int[] labels = [0, 3]; labels = Many; net.Fit(x, labels, epochs: 5);",
        "int[] labels = [0, 3]; int[] same = labels; same[1] = 0; net.Fit(x, labels, epochs: 5);",
        "int[] shared = [0, 3]; ReadOnlySpan<int> labels = shared; shared[1] = 0; net.Fit(x, labels, epochs: 5);",
        "Span<int> labels = [0, 3]; labels[1] = 0; net.Fit(x, labels, epochs: 5);",
        "single.Fit(x, new[] { 0, 1 }, epochs: 5); _ = new Dataset<float>(x, new[] { 3 }, 2, classes: n);",
        "_ = new Dataset<float>(x, new[] { 3 }, 2, classes: 4); _ = Dataset<float>.FromRows([x], new[] { 3 }, 4); _ = ConfusionMatrix.Of<float>(x, new[] { 1 }, outputSize: 1);",
        "if (Classifier.OutputSize == 4) { net.TrainStep(x, 3, 0.1f); net.Fit(x, new[] { 3 }, epochs: 5); _ = new Dataset<float>(x, new[] { 3 }, 2, classes: 3); }",
        "contract.TrainStep(x, 3, 0.1f); Mine(x, targetClass: 7); void Mine(float[] input, int targetClass) { }",
    ]));

    private static string Use(IEnumerable<string> statements) => Network + $$"""
        public class User
        {
            private static readonly int[] Many = [0, 7];
            private static int[] Shared { get; } = [0, 7];
            private static ReadOnlySpan<int> Labels => [0, 3];
        {{string.Join("\n", statements.Select((statement, i) => $"    public void Use{i}(Classifier net, INetwork<Classifier, float> any, IClassifier<float> contract, Streetlights single, float[] x, float[] y, bool flag, int n) {{ {statement} }}"))}}
        }
        """;
}
