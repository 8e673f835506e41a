using System.Globalization;

namespace Penguins;

/// <summary>Regression on a table: what a penguin weighs.</summary>
internal static class Program
{
    public const int Seed = 1;
    public const int Patience = 50;
    private const int MaxEpochs = 2000;

    private static void Main() => Run(Console.Out);

    /// <summary>The whole sample, with its output in the caller's hands.</summary>
    public static void Run(TextWriter output)
    {
        PenguinTable table = PenguinTable.Read(PenguinTable.Path);
        Sets sets = Sets.Of(table.Complete, Seed);
        output.WriteLine(Line($"{table.Complete.Rows} penguins of whom everything is known, {table.Incomplete} others left out"));
        output.WriteLine(Line($"{sets.Training.Rows} to learn from, {sets.Validation.Rows} to tell when to stop, {sets.Test.Rows} to be tested on"));
        output.WriteLine();

        var network = new BodyMassNetwork();
        output.Write(network.Summary());
        output.WriteLine();

        var linear = new LinearNetwork();
        output.WriteLine($"network: {Train(network, sets).Message}");
        output.WriteLine($"linear:  {Train(linear, sets).Message}");
        output.WriteLine();

        output.WriteLine("error on the test set    mean absolute   root mean square");
        output.WriteLine(Score.OfTheMean(sets).Line("the mean, whoever it is"));
        output.WriteLine(Score.Of(linear, sets).Line("a linear model"));
        output.WriteLine(Score.Of(network, sets).Line("the network"));
        output.WriteLine();

        var model = new BodyMassModel(network, sets.Inputs, sets.Targets);
        double bodyMass = model.Predict(billLength: 46.5, billDepth: 17.9, flipperLength: 192, Sex.Female, Species.Chinstrap);
        output.WriteLine(Line($"A female chinstrap penguin with a bill of 46.5 x 17.9 mm and flippers of 192 mm weighs about {bodyMass:F0} g."));
    }

    /// <summary>Trains until the validation loss no longer falls, and keeps the best weights.</summary>
    public static History Train<TNetwork>(TNetwork network, Sets sets)
        where TNetwork : class, INetwork<TNetwork, double>
    {
        var options = new FitOptions
        {
            Epochs = MaxEpochs,
            BatchSize = 32,
            Optimizer = new Adam(0.003),
            EarlyStopping = new EarlyStopping(Patience),
        };
        return network.Fit(sets.Training, options, sets.Validation);
    }

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}
