using Microsoft.CodeAnalysis;
using Xunit;

namespace NetDsl.Generator.Tests.CallSites;

/// <summary>Every span of every generated member, too long and too short: the place, and both numbers in the message.</summary>
public sealed class MemberTests
{
    private static readonly (string Statement, string Message)[] _lengths =
    [
        ("net.Forward([1, 2, 3, {|NDSL101:4|}], y);", "Streetlights.Forward takes 3 inputs (left, middle, right), this has 4"),
        ("net.Forward({|NDSL101:[1, 2]|}, y);", "Streetlights.Forward takes 3 inputs (left, middle, right), this has 2"),
        ("net.Forward({|NDSL101:new float[4]|}, y);", "Streetlights.Forward takes 3 inputs (left, middle, right), this has 4"),
        ("net.Forward(x, {|NDSL101:new float[3]|});", "Streetlights.Forward gives 1 output, this has 3"),
        ("team.Forward(x, {|NDSL101:new float[2]|});", "Team.Forward gives 3 outputs (hurt, win, sad), this has 2"),
        ("team.Forward([1, 2, {|NDSL101:3|}], y);", "Team.Forward takes 2 inputs, this has 3"),
        ("net.Backward({|NDSL101:[1]|}, y, x);", "Streetlights.Backward takes 3 inputs (left, middle, right), this has 1"),
        ("net.Backward(x, [1, {|NDSL101:2|}], y);", "Streetlights.Backward takes 1 target, this has 2"),
        ("team.Backward(x, {|NDSL101:[1, 2]|}, y);", "Team.Backward takes 3 targets (hurt, win, sad), this has 2"),
        ("net.Backward(x, y, {|NDSL102:new float[Streetlights.ParameterCount]|});", "Streetlights.Backward takes a gradient of 24 values (StorageSize), this has 21"),
        ("net.BackwardBatch(x, y, {|NDSL102:new float[23]|});", "Streetlights.BackwardBatch takes a gradient of 24 values (StorageSize), this has 23"),
        ("net.TrainStep([1, 2, 3, {|NDSL101:4|}], y, 0.1f);", "Streetlights.TrainStep takes 3 inputs (left, middle, right), this has 4"),
        ("team.TrainStep(x, {|NDSL101:[]|}, 0.1f);", "Team.TrainStep takes 3 targets (hurt, win, sad), this has 0"),
        ("Streetlights.Pack({|NDSL102:new float[24]|}, net.Parameters);", "Streetlights.Pack takes 21 parameters in canonical order (ParameterCount), this has 24"),
        ("Streetlights.Pack(x, {|NDSL102:new float[21]|});", "Streetlights.Pack takes a storage of 24 values (StorageSize), this has 21"),
        ("Streetlights.Unpack({|NDSL102:new float[21]|}, x);", "Streetlights.Unpack takes a storage of 24 values (StorageSize), this has 21"),
        ("Streetlights.Unpack(x, {|NDSL102:new float[24]|});", "Streetlights.Unpack takes 21 parameters in canonical order (ParameterCount), this has 24"),
        ("Streetlights.Unpack(net.Parameters, {|NDSL102:net.Parameters|});", "Streetlights.Unpack takes 21 parameters in canonical order (ParameterCount), this has 24"),
        ("Streetlights.Layer1In({|NDSL102:new float[21]|}).Biases.Clear();", "Streetlights.Layer1In takes a storage of 24 values (StorageSize), this has 21"),
        ("_ = Streetlights.Layer2In({|NDSL102:new float[1]|}).Weights[0, 0];", "Streetlights.Layer2In takes a storage of 24 values (StorageSize), this has 1"),
    ];

    [Fact]
    public Task A_span_of_another_length() => CallSite.VerifyAsync(_lengths);

