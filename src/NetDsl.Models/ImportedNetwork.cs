namespace NetDsl.Models;

/// <summary>A network imported from a model of another program: its layers, from the input to the output.</summary>
/// <param name="Inputs">The number of inputs.</param>
/// <param name="Layers">The layers, at least one.</param>
/// <param name="IsDouble">Whether its numbers have double precision.</param>
/// <param name="Metadata">Additional data in the model.</param>
internal sealed record ImportedNetwork(int Inputs, IReadOnlyList<ImportedLayer> Layers, bool IsDouble, IReadOnlyDictionary<string, string> Metadata);

/// <summary>A fully connected layer.</summary>
/// <param name="Inputs">The number of inputs.</param>
/// <param name="Units">The number of units.</param>
/// <param name="Activation">The name of its activation, as in <see cref="NetDsl.Activation"/>.</param>
/// <param name="Weights">The weights, row-major by inputs and units.</param>
/// <param name="Biases">The biases, or null.</param>
internal sealed record ImportedLayer(int Inputs, int Units, Activation Activation, double[] Weights, double[]? Biases);
