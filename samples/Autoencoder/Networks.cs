namespace Autoencoder;

/// <summary>Eight lamps, of which one is lit, as three numbers between 0 and 1.</summary>
[Layer(8), Layer(3, Sigmoid)]
internal sealed partial class Encoder;

/// <summary>The eight lamps from the three numbers.</summary>
[Layer(3), Layer(8, Sigmoid)]
internal sealed partial class Decoder;

/// <summary>Both in a row: it is trained to give back what it is given, through the three numbers in the middle.</summary>
[Network(Seed = 1)]
[Layer<Encoder>]
[Layer<Decoder>]
internal sealed partial class LampNetwork;
