namespace Penguins;

/// <summary>A trained network and the scales that it was trained in: takes millimetres, gives grams.</summary>
internal sealed class BodyMassModel(BodyMassNetwork network, Standardizer<double> inputs, Standardizer<double> targets)
{
    /// <summary>What a penguin with these measures weighs.</summary>
    public double Predict(double billLength, double billDepth, double flipperLength, Sex sex, Species species)
    {
        double bodyMass = network.Forward(
            billLength: inputs.Apply(billLength, 0),
            billDepth: inputs.Apply(billDepth, 1),
            flipperLength: inputs.Apply(flipperLength, 2),
            female: inputs.Apply(sex == Sex.Female ? 1 : 0, 3),
            male: inputs.Apply(sex == Sex.Male ? 1 : 0, 4),
            adelie: inputs.Apply(species == Species.Adelie ? 1 : 0, 5),
            chinstrap: inputs.Apply(species == Species.Chinstrap ? 1 : 0, 6),
            gentoo: inputs.Apply(species == Species.Gentoo ? 1 : 0, 7));
        return targets.Invert(bodyMass);
    }
}

internal enum Sex
{
    Female,
    Male,
}

internal enum Species
{
    Adelie,
    Chinstrap,
    Gentoo,
}
