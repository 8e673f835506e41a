using Xunit;

namespace NetDsl.Generator.Tests.CallSites;

/// <summary>Datasets and examples: their rows beside each other, and beside the network that they are given to.</summary>
public sealed class DatasetTests
{
    private static readonly (string Statement, string Message)[] _made =
    [
        ("_ = Dataset<float>.FromRows([[1, 2], {|NDSL101:[3]|}], [[1], [2]]);", "Dataset.FromRows takes rows of 2 values, as the first has, this has 1"),
        ("_ = Dataset<float>.FromRows([[1, 2], [3, 4]], new float[][] { new float[1], {|NDSL101:new float[2]|} });", "Dataset.FromRows takes rows of 1 value, as the first has, this has 2"),
        ("float[][] rows = [[1, 2], [3, 4]]; _ = Dataset<float>.FromRows(rows, {|NDSL104:[[1]]|});", "Dataset.FromRows takes a row of targets for each row of inputs: inputs has 2 rows of 2, this has 1 row of 1"),
        ("float[][] rows = [[1, 2], {|NDSL101:[3]|}]; _ = Dataset<float>.FromRows(rows, [[1], [2]]);", "Dataset.FromRows takes rows of 2 values, as the first has, this has 1"),
        ("_ = Dataset<float>.FromRows([[1, 2], [3, 4]], {|NDSL104:new[] { 0 }|}, 2);", "Dataset.FromRows takes a class for each row of inputs: inputs has 2 rows of 2, this has 1 class"),
        ("_ = Dataset<float>.FromRows({|NDSL105:[]|}, [[1], [2]]);", "Dataset.FromRows takes at least 1 row, this has 0"),
        ("Team.Input[] rows = [new(1, 2)]; _ = Dataset<float>.FromRows(rows, {|NDSL104:new Team.Output[2]|});", "Dataset.FromRows takes a row of targets for each row of inputs: inputs has 1 row, this has 2 rows"),
        ("_ = new Dataset<float>({|NDSL103:[1, 2, 3]|}, [1], inputSize: 2, targetSize: 1);", "Dataset takes rows of 2 inputs, this has 3 values, which is no whole number of rows"),
        ("_ = new Dataset<float>(x, {|NDSL103:new float[3]|}, 3, 2);", "Dataset takes rows of 2 targets, this has 3 values, which is no whole number of rows"),
        ("_ = new Dataset<float>([1, 2, 3, 4], {|NDSL104:[1]|}, 2, 1);", "Dataset takes a row of targets for each row of inputs: inputs has 2 rows of 2, this has 1 row of 1"),
        ("_ = new Dataset<float>([1, 2, 3, 4], {|NDSL104:new[] { 0, 1, 1 }|}, 2, 2);", "Dataset takes a class for each row of inputs: inputs has 2 rows of 2, this has 3 classes"),
        ("_ = new Dataset<float>([1, 2, 3, 4], [1, 2], 2, 1, {|NDSL104:[1]|});", "Dataset takes a weight for each row of inputs: inputs has 2 rows of 2, this has 1 weight"),
        ("Dataset<float> data = new({|NDSL103:[1, 2, 3]|}, [1], 2, 1);", "Dataset takes rows of 2 inputs, this has 3 values, which is no whole number of rows"),
    ];

    [Fact]
    public Task Rows_that_do_not_go_together() => CallSite.VerifyAsync(_made);

