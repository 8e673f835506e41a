using Xunit;

namespace NetDsl.Generator.Tests.CallSites;

/// <summary>The library's methods that are called with a network, or with its parameters.</summary>
public sealed class FunctionTests
{
    private static readonly (string Statement, string Message)[] _rows =
    [
        ("_ = GradientCheck.Run(net, {|NDSL103:[1, 2, 3, 4]|}, y);", "GradientCheck.Run of Streetlights takes rows of 3 inputs (left, middle, right), this has 4 values, which is no whole number of rows"),
        ("_ = GradientCheck.Run(team, [1, 2], {|NDSL104:new float[6]|});", "GradientCheck.Run of Team takes a row of targets for each row of inputs: inputs has 1 row of 2, this has 2 rows of 3"),
        ("_ = GradientCheck.Run(net, {|NDSL105:[]|}, []);", "GradientCheck.Run of Streetlights takes at least 1 row, this has 0"),
        ("_ = GradientCheck.Run(team, {|NDSL101:x[..3]|}, 1);", "GradientCheck.Run of Team takes 2 inputs, this has 3"),
        ("_ = ConfusionMatrix.Of(net, {|NDSL103:x[..4]|}, y);", "ConfusionMatrix.Of of Streetlights takes rows of 3 inputs (left, middle, right), this has 4 values, which is no whole number of rows"),
        ("_ = ConfusionMatrix.Of(team, [1, 2, 3, 4], {|NDSL104:[1, 2, 3]|});", "ConfusionMatrix.Of of Team takes a row of targets for each row of inputs: inputs has 2 rows of 2, this has 1 row of 3"),
        ("_ = ConfusionMatrix.Of(team, [1, 2, 3, 4], {|NDSL104:new[] { 2 }|});", "ConfusionMatrix.Of of Team takes a class for each row of inputs: inputs has 2 rows of 2, this has 1 class"),
        ("net.TrainHotAndCold({|NDSL103:[1]|}, y, 0.1f);", "Streetlights.TrainHotAndCold takes rows of 3 inputs (left, middle, right), this has 1 value, which is no whole number of rows"),
        ("net.TrainHotAndCold({|NDSL105:[]|}, [], 0.1f);", "Streetlights.TrainHotAndCold takes at least 1 row, this has 0"),
        ("_ = net.StartTraining({|NDSL103:new float[4]|}, y);", "Streetlights.StartTraining takes rows of 3 inputs (left, middle, right), this has 4 values, which is no whole number of rows"),
        ("_ = team.StartTraining(new float[4], {|NDSL104:new float[3]|});", "Team.StartTraining takes a row of targets for each row of inputs: inputs has 2 rows of 2, this has 1 row of 3"),
        ("_ = team.StartTraining(new float[4], {|NDSL104:new int[3]|});", "Team.StartTraining takes a class for each row of inputs: inputs has 2 rows of 2, this has 3 classes"),
        ("_ = net.StartTraining({|NDSL105:Array.Empty<float>()|}, new float[0]);", "Streetlights.StartTraining takes at least 1 row, this has 0"),
    ];

    [Fact]
    public Task Rows_of_another_length() => CallSite.VerifyAsync(_rows);

    private static readonly (string Statement, string Message)[] _steps =
    [
        ("var state = new Adam().CreateState<float>(Streetlights.StorageSize); state.Step(net.Parameters, {|NDSL102:new float[21]|}, 0.1);", "OptimizerState.Step takes a gradient of 24 values, as its state has, this has 21"),
        ("var state = new Sgd().CreateState<float>(Streetlights.ParameterCount); state.Step({|NDSL102:net.Parameters|}, x, 0.1);", "OptimizerState.Step takes parameters of 21 values, as its state has, this has 24"),
        ("OptimizerState<float> state = Make(); state.Step(net.Parameters, {|NDSL102:new float[21]|}, 0.1); OptimizerState<float> Make() => new Adam().CreateState<float>(n);", "OptimizerState.Step takes a gradient of 24 values, as the parameters have, this has 21"),
        ("new Adam().CreateState<float>(24).Step(x, {|NDSL102:new float[21]|}, Array.Empty<LayerInfo>(), 0.1);", "OptimizerState.Step takes a gradient of 24 values, as its state has, this has 21"),
        ("var gradient = flag ? new float[21] : new float[22]; new Adam().CreateState<float>(24).Step(x, {|NDSL102:gradient|}, 0.1);", "OptimizerState.Step takes a gradient of 24 values, as its state has, this has 21 or 22"),
    ];

    [Fact]
    public Task A_step_of_another_length() => CallSite.VerifyAsync(_steps);

    [Fact]
    public Task What_fits_or_is_not_known() => CallSite.VerifyAsync(
        "_ = GradientCheck.Run(net, [1, 2, 3], [1]); _ = GradientCheck.Run(net, x, y); _ = GradientCheck.Run(team, [1, 2], 2);",
        "_ = ConfusionMatrix.Of(net, [1, 2, 3], [1]); _ = ConfusionMatrix.Of(team, [], Array.Empty<float>()); _ = ConfusionMatrix.Of([1f, 2f, 3f], [1f, 2f, 3f], 3);",
        "net.TrainHotAndCold([1, 2, 3], [1], 0.1f); _ = net.StartTraining(x, y); _ = team.StartTraining(new float[4], new int[2]);",
        "var state = new Adam().CreateState<float>(Streetlights.StorageSize); state.Step(net.Parameters, new float[24], 0.1); state.Step(x, y, 0.1);",
        "var state = new Adam().CreateState<float>(flag ? 21 : 24); state.Step(net.Parameters, new float[24], 0.1);",
        "var state = new Adam().CreateState<float>(21); state = new Adam().CreateState<float>(24); state.Step(net.Parameters, new float[24], 0.1);",
        "if (Streetlights.InputSize == 2) { _ = GradientCheck.Run(net, [1, 2], [1]); new Adam().CreateState<float>(24).Step(x, new float[21], 0.1); }");

    [Fact]
    public Task Optimizers_of_the_users_own() => CallSite.VerifyFileAsync("""
        public sealed record Doubling : Optimizer
        {
            public Doubling() : base(0.1) { }

            public override OptimizerState<T> CreateState<T>(int storageSize) => new Sgd().CreateState<T>(2 * storageSize);
        }

        public static class User
        {
            public static void Use(Optimizer any, float[] x)
            {
                new Doubling().CreateState<float>(12).Step(new float[24], new float[24], 0.1);
                any.CreateState<float>(12).Step(new float[24], new float[24], 0.1);
                any.CreateState<float>(12).Step(new float[24], {|NDSL102:new float[12]|}, 0.1);
                new Mine().Step(new float[1], new float[2], 0.1);
            }

            private sealed class Mine { public void Step(Span<float> parameters, Span<float> gradient, double learningRate) { } }
        }
        """);
}
