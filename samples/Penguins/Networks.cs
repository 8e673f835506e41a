namespace Penguins;

/// <summary>What a penguin weighs, by its measures, sex and species.</summary>
[Network(Precision = Precision.Double, Seed = 1)]
[Inputs("billLength", "billDepth", "flipperLength", "female", "male", "adelie", "chinstrap", "gentoo")]
[Outputs("bodyMass")]
[Layer(8), Layer(8, Tanh), Layer(1)]
internal sealed partial class BodyMassNetwork;

/// <summary>The same by a weight for each input and nothing else: a linear regression, for comparison.</summary>
[Network(Precision = Precision.Double, Seed = 1)]
[Inputs("billLength", "billDepth", "flipperLength", "female", "male", "adelie", "chinstrap", "gentoo")]
[Outputs("bodyMass")]
[Layer(8), Layer(1)]
internal sealed partial class LinearNetwork;