    private static readonly (string Statement, string Message)[] _given =
    [
        ("net.Fit({|NDSL101:Dataset<float>.FromRows([[1, 2], [3, 4]], [[1], [2]])|}, epochs: 5);", "Streetlights.Fit takes rows of 3 inputs (left, middle, right), this has rows of 2"),
        ("var data = Dataset<float>.FromRows([[1, 2], [3, 4]], [[1], [2]]); net.Fit({|NDSL101:data|}, epochs: 5);", "Streetlights.Fit takes rows of 3 inputs (left, middle, right), this has rows of 2"),
        ("var data = new Dataset<float>(x, y, 3, 2); net.StartTraining({|NDSL101:data|});", "Streetlights.StartTraining takes rows of 1 target, this has rows of 2"),
        ("var data = new Dataset<float>(x, y, 3, 2); _ = net.Evaluate({|NDSL101:data|});", "Streetlights.Evaluate takes rows of 1 target, this has rows of 2"),
        ("var data = new Dataset<float>(x, y, 3, 2); _ = GradientCheck.Run(net, {|NDSL101:data|});", "GradientCheck.Run of Streetlights takes rows of 1 target, this has rows of 2"),
        ("var data = new Dataset<float>(x, y, 4, 1) { InputNames = [] }; _ = ConfusionMatrix.Of(net, {|NDSL101:data|});", "ConfusionMatrix.Of of Streetlights takes rows of 3 inputs (left, middle, right), this has rows of 4"),
        ("var data = new Dataset<float>(x, y, 4, 1); net.TrainHotAndCold({|NDSL101:data|}, 0.1f);", "Streetlights.TrainHotAndCold takes rows of 3 inputs (left, middle, right), this has rows of 4"),
        ("var data = new Dataset<float>(x, y, 4, 1); _ = ((INetwork<Streetlights, float>)net).LossBatch({|NDSL101:data.Examples|}, []);", "Streetlights.LossBatch takes rows of 3 inputs (left, middle, right), this has rows of 4"),
        ("var data = new Dataset<float>(x, new int[n], 2, 4); team.Fit({|NDSL101:data|}, epochs: 5);", "Team.Fit takes 3 classes, this has 4"),
        ("var data = new Dataset<float>([], [], 3, 1); net.Fit({|NDSL105:data|}, epochs: 5);", "Streetlights.Fit takes at least 1 row, this has 0"),
        ("net.Fit(new Dataset<float>(x, y, 3, 1), new FitOptions(), {|NDSL101:new Dataset<float>(x, y, 2, 1)|});", "Streetlights.Fit takes rows of 3 inputs (left, middle, right), this has rows of 2"),
        ("INetwork<Team, float> any = team; any.TrainEpoch(new Examples<float>({|NDSL103:[1, 2, 3]|}, y), 0.1f, []);", "Team.TrainEpoch takes rows of 2 inputs, this has 3 values, which is no whole number of rows"),
        ("INetwork<Team, float> any = team; any.TrainEpoch(new Examples<float>([1, 2], {|NDSL104:new float[6]|}), 0.1f, []);", "Team.TrainEpoch takes a row of targets for each row of inputs: inputs has 1 row of 2, this has 2 rows of 3"),
        ("INetwork<Team, float> any = team; any.TrainEpoch(new([1, 2], [1, 2, 3]), 0.1f, {|NDSL104:new float[6]|});", "Team.TrainEpoch takes a row of outputs for each row of inputs: inputs has 1 row of 2, this has 2 rows of 3"),
        ("INetwork<Team, float> any = team; _ = any.LossBatch(new([1, 2], [1, 2, 3]), {|NDSL103:new float[2]|});", "Team.LossBatch gives rows of 3 outputs (hurt, win, sad), this has 2 values, which is no whole number of rows"),
        ("var examples = new Examples<float>([1, 2, 3], [1]); team.Fit({|NDSL103:{|NDSL103:examples|}|}, epochs: 5);", "Team.Fit takes rows of 2 inputs, this has 3 values, which is no whole number of rows"),
        ("net.Fit(new Examples<float>([1, 2, 3], [1], {|NDSL104:new float[2]|}), epochs: 5);", "Streetlights.Fit takes a weight for each row of inputs: inputs has 1 row of 3, this has 2 weights"),
        ("net.Fit(new Examples<float>(x, y), new FitOptions(), new Examples<float>([1, 2, 3], {|NDSL104:[1, 2]|}));", "Streetlights.Fit, validation takes a row of targets for each row of inputs: inputs has 1 row of 3, this has 2 rows of 1"),
    ];

    [Fact]
    public async Task Rows_of_another_network()
    {
        var found = await CallSite.VerifyAsync(_given.Select(given => given.Statement));
        Assert.Equal(
            _given.Select(given => given.Message),
            found.Select(diagnostic => diagnostic.GetMessage(null)).Where(message => !message.StartsWith("Team.Fit takes rows of 3 targets", StringComparison.Ordinal)));
    }