    private static readonly (string Statement, string Message)[] _batches =
    [
        ("net.ForwardBatch({|NDSL103:[1, 2, 3, 4]|}, y);", "Streetlights.ForwardBatch takes rows of 3 inputs (left, middle, right), this has 4 values, which is no whole number of rows"),
        ("net.ForwardBatch({|NDSL103:[1]|}, y);", "Streetlights.ForwardBatch takes rows of 3 inputs (left, middle, right), this has 1 value, which is no whole number of rows"),
        ("team.ForwardBatch(x, {|NDSL103:new float[7]|});", "Team.ForwardBatch gives rows of 3 outputs (hurt, win, sad), this has 7 values, which is no whole number of rows"),
        ("team.BackwardBatch({|NDSL103:[1]|}, y, x);", "Team.BackwardBatch takes rows of 2 inputs, this has 1 value, which is no whole number of rows"),
        ("team.BackwardBatch(x, {|NDSL103:[1, 2, 3, 4]|}, y);", "Team.BackwardBatch takes rows of 3 targets (hurt, win, sad), this has 4 values, which is no whole number of rows"),
        ("team.TrainEpoch(x, {|NDSL103:[1, 2, 3, 4]|}, 0.1f);", "Team.TrainEpoch takes rows of 3 targets (hurt, win, sad), this has 4 values, which is no whole number of rows"),
        ("team.TrainBatch({|NDSL103:new float[5]|}, y, 0.1f);", "Team.TrainBatch takes rows of 2 inputs, this has 5 values, which is no whole number of rows"),
        ("net.ForwardBatch([1, 2, 3], {|NDSL104:new float[2]|});", "Streetlights.ForwardBatch takes a row of outputs for each row of inputs: inputs has 1 row of 3, this has 2 rows of 1"),
        ("net.ForwardBatch([], {|NDSL104:new float[2]|});", "Streetlights.ForwardBatch takes a row of outputs for each row of inputs: inputs has 0 rows of 3, this has 2 rows of 1"),
        ("team.BackwardBatch([1, 2, 3, 4], {|NDSL104:[1, 2, 3]|}, y);", "Team.BackwardBatch takes a row of targets for each row of inputs: inputs has 2 rows of 2, this has 1 row of 3"),
        ("team.TrainEpoch([1, 2, 3, 4], {|NDSL104:[1, 2, 3]|}, 0.1f);", "Team.TrainEpoch takes a row of targets for each row of inputs: inputs has 2 rows of 2, this has 1 row of 3"),
        ("team.TrainBatch([1, 2], {|NDSL104:new float[6]|}, 0.1f, Reduction.Sum, steps: 3);", "Team.TrainBatch takes a row of targets for each row of inputs: inputs has 1 row of 2, this has 2 rows of 3"),
        ("net.TrainEpoch({|NDSL105:[]|}, [], 0.1f);", "Streetlights.TrainEpoch takes at least 1 row, this has 0"),
        ("net.TrainBatch(x, {|NDSL105:default|}, 0.1f);", "Streetlights.TrainBatch takes at least 1 row, this has 0"),
        ("net.TrainBatch({|NDSL105:[]|}, [1], 0.1f);", "Streetlights.TrainBatch takes at least 1 row, this has 0"),
        ("net.Fit({|NDSL103:[1, 2, 3, 4]|}, y, epochs: 5);", "Streetlights.Fit takes rows of 3 inputs (left, middle, right), this has 4 values, which is no whole number of rows"),
        ("team.Fit(x, {|NDSL103:new float[4]|}, new FitOptions());", "Team.Fit takes rows of 3 targets (hurt, win, sad), this has 4 values, which is no whole number of rows"),
        ("team.Fit([1, 2, 3, 4], {|NDSL104:[1, 2, 3]|});", "Team.Fit takes a row of targets for each row of inputs: inputs has 2 rows of 2, this has 1 row of 3"),
        ("NetworkFit.Fit(team, [1, 2], {|NDSL104:new float[6]|}, epochs: 5);", "Team.Fit takes a row of targets for each row of inputs: inputs has 1 row of 2, this has 2 rows of 3"),
        ("net.Fit({|NDSL105:[]|}, [], epochs: 5);", "Streetlights.Fit takes at least 1 row, this has 0"),
        ("net.Evaluate({|NDSL103:[1]|}, y, Metric.Accuracy);", "Streetlights.Evaluate takes rows of 3 inputs (left, middle, right), this has 1 value, which is no whole number of rows"),
        ("_ = team.Evaluate([1, 2, 3, 4], {|NDSL104:[1, 2, 3]|}).Loss;", "Team.Evaluate takes a row of targets for each row of inputs: inputs has 2 rows of 2, this has 1 row of 3"),
    ];

    [Fact]
    public Task A_batch_of_other_rows() => CallSite.VerifyAsync(_batches);

    [Fact]
    public async Task Two_mistakes_are_two_errors()
    {
        IReadOnlyList<Diagnostic> found = await CallSite.VerifyAsync("net.Forward([1, 2, 3, {|NDSL101:4|}], {|NDSL101:new float[2]|});");
        Assert.Equal(2, found.Count);
        Assert.All(found, diagnostic => Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity));
    }

    [Fact]
    public Task A_broken_row_is_not_counted_too() => CallSite.VerifyAsync("team.TrainEpoch({|NDSL103:[1, 2, 3]|}, [1, 2, 3, 4, 5, 6, 7, 8, 9], 0.1f);");

    private static readonly string[] _named =
    [
        "net.Forward(output: y, input: {|NDSL101:new float[2]|});",
        "net.Forward(output: {|NDSL101:new float[2]|}, input: [1, 2, 3]);",
        "net.TrainStep(learningRate: 0.1f, target: [1, {|NDSL101:2|}], input: [1, 2, 3]);",
        "team.TrainBatch(targets: {|NDSL104:[1, 2, 3]|}, steps: 3, learningRate: 0.1f, inputs: [1, 2, 3, 4]);",
        "Streetlights.Pack(storage: {|NDSL102:x[..3]|}, canonical: y);",
    ];

    [Fact]
    public Task Arguments_go_by_their_parameter() => CallSite.VerifyAsync(_named);

    private static readonly string[] _fitting =
    [
        "net.Forward([1, 2, 3], new float[1]);",
        "team.Forward([1, 2], new float[3]);",
        "net.Forward(1, 2, 3);",
        "net.ForwardBatch([], []);",
        "net.ForwardBatch([1, 2, 3, 4, 5, 6], new float[2]);",
        "net.ForwardBatch(x, new float[2]);",
        "net.Backward([1, 2, 3], [1], new float[Streetlights.StorageSize]);",
        "net.BackwardBatch(default, default, new float[24]);",
        "team.TrainStep([1, 2], [1, 2, 3], 0.1f);",
        "team.TrainEpoch([1, 2, 3, 4], [1, 2, 3, 4, 5, 6], 0.1f);",
        "((INetwork<Team, float>)team).TrainEpoch(new Examples<float>([1, 2], [1, 2, 3]), 0.1f, default);",
        "team.TrainBatch(new float[20], new float[30], 0.1f, steps: 2);",
        "Streetlights.Pack(new float[21], new float[24]); Streetlights.Unpack(new float[24], new float[21]);",
        "_ = Streetlights.Layer1In(new float[24]).Biases[3]; _ = Streetlights.Layer2In(net.Parameters).Weights[3, 0];",
    ];

    [Fact]
    public Task What_fits_is_passed_over() => CallSite.VerifyAsync(_fitting);
}