    [Fact]
    public Task Rows_that_fit_or_are_not_known() => CallSite.VerifyAsync(
        "_ = Dataset<float>.FromRows([[1, 2], [3, 4]], [[1], [2]]);",
        "_ = Dataset<float>.FromRows([[1, 2], x], [[1], y]);",
        "_ = Dataset<float>.FromRows([x, [1]], [[1], y]);",
        "float[][] rows = [[1, 2], [3]]; rows[1] = [3, 4]; _ = Dataset<float>.FromRows(rows, [[1], [2]]);",
        "float[][] rows = [[1, 2], [3]]; Fill(rows); _ = Dataset<float>.FromRows(rows, [[1], [2]]); void Fill(float[][] all) => all[1] = [3, 4];",
        "float[][] rows = [[1, 2], [3]]; ref float[] last = ref rows[1]; last = [3, 4]; _ = Dataset<float>.FromRows(rows, [[1], [2]]);",
        "float[][] rows = [[1, 2], [3]]; Array.Resize(ref rows[1], 2); _ = Dataset<float>.FromRows(rows, [[1], [2]]);",
        "float[][] rest = [[1]]; _ = Dataset<float>.FromRows([[1, 2], .. rest], [[1], [2]]);",
        "var rows = new System.Collections.Generic.List<float[]> { x }; _ = Dataset<float>.FromRows(rows, [[1], [2]]);",
        "_ = Dataset<float>.FromRows(new Team.Input[2], new Team.Output[2]); _ = Dataset<float>.FromRows(new Team.Input[0], new Team.Output[0]);",
        "_ = Dataset<float>.FromRows(x, v => [v], v => [v, v]);",
        "_ = new Dataset<float>([1, 2, 3, 4], [1, 2], 2, 1); _ = new Dataset<float>([1, 2, 3, 4], [1, 2], n, 1); _ = new Dataset<float>(x, y, 2, 1, null);",
        "_ = new Dataset<float>([], [], 2, 1); _ = new Dataset<float>([1, 2], new[] { 0 }, 2, 2, [1]);",
        "net.Fit(new Dataset<float>(x, y, 3, 1), epochs: 5); net.Fit(new Dataset<float>(x, y, n, 1), epochs: 5); net.Fit(new Dataset<float>(x, y, flag ? 3 : 4, 1), epochs: 5);",
        "var data = new Dataset<float>(x, y, 4, 1); data = new Dataset<float>(x, y, 3, 1); net.Fit(data, epochs: 5);",
        "var data = new Dataset<float>(x, y, 4, 1).Slice(0, 1); net.Fit(data, epochs: 5);",
        "team.Fit(new Dataset<float>(x, new int[n], 2, 3), epochs: 5); net.Fit(new Dataset<float>(x, new int[n], 3, 2), epochs: 5);",
        "INetwork<Team, float> any = team; _ = any.LossBatch(new([1, 2], [1, 2, 3]), []); any.TrainEpoch(new([1, 2], [1, 2, 3], []), 0.1f, new float[3]);",
        "net.Fit(new Examples<float>(x, y), new FitOptions(), new Examples<float>([], [])); net.Fit(new Examples<float>(x, y), new FitOptions(), default(Examples<float>));",
        "var examples = new Examples<float>([1, 2, 3], [1]); examples = new Examples<float>([1, 2], [1, 2, 3]); team.Fit(examples, epochs: 5);",
        "if (Streetlights.InputSize == 2) { net.Fit(new Dataset<float>([1, 2, 3], [1], 2, 1), epochs: 5); _ = Dataset<float>.FromRows([[1, 2], [3]], [[1]]); }");

    [Fact]
    public Task Datasets_that_members_hold() => CallSite.VerifyAsync((IEnumerable<(string, string)>)
    [
        ("private readonly Dataset<float> _data = Dataset<float>.FromRows([[1, 2]], [[1]]);", "net.Fit({|NDSL101:_data|}, epochs: 5);"),
        ("private static Dataset<float> Data => Dataset<float>.FromRows([[1, 2]], [[1]]);", "net.Fit({|NDSL101:Data|}, epochs: 5);"),
        ("private Dataset<float> _data = Dataset<float>.FromRows([[1, 2]], [[1]]);", "net.Fit(_data, epochs: 5);"),
    ]);
}
